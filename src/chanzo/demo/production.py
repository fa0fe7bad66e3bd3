"""What the sites of a made-up programme bring out: bags, day by day, with seasons and tagging days. (demo)"""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from chanzo.core.days import month_end, month_start

from .scales import Scale
from .world import MEAN_BAG_G, PER_WORKER_DAY_G, World

NEVER = 2**30


@dataclass
class Bags:
    """Mine bags as columns of equal length, in the order in which each point wrote them down."""

    site: NDArray[np.int64]
    point: NDArray[np.int64]
    month: NDArray[np.int64]
    day: NDArray[np.int64]
    minute: NDArray[np.int64]
    mineral: NDArray[np.int64]
    mass_g: NDArray[np.int64]
    team: NDArray[np.int64]
    buyer: NDArray[np.int64]
    idle: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.site)

    def take(self, chosen: NDArray[np.int64] | NDArray[np.bool_]) -> "Bags":
        """The chosen bags, in the order chosen."""
        return Bags(**{column.name: getattr(self, column.name)[chosen] for column in fields(self)})


def bag_counts(rng: np.random.Generator, scale: Scale, world: World) -> NDArray[np.int64]:
    """Bags for each site and month of the period, about ``scale.bags`` in all."""
    period = world.period
    months = np.arange(period.first_month, period.first_month + period.months)
    weight = np.array([site.size for site in world.sites])[:, None] * np.exp(
        rng.normal(0.0, 0.12, (len(world.sites), period.months))
    )
    for row, site in enumerate(world.sites):
        wet = np.array([month % 12 + 1 in site.territory.wet for month in months])
        weight[row] *= np.where(wet, 0.8, 1.15) * (months >= site.first_month)
    expected = weight * scale.bags / weight.sum()
    counts = np.floor(expected + rng.random(expected.shape)).astype(np.int64)
    return np.where((expected > 0) & (counts == 0), 1, counts)


def make_bags(rng: np.random.Generator, world: World, counts: NDArray[np.int64]) -> Bags:
    """A bag for each count: its tagging day, minute, weight, team and buyer; sorted as pages are written."""
    sites = world.sites
    site = np.repeat(np.arange(len(sites)), counts.sum(axis=1))
    row = np.concatenate([np.repeat(np.arange(world.period.months), line) for line in counts])
    month = row + world.period.first_month
    point = np.array([s.point for s in sites])[site]
    total = len(site)
    day = _tagging_days(rng, world, point, row)
    mineral = np.array([s.mineral for s in sites])[site]
    mass_g = _weights(rng, world, site, point)
    team = (rng.random(total) * np.array([s.teams for s in sites])[site]).astype(np.int64) + 1
    minute = rng.integers(7 * 60 + 30, 16 * 60 + 30, total)
    buyer = _buyers(rng, world, site, day)
    bags = Bags(site, point, month, day, minute, mineral, mass_g, team, buyer, np.zeros(total, dtype=bool))
    return bags.take(np.lexsort((minute, day, point)))


def _tagging_days(
    rng: np.random.Generator, world: World, point: NDArray[np.int64], row: NDArray[np.int64]
) -> NDArray[np.int64]:
    """A day of the month on one of the three weekdays on which the point is served."""
    first = np.array([month_start(world.period.first_month + m) for m in range(world.period.months)])
    last = np.array([month_end(world.period.first_month + m) for m in range(world.period.months)])
    weekdays = np.array([p.weekdays for p in world.points])
    weekday = weekdays[point, rng.integers(0, weekdays.shape[1], len(point))]
    earliest = first[row] + (weekday - (first[row] + 3)) % 7
    weeks = (last[row] - earliest) // 7 + 1
    return earliest + 7 * (rng.random(len(point)) * weeks).astype(np.int64)


def _weights(
    rng: np.random.Generator, world: World, site: NDArray[np.int64], point: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Bag weights round the site's habit, on the graduation of the point's scale."""
    habit = np.array([MEAN_BAG_G[s.mineral] * rng.uniform(0.9, 1.1) for s in world.sites])
    graduation = np.array([p.graduation_g for p in world.points])[point]
    wanted = np.clip(habit[site] * rng.normal(1.0, 0.17, len(site)), 15_000, 60_000)
    return np.asarray((wanted / graduation).round() * graduation, dtype=np.int64)


def _buyers(
    rng: np.random.Generator, world: World, site: NDArray[np.int64], day: NDArray[np.int64]
) -> NDArray[np.int64]:
    """One buyer takes a site's bags of a week: a négociant of the trading centre, else a processor of the country."""
    choices = [world.negociants[s.territory.code] or world.outlets[s.territory.code] for s in world.sites]
    widest = max(len(choice) for choice in choices)
    table = np.array([(choice * widest)[:widest] for choice in choices])
    weeks = int(day.max() - world.period.first_day) // 7 + 1
    pick = rng.integers(0, widest, (len(world.sites), weeks))
    return np.asarray(table[site, pick[site, (day - world.period.first_day) // 7]], dtype=np.int64)


def set_capacities(rng: np.random.Generator, world: World, bags: Bags) -> None:
    """Gives every site workers and a monthly range that the production of these bags stays inside."""
    months = world.period.months
    cell = bags.site * months + (bags.month - world.period.first_month)
    monthly_g = np.bincount(cell, weights=bags.mass_g, minlength=len(world.sites) * months).reshape(-1, months)
    for site, line in zip(world.sites, monthly_g, strict=True):
        usual_g = float(line[line > 0].mean()) if line.any() else MEAN_BAG_G[site.mineral]
        high_g = max(line.max() * rng.uniform(1.15, 1.5), usual_g * 1.4)
        site.high_g = int(-(-high_g // 10_000) * 10_000)
        site.low_g = int(usual_g * 0.3 // 10_000 * 10_000)
        site.workers = max(4, round(usual_g / (PER_WORKER_DAY_G[site.mineral] * 22)))
