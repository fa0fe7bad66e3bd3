"""Where agents tagged: too far from the site, or in two places too fast. (verification)"""

from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from chanzo.core.days import NO_DAY
from chanzo.places.rules import distance_km
from chanzo.traceability.types import Kind
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.cases import ids, lot_facts, month_key, of_lot, place
from chanzo.verification.rules.grouping import months_of
from chanzo.verification.types import KIND, Case, Column, Evidence, Float64, Judged, with_month

MINE = KIND[Kind.MINE]


class Tagged(NamedTuple):
    """Mine bags with the agent and the month they are judged by, and where they were tagged; nan is unknown."""

    lot: Column
    agent: Column
    month: Column
    wanted: Column
    lat: Float64
    lon: Float64

    def of(self, rows: Any) -> "Tagged":
        """Some of the rows, or all in another order."""
        return Tagged(*(column[rows] for column in self))


def metres(lat_a: Float64, lon_a: Float64, lat_b: Float64, lon_b: Float64) -> Float64:
    """Great-circle metres between points in degrees; nan where one is unknown."""
    return 1000 * distance_km(lat_a, lon_a, lat_b, lon_b)


def check_geography(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for bags tagged far from their site, and agents in two places too fast (rules.md, GEO)."""
    if not judged.agent_month:
        return []
    lots = e.lots
    rows = np.flatnonzero((lots.kind == MINE) & (lots.number >= 0) & (lots.day != NO_DAY))
    agent = np.where(lots.agent[rows] < 0, len(e.agents) - 1, lots.agent[rows])
    month = months_of(lots.day[rows])
    wanted = judged.agent_month.mask(with_month(agent, month))
    # The bag before a month's first one may lie in the month before.
    bags = Tagged(rows, agent, month, wanted, lots.latitude[rows], lots.longitude[rows])
    bags = bags.of(wanted | judged.agent_month.mask(with_month(agent, month + 1)))
    if not len(bags.lot):
        return []
    site = lots.site[bags.lot]
    home_lat = np.where(site < 0, np.nan, e.sites.latitude[site])
    home_lon = np.where(site < 0, np.nan, e.sites.longitude[site])
    found = far_from_site(e, p, bags.of(bags.wanted), home_lat[bags.wanted], home_lon[bags.wanted])
    lat, lon = np.where(np.isnan(bags.lat), home_lat, bags.lat), np.where(np.isnan(bags.lon), home_lon, bags.lon)
    bags = bags._replace(lat=lat, lon=lon)
    timed = (lots.minute[bags.lot] >= 0) & ~np.isnan(lat) & ~np.isnan(lon) & (lots.agent[bags.lot] >= 0)
    return found + too_fast(e, p, bags.of(timed))


def far_from_site(e: Evidence, p: Parameters, bags: Tagged, home_lat: Float64, home_lon: Float64) -> list[Case]:
    """Bags tagged farther from their site than allowed."""
    found = []
    away = metres(home_lat, home_lon, bags.lat, bags.lon)
    for at in ids(away > p.in_force("GEO", "distance_m", e.lots.day[bags.lot], e.lots.site[bags.lot])):
        facts: dict[str, Any] = {"distance_m": int(away[at])} | lot_facts(e, int(bags.lot[at]))
        found.append(of_agent(e, bags, at, "far", facts))
    return found


def too_fast(e: Evidence, p: Parameters, bags: Tagged) -> list[Case]:
    """Bags that an agent closed too soon after the bag before, of the same month or the one before.

    Bags of one minute and place are one stop: its first line is the later bag, its last line the bag before.
    """
    lots = e.lots
    moment = lots.day[bags.lot].astype(np.int64) * 1440 + lots.minute[bags.lot]
    order = np.lexsort((bags.lon, bags.lat, moment, bags.agent))
    bags, moment = bags.of(order), moment[order]
    if not len(moment):
        return []
    stop = np.concatenate(([0], np.cumsum(_differs(bags.agent, moment, bags.lat, bags.lon))))
    first = np.searchsorted(stop, stop)
    b = np.flatnonzero(first > 0)
    a = first[b] - 1
    same = (bags.agent[a] == bags.agent[b]) & (bags.month[b] - bags.month[a] <= 1) & bags.wanted[b]
    b, a = b[same], a[same]
    far, minutes = metres(bags.lat[a], bags.lon[a], bags.lat[b], bags.lon[b]), moment[b] - moment[a]
    day, site = lots.day[bags.lot[b]], lots.site[bags.lot[b]]
    fast = far * 60 > p.in_force("GEO", "speed_kmh", day, site) * 1000.0 * minutes
    hits: dict[int, list[int]] = {}
    for at in ids(fast & (far > p.in_force("GEO", "apart_m", day, site))):
        hits.setdefault(int(stop[b[at]]), []).append(at)

    def written(row: int) -> tuple[str, str]:
        lot = int(bags.lot[row])
        return place(e, lots.sheet[lot], lots.line[lot]), lots.name[lot]

    found = []
    for some in hits.values():
        at = min(some, key=lambda at: written(int(b[at])))
        earlier = np.searchsorted(stop, [stop[a[at]], stop[a[at]] + 1])
        facts = {
            "distance_m": int(far[at]),
            "minutes": int(minutes[at]),
            "agent": e.agents[int(bags.agent[b[at]])],
            "bag_before": max(map(written, range(*earlier.tolist())))[1],
        }
        found.append(of_agent(e, bags, int(b[at]), "fast", facts | lot_facts(e, int(bags.lot[b[at]]))))
    return found


def _differs(*columns: Column) -> Column:
    """Where a row differs from the row before it, from the second row on."""
    return np.asarray(np.logical_or.reduce([column[1:] != column[:-1] for column in columns]))


def of_agent(e: Evidence, bags: Tagged, row: int, what: str, facts: dict[str, Any]) -> Case:
    """A case about a bag, judged with its agent's month."""
    case = of_lot(e, "GEO", "W", int(bags.lot[row]), what, **facts)
    key = month_key(e.agents[int(bags.agent[row])], bags.month[row])
    return replace(case, key_type="agent_month", key=key)
