"""Changes made while bags are still being produced: surges, stops, idle bags, invented weights, lost books. (demo)"""

import numpy as np
from numpy.typing import NDArray

from ..pages import BOOK_PAGES
from ..production import Bags, set_capacities
from ..world import World
from .choice import Chosen

HEAVY_G, LIGHT_G = 135_000, 1_500
ROUND_G = 5_000
COARSEST_GRADUATION_G = 500
LOST_LINES = 12
# Bags that stay closed to the end, by what will be wrong with them.
IDLE_KINDS = ("UNISSUED", "ALLOC", "DEAD", "WEIGHT", "FACTOR10", "GEO", "MINERAL", "ILLEGIBLE", "TEAM", "POINT")
"""Each is planted ``times`` times; pairs of one site are set aside for DUP, and pairs of bags for the speed limit."""


def shape_counts(chosen: Chosen, world: World, counts: NDArray[np.int64]) -> None:
    """Surges at some sites; at some shared points a nearly idle site takes over the tagging for one month."""
    for site in chosen.surging:
        counts[site, chosen.month_of_surge] = max(12, 4 * int(counts[site, chosen.month_of_surge]))
    for site in chosen.dormant:
        others = [place for place in world.points[world.sites[site].point].sites if place != site]
        rest = counts[others].sum(axis=0)
        counts[site] = np.maximum(1, (rest * 0.03).astype(np.int64))
        counts[site, chosen.month_of_jump] = max(24, int(rest[chosen.month_of_jump] * 0.7))


def shape_bags(rng: np.random.Generator, chosen: Chosen, world: World, bags: Bags) -> Bags:
    """The bags after every change that must be made before they travel; sites get their capacities here."""
    bags = _stop(rng, chosen, bags)
    _set_idle(rng, chosen, world, bags)
    _invent_weights(chosen, bags)
    surge = np.isin(bags.site, chosen.surging) & (bags.month == world.period.first_month + chosen.month_of_surge)
    set_capacities(rng, world, bags.take(~surge))
    for old, new in chosen.merged:
        world.sites[new].high_g += world.sites[old].high_g
        world.sites[new].low_g += world.sites[old].low_g
        world.sites[new].inherited = world.sites[old].minerals
        world.sites[old].capacity_from -= 100
    for site in chosen.ghosts:
        world.sites[site].baseline_day = None
    _break_books(chosen, world, bags)
    return bags


def _stop(rng: np.random.Generator, chosen: Chosen, bags: Bags) -> Bags:
    """Suspended and withdrawn sites stop, but for a few bags that somebody tagged all the same."""
    first, last = chosen.suspension
    stopped = np.isin(bags.site, chosen.suspended) & (bags.day >= first) & (bags.day <= last)
    stopped |= np.isin(bags.site, chosen.withdrawn) & (bags.day >= chosen.withdrawal)
    for site in (*chosen.suspended, *chosen.withdrawn):
        inside = np.flatnonzero(stopped & (bags.site == site))
        kept = rng.permutation(inside)[: chosen.times]
        stopped[kept] = False
        bags.idle[kept] = True
    return bags.take(~stopped)


def _set_idle(rng: np.random.Generator, chosen: Chosen, world: World, bags: Bags) -> None:
    """Sets aside bags of ordinary sites that nobody opens before the end."""
    last_of_point = np.searchsorted(bags.point, bags.point, side="right")
    early = bags.day < world.period.first_day + 20
    fitting = np.isin(bags.site, chosen.ordinary) & ~early & (last_of_point - np.arange(len(bags)) > 30)
    free = [int(place) for place in rng.permutation(np.flatnonzero(fitting))]
    for kind in IDLE_KINDS:
        wanted = 1 if kind in ("TEAM", "POINT") else chosen.times
        chosen.idle[kind] = [free.pop() for _ in range(wanted)]
    chosen.idle["DUP"] = []
    while len(chosen.idle["DUP"]) < 2 * chosen.times:
        one = free.pop()
        other = next((p for p in free if bags.site[p] == bags.site[one] and bags.day[p] != bags.day[one]), None)
        if other is not None:
            free.remove(other)
            chosen.idle["DUP"] += [one, other]
    chosen.idle["SPEED"] = _too_fast(chosen, world, bags, free)
    for places in chosen.idle.values():
        bags.idle[places] = True


def _too_fast(chosen: Chosen, world: World, bags: Bags, free: list[int]) -> list[int]:
    """Pairs flattened: a bag, and one tagged 10 to 40 minutes earlier, far away, by an agent who was then done."""
    pairs: list[int] = []
    latitude = np.array([point.latitude for point in world.points])
    longitude = np.array([point.longitude for point in world.points])
    for place in free:
        if len(pairs) >= 2 * chosen.times:
            break
        if place in pairs:
            continue
        point = int(bags.point[place])
        same_day = np.flatnonzero(bags.day == bags.day[place])
        gap = bags.minute[place] - bags.minute[same_day]
        far = np.hypot(latitude - latitude[point], longitude - longitude[point])[bags.point[same_day]] > 0.6
        later = {int(p) for p in bags.point[same_day[gap < 0]]}
        for other in same_day[far & (gap >= 10) & (gap <= 40)].tolist():
            if int(bags.point[other]) not in later and other not in pairs:
                pairs += [place, other]
                break
    used = set(pairs[::2])
    free[:] = [place for place in free if place not in used]
    return pairs


def _invent_weights(chosen: Chosen, bags: Bags) -> None:
    """Weights outside every range, a tenth of the truth, and rounded ones."""
    for number, place in enumerate(chosen.idle["WEIGHT"]):
        bags.mass_g[place] = LIGHT_G if number % 2 else HEAVY_G
    for place in chosen.idle["FACTOR10"]:
        habit_g = int(np.median(bags.mass_g[bags.site == bags.site[place]]))
        bags.mass_g[place] = round(habit_g / 10 / COARSEST_GRADUATION_G) * COARSEST_GRADUATION_G
    for site in chosen.rounded:
        months, sizes = np.unique(bags.month[bags.site == site], return_counts=True)
        month = int(months[sizes.argmax()])
        chosen.rounded_months[site] = month
        inside = (bags.site == site) & (bags.month == month)
        bags.mass_g[inside] = (bags.mass_g[inside] / ROUND_G).round().astype(np.int64) * ROUND_G


def _break_books(chosen: Chosen, world: World, bags: Bags) -> None:
    """Some books are lost with their last written page, some stolen and still used on one day."""
    for site in chosen.losing_book:
        point = world.sites[site].point
        start, end = _rows_of(bags, point)
        size = world.points[point].lines_a_page
        pages = min((end - start) // size // 2, BOOK_PAGES - 2)
        lost = range(start + pages * size, start + pages * size + LOST_LINES)
        chosen.lost_rows.append(lost)
        chosen.new_books.add(lost.stop)
    for site in chosen.robbed_of_book:
        start, end = _rows_of(bags, world.sites[site].point)
        days, firsts, sizes = np.unique(bags.day[start:end], return_index=True, return_counts=True)
        fitting = [p for p in range(len(days) // 2, len(days) - 1) if 2 <= sizes[p] <= 6]
        place = fitting[0] if fitting else len(days) // 2
        used = range(start + int(firsts[place]), start + int(firsts[place] + sizes[place]))
        chosen.stolen_rows.append(used)
        chosen.new_books.add(used.stop)


def _rows_of(bags: Bags, point: int) -> tuple[int, int]:
    return int(np.searchsorted(bags.point, point)), int(np.searchsorted(bags.point, point, side="right"))
