"""Which sites, points and négociants of a programme are touched by which plant; every site plays one part. (demo)"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from chanzo.core.days import month_end, month_start

from ..batches import OldBag
from ..scales import Scale
from ..territories import MIXED
from ..world import World

OLD_SERIES = 3_000_001
OLD_BAGS = 6


@dataclass
class Chosen:
    """Parts by site index; months as offsets from the first. ``times`` is how often each small plant is repeated."""

    times: int
    month_of_surge: int
    month_of_jump: int
    suspension: tuple[int, int]
    withdrawal: int
    change_day: int
    rounded: list[int]
    surging: list[int]
    suspended: list[int]
    losing_book: list[int]
    robbed_of_book: list[int]
    renamed: list[int]
    withdrawn: list[int]
    ghosts: list[int]
    dormant: list[int]
    merged: list[tuple[int, int]]
    ordinary: list[int]
    old_stock: list[OldBag]
    understating: list[int]
    idle: dict[str, list[int]] = field(default_factory=dict)
    new_books: set[int] = field(default_factory=set)
    lost_rows: list[range] = field(default_factory=list)
    stolen_rows: list[range] = field(default_factory=list)
    rounded_months: dict[int, int] = field(default_factory=dict)


def choose(rng: np.random.Generator, scale: Scale, world: World, counts: NDArray[np.int64]) -> Chosen:
    """Deals the parts, largest sites first where a part needs many bags."""
    period = world.period
    repeats = max(1, scale.plants // 3)
    total = counts.sum(axis=1)
    alone = [
        place
        for place, site in enumerate(world.sites)
        if len(world.points[site.point].sites) == 1 and site.mineral != MIXED and site.first_month == period.first_month
    ]
    alone.sort(key=lambda place: -int(total[place]))

    def take(*, congolese: bool = False, smallest: bool = False) -> list[int]:
        fitting = [p for p in alone if not congolese or world.sites[p].territory.country == "CD"]
        dealt = fitting[-repeats:] if smallest else fitting[:repeats]
        for place in dealt:
            alone.remove(place)
        return dealt

    rounded = take()
    suspended, losing, robbed = take(congolese=True), take(congolese=True), take(congolese=True)
    surging, renamed, withdrawn, ghosts = take(), take(), take(), take(smallest=True)
    shared = [point.sites for point in world.points if len(point.sites) == 3]
    shared.sort(key=lambda sites: min(int(total[p]) for p in sites) - int(total[sites].sum()))
    by_size = [sorted(sites, key=lambda p: int(total[p])) for sites in shared]
    old_stock, understating = _negociants(rng, world, repeats)
    middle = month_start(period.first_month + period.months // 2)
    return Chosen(
        times=scale.plants,
        month_of_surge=period.months // 2,
        month_of_jump=period.months - 2,
        suspension=(middle + 4, middle + 23),
        withdrawal=month_end(period.first_month + period.months - 1) - 20,
        change_day=month_start(period.first_month + period.months // 2),
        rounded=rounded,
        surging=surging,
        suspended=suspended,
        losing_book=losing,
        robbed_of_book=robbed,
        renamed=renamed,
        withdrawn=withdrawn,
        ghosts=ghosts,
        dormant=[sites[0] for sites in by_size[:repeats]],
        merged=[(sites[0], sites[2]) for sites in by_size[repeats : 2 * repeats]],
        ordinary=alone,
        old_stock=old_stock,
        understating=understating,
    )


def _negociants(rng: np.random.Generator, world: World, repeats: int) -> tuple[list[OldBag], list[int]]:
    """Bags that some négociants held before the programme; and all négociants without, who may understate a count."""
    everyone = [org for orgs in world.negociants.values() for org in orgs]
    order = [int(org) for org in rng.permutation(everyone)]
    mineral_of = {
        org: next(site.mineral for site in world.sites if site.territory.code == code and site.mineral != MIXED)
        for code, orgs in world.negociants.items()
        for org in orgs
    }
    old: list[OldBag] = []
    for org in order[:repeats]:
        for _ in range(OLD_BAGS):
            mass_g = int(rng.integers(350, 800)) * 100
            old.append(OldBag(OLD_SERIES + len(old), org, mineral_of[org], mass_g))
    return old, order[repeats:]
