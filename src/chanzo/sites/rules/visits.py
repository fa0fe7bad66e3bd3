"""What follows from visits: when a site lay still, how weights differ, what a visit leaves open. (sites)"""

from collections.abc import Iterable

from ..types.visits import Activity, Report, Weighing

# How far a weight on the spot may lie from the sheet's: what two scales and a wet bag explain.
AGREE_G, AGREE_PM = 1_000, 20
Spell = tuple[int, int | None]


def still_spells(seen: Iterable[tuple[int, str]]) -> list[Spell]:
    """The days on which a site lay still, of visits as (day, activity): first and last day, None for open.

    It lay still from a visit that saw it inactive to the day before the next that saw it active; visits that did not
    say change nothing. Where one of two visits of a day saw people at work, it was active; order is nothing.
    """
    on: dict[int, str] = {}
    for day, activity in seen:
        if activity and on.get(day) != Activity.ACTIVE:
            on[day] = activity
    spells: list[Spell] = []
    for day, activity in sorted(on.items()):
        still = bool(spells) and spells[-1][1] is None
        if activity == Activity.INACTIVE and not still:
            spells.append((day, None))
        elif activity == Activity.ACTIVE and still:
            spells[-1] = spells[-1][0], day - 1
    return spells


def difference_g(weighing: Weighing) -> int | None:
    """Grams seen less grams on the sheet; None where no sheet was seen."""
    return None if weighing.sheet_g is None else weighing.seen_g - weighing.sheet_g


def difference_share(weighing: Weighing) -> float | None:
    """The difference as a share of the weight on the sheet."""
    return (weighing.seen_g - weighing.sheet_g) / weighing.sheet_g if weighing.sheet_g else None


def hotline_share(report: Report) -> float | None:
    """The share of people asked who know the hotline; None where nobody was asked."""
    return (report.hotline_known or 0) / report.hotline_asked if report.hotline_asked else None


def agrees(weighing: Weighing) -> bool | None:
    """Whether a bag weighs on the spot what its sheet says, by a kilogram or 2 %; None where no sheet was seen."""
    apart = difference_g(weighing)
    if apart is None or weighing.sheet_g is None:
        return None
    return abs(apart) <= max(AGREE_G, weighing.sheet_g * AGREE_PM // 1000)
