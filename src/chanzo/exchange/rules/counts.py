"""What may be told of a half-year's incidents: counts of at least five, smaller ones together; medians of as many.
(exchange)

Each question (level, category, deadlines ...) parts the same cases. A part below the limit is folded with others by the
rule that folds sites, so that no total less the others gives it. A half-year is counted once and for all, so no two
counts of it can be subtracted either.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from chanzo.incidents.rules.statistics import Case, key_of
from chanzo.incidents.types import CATEGORIES, Clock, Level

from ..types import Cell, Group, Limits, Statement
from .suppression import restated

LEAST = 5
# A half-year is counted so many days after it ended: by then most cases were verified.
COUNTED_AFTER = 90
PARTS = (
    "level", "category", "province", "standing", "deadlines", "publication", "repeats", "evidence", "verification",
)  # fmt: skip
# What a reader knows that there is to be counted under; of the rest it is not known how many there are.
KNOWN: dict[str, Collection[str]] = {
    "level": [str(int(level)) for level in Level],
    "category": list(CATEGORIES),
    "deadlines": ("in_time", "late"),
    "publication": ("published", "withheld"),
    "repeats": ("no_site", "once", "repeated"),
    "evidence": ("followed", "not_followed"),
    "verification": ("not_verified", "verified", "verified_late"),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """What is told: all cases, or None below the limit; [key, number] by question, the key empty for a fold; medians
    in half days."""

    total: int | None
    parts: Mapping[str, Sequence[Sequence[Any]]]
    medians: Mapping[str, int]

    def facts(self) -> dict[str, Any]:
        """As a record states them."""
        return asdict(self)


def counted(cases: Iterable[Case], today: int) -> Counts:
    """The cases of a half-year as the public may know them."""
    cases = list(cases)
    if len(cases) < LEAST:
        return Counts(None, {}, {})
    sites = Counter(case.site for case in cases if case.site)
    parts = {by: folded(Counter(key_of(case, by, today, sites) for case in cases), KNOWN.get(by, ())) for by in PARTS}
    medians = {}
    for clock in Clock:
        took = [case.met[clock] - case.opened for case in cases if clock in case.met]
        if len(took) >= LEAST:
            medians[clock.value] = round(2 * median(took))
    return Counts(len(cases), parts, medians)


def folded(counts: Mapping[str, int], known: Collection[str], least: int = LEAST) -> list[list[Any]]:
    """Counts by key, largest first, those below the limit together under an empty key with as many others as it takes.

    ``known`` are all keys that a reader knows of. Where small parts can be so many that their sum alone would tell
    each of them, another joins; where they could be the whole, all are one sum.
    """
    universe = {*known, *counts}
    most = least - 1  # that a small part can be
    alone = {key for key, number in counts.items() if number >= least}
    if sum(counts.values()) <= most * len(universe):
        alone.clear()
    while True:
        cells = [Cell(key, (), key in alone, number, number) for key, number in counts.items()]
        groups = restated(cells, Statement(), Limits(least, least, 2), "").groups
        fold = next((group for group in groups if not group.alone), None)
        joining = _joining(fold, counts, alone, most * len(universe - alone)) if fold and alone else frozenset()
        if not joining:
            shown = [("" if group is fold else next(iter(group.members)), group.bags) for group in groups]
            return [[key, number] for key, number in sorted(shown, key=lambda one: (one[0] == "", -one[1], one[0]))]
        alone -= joining


def _joining(fold: Group, counts: Mapping[str, int], alone: Collection[str], full: int) -> frozenset[str]:
    """What stands alone and joins the fold: as company no smaller than any that stays alone, so that which of two
    equal ones joined tells nothing; and the smallest, where the small ones are as many as they can be."""
    company = max((counts[key] for key in fold.members if key in alone), default=0)
    if not company and fold.bags == full:
        company = min(counts[key] for key in alone)
    return frozenset(key for key in alone if counts[key] <= company)
