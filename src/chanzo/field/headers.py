"""Which row is the header, which table it heads, and which column each header means. (field)"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from .cells.numbers import UNIT_WORDS
from .cells.text import shown
from .cells.words import bare
from .header_words import COMMON, OTHER_MEANINGS
from .table_words import TABLE_NAMES, TABLE_WORDS
from .tables import TABLES
from .types import CellType

HEADER_WITHIN_ROWS = 40
_LITTLE_WORDS = "de du des d l la le les of the un une n no num numero number nr en par per a au aux"
_DROPPED = frozenset(_LITTLE_WORDS.split())
# Not in headers: "livre" is a book there, "to" an end, "mt" and "tm" nothing.
_UNITS = {word: unit for word, unit in UNIT_WORDS.items() if word not in ("livre", "livres", "to", "mt", "tm", "gr")}
_SINGLE_LETTER_UNITS = frozenset("gt")
_OTHER_MEANINGS = frozenset(OTHER_MEANINGS.split())


@lru_cache(maxsize=20_000)
def header_form(text: str) -> tuple[str, str]:
    """A header without case, accents, punctuation, articles and units, and the unit it named (or nothing)."""
    tokens = bare(text.replace("%", " pct ").replace("#", " n ")).split()
    unit = ""
    kept = []
    for place, token in enumerate(tokens):
        last = place == len(tokens) - 1
        if token in _UNITS and len(tokens) > 1 and (last or token not in _SINGLE_LETTER_UNITS):
            unit = _UNITS[token]
        elif token != "pct":
            kept.append(token[:-1] if len(token) > 3 and token.endswith("s") and not token.endswith("ss") else token)
    meaning = [token for token in kept if token not in _DROPPED]
    return " ".join(meaning or kept or tokens), unit


@cache
def _phrases(table: str) -> dict[str, list[tuple[int, str]]]:
    """Every known header of a table with (rank, column), the best rank first; canonical names have rank 0."""
    known: dict[str, list[tuple[int, str]]] = {}
    for column in TABLES[table].columns:
        own = TABLE_WORDS.get(table, {}).get(column.name, "")
        for start, words in ((0, column.name), (1, own), (1000, COMMON.get(column.name, ""))):
            for rank, word in enumerate(filter(None, words.split(", ")), start=start):
                form, _ = header_form(word)
                if column.name not in [other for _, other in known.setdefault(form, [])]:
                    known[form].append((rank, column.name))
    return {form: sorted(found) for form, found in known.items()}


@cache
def _single_words() -> frozenset[str]:
    return frozenset(form for table in TABLES for form in _phrases(table) if " " not in form)


@cache
def _words_of_others(table: str, column: str) -> frozenset[str]:
    """Words that point to another column of the table."""
    return frozenset(
        token
        for form, found in _phrases(table).items()
        if column not in [name for _, name in found]
        for token in form.split()
    )


@lru_cache(maxsize=20_000)
def _resembles(table: str, form: str) -> str:
    """The one column whose longest phrase begins or ends this header while its other words mean nothing else."""
    tokens = form.split()
    for length in range(len(tokens) - 1, 0, -1):
        columns = set()
        for part, rest in ((tokens[:length], tokens[length:]), (tokens[-length:], tokens[:-length])):
            phrase = " ".join(part)
            if len(phrase) < 3 or _OTHER_MEANINGS.intersection(rest) or _single_words().intersection(rest):
                continue
            found = _phrases(table).get(phrase)
            if found and not _words_of_others(table, found[0][1]).intersection(rest):
                columns.add(found[0][1])
        if columns:
            return columns.pop() if len(columns) == 1 else ""
    return ""


@dataclass(slots=True)
class Match:
    """How one row fits one table as its header: column to place, and what stood in the way."""

    table: str
    row: int
    places: dict[str, int] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    twice: dict[str, list[str]] = field(default_factory=dict)
    canonical: int = 0

    @property
    def missing(self) -> list[str]:
        return [c.name for c in TABLES[self.table].columns if c.required and c.name not in self.places]

    @property
    def fits(self) -> bool:
        return not self.missing and not self.twice

    @property
    def score(self) -> tuple[bool, int, int, int]:
        return (self.fits, len(self.places), self.canonical, -self.row)


def match(table: str, row: int, header: Sequence[object], fixed: Mapping[str, str] | None = None) -> Match:
    """How this row heads this table; ``fixed`` maps headers to columns (or to nothing) beforehand."""
    result = Match(table, row)
    forms = [header_form(shown(cell)) for cell in header]
    given = {header_form(name)[0]: column for name, column in (fixed or {}).items()}
    often = Counter(form for form, _ in forms if form)
    offers: list[tuple[int, int, str]] = []
    for place, (form, _) in enumerate(forms):
        if not form:
            continue
        if form in given:
            if given[form]:
                offers.append((-1, place, given[form]))
        elif found := _phrases(table).get(form):
            offers.extend((rank, place, column) for rank, column in found)
        elif column := _resembles(table, form):
            offers.append((10_000, place, column))
    used: set[int] = set()
    taken_at: dict[str, int] = {}
    for rank, place, column in sorted(offers):
        if place in used:
            continue
        if column in result.places:
            if often[forms[place][0]] > 1 and rank == taken_at[column]:
                result.twice[column] = [shown(header[result.places[column]]), shown(header[place])]
            continue
        used.add(place)
        taken_at[column] = rank
        result.places[column] = place
        result.canonical += rank <= 0
        if unit := forms[place][1]:
            result.units[column] = unit
    weights = {c.name for c in TABLES[table].columns if c.type is CellType.WEIGHT}
    result.units = {column: unit for column, unit in result.units.items() if column in weights}
    return result


def best_match(table: str, rows: Sequence[Sequence[object]], fixed: Mapping[str, str] | None = None) -> Match | None:
    """The row among the first ones that heads this table best, if any has two of its columns."""
    found = (match(table, number, row, fixed) for number, row in enumerate(rows[:HEADER_WITHIN_ROWS], start=1))
    return max((m for m in found if len(m.places) > 1), key=lambda m: m.score, default=None)


@cache
def _names() -> dict[str, str]:
    return {header_form(name)[0]: table for table in TABLES for name in [table, *TABLE_NAMES[table].split(", ")]}


def tables_named(text: str) -> list[str]:
    """The tables that a file's or worksheet's name announces, by the longest phrase it holds."""
    tokens = [token for token in header_form(text)[0].split() if not token.isdigit()]
    for length in range(len(tokens), 0, -1):
        phrases = (" ".join(tokens[start : start + length]) for start in range(len(tokens) - length + 1))
        if found := [_names()[phrase] for phrase in phrases if phrase in _names()]:
            return list(dict.fromkeys(found))
    return []
