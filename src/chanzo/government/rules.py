"""The arithmetic of monthly statements: figures added up, frozen, compared. (government)

A statement is a set of figures, each a whole number under a key; what is frozen plus what differs is what holds now.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from chanzo.core.days import month_end

from .types import Bag, Exported, Figures, Key

# Findings are work in progress: they are stated, but their being settled later is no change of the month.
FLOWING = frozenset(("findings",))


def tagged(bags: Iterable[Bag]) -> Figures:
    """Bags and grams by site, service and mineral."""
    figures: Figures = defaultdict(int)
    for bag in bags:
        of = (bag.site, bag.service, bag.mineral)
        figures["tagged", "bags", *of] += 1
        figures["tagged", "mass_g", *of] += bag.mass_g or 0
    return dict(figures)


def exported(parts: Iterable[Exported]) -> Figures:
    """Lots and grams by exporter, mineral and lot."""
    figures: Figures = defaultdict(int)
    for part in parts:
        figures["exported", "lots", part.exporter, part.mineral, part.lot] += 1
        figures["exported", "mass_g", part.exporter, part.mineral, part.lot] += part.mass_g
    return dict(figures)


def summed(figures: Mapping[Key, int], part: str, measure: str, *by: int) -> dict[Key, int]:
    """The figures of one part and measure added up over all names but those at the positions ``by``."""
    totals: dict[Key, int] = defaultdict(int)
    for key, value in figures.items():
        if key[:2] == (part, measure):
            totals[tuple(key[2 + at] for at in by)] += value
    return dict(totals)


def total(figures: Mapping[Key, int], part: str, measure: str) -> int:
    """All figures of one part and measure together."""
    return summed(figures, part, measure).get((), 0)


def differences(stated: Mapping[Key, int], now: Mapping[Key, int]) -> Figures:
    """What to add to the stated figures to have those of now; figures that agree are left out."""
    found = {key: now.get(key, 0) - stated.get(key, 0) for key in stated.keys() | now.keys()}
    return {key: found[key] for key in sorted(found) if found[key]}


def added(stated: Mapping[Key, int], difference: Mapping[Key, int]) -> Figures:
    """The stated figures with a difference; figures that come to nothing are left out."""
    found = {key: stated.get(key, 0) + difference.get(key, 0) for key in stated.keys() | difference.keys()}
    return {key: value for key, value in found.items() if value}


def restatable(difference: Mapping[Key, int]) -> Figures:
    """The part of a difference that calls for a restatement."""
    return {key: value for key, value in difference.items() if key[0] not in FLOWING}


def written(figures: Mapping[Key, int]) -> list[list[str | int]]:
    """Figures as a record holds them: name, ..., value; sorted, zeros left out."""
    return [[*key, figures[key]] for key in sorted(figures) if figures[key]]


def read(rows: Sequence[Sequence[str | int]]) -> Figures:
    """The figures that a record holds."""
    return {tuple(str(name) for name in row[:-1]): int(row[-1]) for row in rows}


def has_ended(month: int, today: int) -> bool:
    """Whether a month is over."""
    return today > month_end(month)
