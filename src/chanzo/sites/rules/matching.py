"""Rows of a published list of mines found again among known sites, by place and name. (sites)

Sure enough to be taken without a person: a like name close by, and nobody else who could be meant. Anything that may
be the same is doubted, and a person sees the candidates side by side. Distances are metres, likeness thousandths.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from chanzo.core.names import fold
from chanzo.places.rules import distance_km

from ..types.mine_lists import Candidate, Fault, KnownMine, ListedMine, Outcome, Placed
from .likeness import Name, likeness, name_of

# How close a name so alike must be to be taken without asking.
SURE = ((950, 1_000), (800, 300))
# How close a name so alike must be to put the row in doubt.
DOUBT = ((1000, 10_000), (700, 5_000), (0, 150))
# A second candidate whose name is hardly less alike makes the first one doubtful.
APART = 100
REACH_M = 10_000
SHOWN = 5
# Two rows of a list are one mine only where they name the same place.
TWIN_M, TWIN_BY_CODE_M = 100, 1_000
# Without a place a name has to be this alike to be put to a person.
NAMED = 850
CELL = 100_000  # micro-degrees, more than ten kilometres
_NOWHERE = -1


def place(rows: Sequence[ListedMine], known: Iterable[KnownMine]) -> list[Placed]:
    """What becomes of each row, in the order of the rows; none is left out."""
    sites, earlier = _Index(), _Index()
    for mine in known:
        sites.add(mine.site, 0, tuple(name_of(name) for name in mine.names), mine.names, mine.longitude, mine.latitude)
    found = []
    for row in rows:
        placed = _placed(row, sites, earlier)
        if placed.outcome == Outcome.NEW:
            codes = (row.code,) if row.code else ()
            earlier.add("", row.row, (name_of(row.name),), codes, row.longitude, row.latitude)
        found.append(placed)
    return found


@dataclass(frozen=True)
class _Entry:
    site: str
    row: int
    names: tuple[Name, ...]
    codes: frozenset[str]
    longitude: int | None
    latitude: int | None


@dataclass
class _Index:
    """Mines by where they lie and by what they are called."""

    cells: dict[tuple[int, int], list[_Entry]] = field(default_factory=lambda: defaultdict(list))
    keys: dict[str, list[_Entry]] = field(default_factory=lambda: defaultdict(list))
    codes: dict[str, list[_Entry]] = field(default_factory=lambda: defaultdict(list))
    entries: list[_Entry] = field(default_factory=list)
    of_site: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(
        self, site: str, row: int, names: tuple[Name, ...], codes: Sequence[str], east: int | None, north: int | None
    ) -> None:
        entry = _Entry(site, row, names, frozenset(fold(code) for code in codes), east, north)
        self.entries.append(entry)
        self.of_site[site] = entry.codes
        if east is not None and north is not None:
            self.cells[east // CELL, north // CELL].append(entry)
        for key in {name.key for name in names} - {""}:
            self.keys[key].append(entry)
        for code in entry.codes:
            self.codes[code].append(entry)

    def near(self, row: ListedMine) -> Iterator[tuple[_Entry, int]]:
        """The mines within REACH_M of a row's place, with their metres."""
        if row.longitude is None or row.latitude is None:
            return
        column, line = row.longitude // CELL, row.latitude // CELL
        here = [e for dx in (-1, 0, 1) for dy in (-1, 0, 1) for e in self.cells.get((column + dx, line + dy), ())]
        if not here:
            return
        east = np.array([e.longitude for e in here], float) / 1e6
        north = np.array([e.latitude for e in here], float) / 1e6
        metres = distance_km(row.latitude / 1e6, row.longitude / 1e6, north, east) * 1000
        yield from ((here[at], round(metres[at])) for at in np.flatnonzero(metres <= REACH_M).tolist())


def _placed(row: ListedMine, sites: _Index, earlier: _Index) -> Placed:
    if row.fault:
        return Placed(row, Outcome.REFUSED, fault=row.fault)
    name = (name_of(row.name),)
    if not name[0].key and not row.code:
        return Placed(row, Outcome.REFUSED, fault=Fault("name", "MINE_NO_NAME"))
    if not row.placed:
        return _without_place(row, name, sites)
    candidates = _ranked(_candidates(row, name, sites))
    by_code = [c for c in candidates if row.code and fold(row.code) in sites.of_site[c.site]]
    if len(by_code) == 1 and 0 <= by_code[0].distance_m <= SURE[0][1]:
        return _matched(row, by_code[0], candidates)
    sure = [c for c in candidates if any(c.likeness >= like and c.distance_m <= m for like, m in SURE)]
    sure = [c for c in sure if c.distance_m >= 0]
    if sure and not _rivalled(sure[0], candidates):
        return _matched(row, sure[0], candidates)
    if candidates:
        return Placed(row, Outcome.DOUBTED, candidates=tuple(candidates[:SHOWN]))
    return _among_rows(row, name, earlier)


def _candidates(row: ListedMine, name: tuple[Name, ...], sites: _Index) -> Iterator[Candidate]:
    """Known sites that the row may mean."""
    met = set()
    for entry, metres in sites.near(row):
        alike = likeness(name, entry.names)
        same_code = bool(row.code) and fold(row.code) in entry.codes
        if same_code or any(alike >= like and metres <= most for like, most in DOUBT):
            met.add(entry.site)
            yield Candidate(entry.site, 0, alike, metres)
    for entry in [*sites.keys.get(name[0].key, ()), *(sites.codes.get(fold(row.code), ()) if row.code else ())]:
        same_code = bool(row.code) and fold(row.code) in entry.codes
        # A site of the same name far away is another one; of a site without a place nobody can tell.
        if entry.site not in met and (same_code or entry.longitude is None):
            met.add(entry.site)
            yield Candidate(entry.site, 0, likeness(name, entry.names), _metres(row, entry))


def _among_rows(row: ListedMine, name: tuple[Name, ...], earlier: _Index) -> Placed:
    """A row that means no known site: the mine of an earlier row, or a new one."""
    twins = []
    for entry, metres in earlier.near(row):
        same_code = bool(row.code) and fold(row.code) in entry.codes
        other_code = bool(row.code) and bool(entry.codes) and not same_code
        same_name = entry.names[0].key == name[0].key
        if (same_code and metres <= TWIN_BY_CODE_M) or (same_name and metres <= TWIN_M and not other_code):
            twins.append(Candidate("", entry.row, likeness(name, entry.names), metres))
    if twins:
        nearest = min(twins, key=lambda c: (c.distance_m, c.row))
        return Placed(row, Outcome.TWIN, twin=nearest.row, score=1000, candidates=(nearest,))
    moved = [e for e in earlier.codes.get(fold(row.code), ()) if row.code]
    if moved:
        # One number at two places: the list says two things, and a person says which holds.
        found = tuple(Candidate("", e.row, likeness(name, e.names), _metres(row, e)) for e in moved[:SHOWN])
        return Placed(row, Outcome.DOUBTED, candidates=found)
    return Placed(row, Outcome.NEW, score=1000)


def _without_place(row: ListedMine, name: tuple[Name, ...], sites: _Index) -> Placed:
    """A row without coordinates is never placed by its name alone."""
    code = fold(row.code)
    found = []
    for entry in sites.entries:
        alike = likeness(name, entry.names)
        if alike >= NAMED or (row.code and code in entry.codes):
            found.append(Candidate(entry.site, 0, alike, _NOWHERE))
    if found:
        return Placed(row, Outcome.DOUBTED, candidates=tuple(_ranked(found)[:SHOWN]))
    return Placed(row, Outcome.REFUSED, fault=Fault("latitude", "MINE_NO_PLACE"))


def _matched(row: ListedMine, found: Candidate, candidates: list[Candidate]) -> Placed:
    return Placed(row, Outcome.MATCHED, found.site, score=_score(found), candidates=tuple(candidates[:SHOWN]))


def _rivalled(first: Candidate, candidates: list[Candidate]) -> bool:
    """Whether another site close by is about as likely."""
    return any(
        other.site != first.site and other.likeness > first.likeness - APART and other.distance_m <= SURE[0][1]
        for other in candidates
    )


def _ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda c: (-_score(c), c.distance_m, c.site))


def _score(c: Candidate) -> int:
    """Thousandths: three fifths by the name, two by the place, which counts nothing ten kilometres off."""
    close = 0 if c.distance_m < 0 else max(0, 1000 - c.distance_m * 1000 // REACH_M)
    return (3 * c.likeness + 2 * close) // 5


def _metres(row: ListedMine, entry: _Entry) -> int:
    if row.longitude is None or row.latitude is None or entry.longitude is None or entry.latitude is None:
        return _NOWHERE
    there = distance_km(row.latitude / 1e6, row.longitude / 1e6, entry.latitude / 1e6, entry.longitude / 1e6)
    return round(float(there) * 1000)
