"""What is at risk: grams of the lots that findings are about, remembered while custody does not change. (verification)

Verdicts and questions are many and move no bag, so a list that is read after each of them weighs nothing again.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from threading import Lock
from typing import NamedTuple

from django.db.models import Max, Sum

from chanzo.core.names import fold
from chanzo.ledger.models import Record
from chanzo.ledger.services.rows import Database
from chanzo.people.scopes import Scope
from chanzo.traceability.models import Gone, Lot, MonthSum
from chanzo.traceability.queries.sites import places_of
from chanzo.traceability.types import Kind

Month = tuple[str, int]
AtRisk = tuple[Collection[str], Collection[Month]]


class Weighed(NamedTuple):
    """A lot as far as it counts here; its name is what findings call it."""

    key: str
    name: str
    mass_g: int | None
    holder: str
    organisation: str
    site: str


class _Memory:
    """Lots and their grams by name, and grams by site and month, as custody had them at one record."""

    def __init__(self, state: bytes) -> None:
        self.state = state
        self.lots: dict[str, tuple[Weighed, ...]] = {}
        self.named: dict[str, int] = {}
        self.months: dict[Month, int] = {}


_lock = Lock()
_memory = _Memory(b"")


def grams_of(at_risk: Sequence[AtRisk], scope: Scope) -> list[int]:
    """The closing grams of each collection of lot names and site-months: every lot once, a scope's own ones only."""
    memory = _current()
    _fetch_lots((name for names, _ in at_risk for name in names), memory)
    if not scope.everything:
        lots = [list(_lots(names, months, memory)) for names, months in at_risk]
        owns = _Owner(scope, (lot for some in lots for lot in some))
        return [sum(lot.mass_g or 0 for lot in some if owns(lot)) for some in lots]
    _fetch_months({month for names, months in at_risk if not names for month in months}, memory)
    return [_grams(names, months, memory) for names, months in at_risk]


def _grams(names: Collection[str], months: Collection[Month], memory: _Memory) -> int:
    if months and names:
        return sum(lot.mass_g or 0 for lot in _lots(names, months, memory))
    if months:
        return sum(map(memory.months.__getitem__, months))
    return sum(map(memory.named.__getitem__, names if len(names) < 2 else set(names)))


def lots_at_risk(names: Collection[str], months: Collection[Month], scope: Scope) -> list[Weighed]:
    """The scope's lots behind some findings, heaviest first."""
    memory = _current()
    _fetch_lots(names, memory)
    found = list(_lots(names, months, memory))
    owns = _Owner(scope, found)
    return sorted((lot for lot in found if owns(lot)), key=lambda lot: (-(lot.mass_g or 0), lot.key))


class _Owner:
    """Whether lots are a scope's own (traceability.queries.redaction), each holder and site asked once."""

    def __init__(self, scope: Scope, lots: Iterable[Weighed]) -> None:
        self.scope, self.organisations, self.sites = scope, dict[str, bool](), dict[str, bool]()
        if scope.areas and not scope.everything:
            sites = {lot.site for lot in lots if lot.site}
            place_of = places_of(sites)
            self.sites = {site: scope.covers(place_of(site)) for site in sites}

    def __call__(self, lot: Weighed) -> bool:
        own = self.scope.everything or self._owns(lot.holder) or self._owns(lot.organisation)
        return own or self.sites.get(lot.site, False)

    def _owns(self, organisation: str) -> bool:
        if organisation not in self.organisations:
            self.organisations[organisation] = fold(organisation) in self.scope.organisations
        return self.organisations[organisation]


def _lots(names: Collection[str], months: Collection[Month], memory: _Memory) -> Iterator[Weighed]:
    """Every lot under the names or tagged in the site-months, once."""
    seen: set[str] = set()
    for name in set(names):
        for lot in memory.lots[name]:
            seen.add(lot.key)
            yield lot
    if months:
        for lot in _select("site,month", list(set(months))):
            if lot.key not in seen and lot.key.startswith(f"{Kind.MINE}:"):
                yield lot


def state_of_custody() -> bytes:
    """What tells one state of all lots from another: the chain hash of the last record that changed one."""
    last = max(Lot.objects.aggregate(seq=Max("seq"))["seq"] or 0, Gone.objects.aggregate(seq=Max("seq"))["seq"] or 0)
    return bytes(Record.objects.filter(seq=last).values_list("chain", flat=True).first() or b"")


def _current() -> _Memory:
    """What is remembered of custody as it stands now; all is forgotten when a lot came, went or changed."""
    global _memory
    state = state_of_custody()
    with _lock:
        if _memory.state != state or not state:
            _memory = _Memory(state)
        return _memory


def _fetch_lots(names: Iterable[str], memory: _Memory) -> None:
    known = memory.lots
    missing = list({name for name in names if name not in known})
    if not missing:
        return
    found: dict[str, list[Weighed]] = defaultdict(list)
    for lot in _select("name", missing):
        found[lot.name].append(lot)
    for name in missing:
        memory.lots[name] = lots = tuple(found.get(name, ()))
        memory.named[name] = sum(lot.mass_g or 0 for lot in lots)


def _fetch_months(months: set[Month], memory: _Memory) -> None:
    missing: dict[int, list[str]] = defaultdict(list)
    for site, month in months:
        if (site, month) not in memory.months:
            missing[month].append(site)
    for month, sites in missing.items():
        sums = MonthSum.objects.filter(kind=Kind.MINE.value, month=month, site__in=sites).order_by()
        weighed = dict(sums.values_list("site").annotate(Sum("mass_g")))
        memory.months.update(((site, month), weighed.get(site, 0)) for site in sites)


def _select(index: str, values: Sequence[str] | Sequence[Month]) -> Iterator[Weighed]:
    return (Weighed(*row) for row in Database().select("traceability_lot", Weighed._fields, index, values))
