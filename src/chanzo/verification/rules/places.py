"""Where bags were tagged: too far off, in two places, in a closed area, at a site not integrated. (verification)"""

from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY, day_text, month_end
from chanzo.places.rules import distance_km
from chanzo.traceability.types import Kind, Step
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.cases import ids, in_order, lot_facts, month_key, of_lot, use_facts
from chanzo.verification.rules.dated import Dated
from chanzo.verification.rules.grouping import by_month, months_of
from chanzo.verification.rules.production import of_site_month, tagged_at_sites
from chanzo.verification.rules.weighing import drawn
from chanzo.verification.types import (
    FOR_EVER,
    KIND,
    SCHEMES,
    STATUSES,
    STEP,
    ZONES,
    Case,
    Column,
    Evidence,
    Float64,
    Int64,
    Judged,
    with_month,
)

MINE = KIND[Kind.MINE]


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
    rows, agent, month = rows[wanted], agent[wanted], month[wanted]
    if not len(rows):
        return []
    site, lat, lon = lots.site[rows], lots.latitude[rows], lots.longitude[rows]
    home_lat, home_lon = e.sites.latitude[site], e.sites.longitude[site]
    home_lat, home_lon = np.where(site < 0, np.nan, home_lat), np.where(site < 0, np.nan, home_lon)
    found = []
    away = metres(home_lat, home_lon, lat, lon)
    for at in ids(away > p.in_force("GEO", "distance_m", lots.day[rows], site)):
        facts: dict[str, Any] = {"distance_m": int(away[at])} | lot_facts(e, int(rows[at]))
        found.append(of_agent(e, int(rows[at]), int(agent[at]), int(month[at]), "far", facts))
    lat, lon = np.where(np.isnan(lat), home_lat, lat), np.where(np.isnan(lon), home_lon, lon)
    timed = (lots.minute[rows] >= 0) & ~np.isnan(lat) & ~np.isnan(lon) & (lots.agent[rows] >= 0)
    rows, agent, month, lat, lon = rows[timed], agent[timed], month[timed], lat[timed], lon[timed]
    moment = lots.day[rows].astype(np.int64) * 1440 + lots.minute[rows]
    # Coordinates break ties, so that bags of one minute stand in one order however they arrived.
    order = np.lexsort((lon, lat, moment, with_month(agent, month)))
    a, b = order[:-1], order[1:]
    same = (agent[a] == agent[b]) & (month[a] == month[b])
    far = metres(lat[a], lon[a], lat[b], lon[b])
    minutes = moment[b] - moment[a]
    day, site = lots.day[rows[b]], lots.site[rows[b]]
    fast = far * 60 > p.in_force("GEO", "speed_kmh", day, site) * 1000.0 * minutes
    for at in ids(same & fast & (far > p.in_force("GEO", "apart_m", day, site))):
        earlier, later = int(rows[a[at]]), int(rows[b[at]])
        facts = {
            "distance_m": int(far[at]),
            "minutes": int(minutes[at]),
            "agent": e.agents[int(agent[a[at]])],
        }
        facts |= {"bag_before": e.lots.name[earlier]} | lot_facts(e, later)
        found.append(of_agent(e, later, int(agent[b[at]]), int(month[b[at]]), "fast", facts))
    return found


def of_agent(e: Evidence, lot: int, agent: int, month: int, what: str, facts: dict[str, Any]) -> Case:
    """A case about a bag, judged with its agent's month."""
    case = of_lot(e, "GEO", "W", lot, what, **facts)
    return Case(
        case.rule, case.severity, "tag", case.subject, "agent_month", month_key(e.agents[agent], month), case.facts,
        case.day, case.site, case.page, case.line,
    )  # fmt: skip


def status_on(e: Evidence, scheme: str, site: Column, day: Column) -> tuple[Any, Any]:
    """The latest status code of a scheme at sites on days (0 for none), and the day it dates from."""
    status = e.sites.status
    rows = np.flatnonzero(status.scheme == SCHEMES.index(scheme))
    at = Dated(status.site[rows], status.day[rows], status.status[rows]).latest(site, day)
    if not len(rows):
        return np.zeros(len(site), np.int8), np.full(len(site), NO_DAY)
    return np.where(at >= 0, status.status[rows][at], 0), np.where(at >= 0, status.day[rows][at], NO_DAY)


def tagged_at(e: Evidence, judged: Judged) -> Int64:
    """Mine bags with a judged number, dated and placed."""
    lots = e.lots
    return np.flatnonzero(
        judged.number.mask(lots.number) & (lots.kind == MINE) & (lots.site >= 0) & (lots.day != NO_DAY)
    )


def check_status(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """One case for each tag closed at a site not integrated on that day (rules.md, STATUS)."""
    rows = tagged_at(e, judged)
    status, since = status_on(e, "programme", e.lots.site[rows], e.lots.day[rows])
    found = []
    for at in ids(status != STATUSES.index("integrated")):
        facts: dict[str, Any] = {"status": STATUSES[status[at]], "since": day_text(int(since[at]))} | lot_facts(
            e, int(rows[at])
        )
        found.append(of_lot(e, "STATUS", "S", int(rows[at]), "other" if status[at] else "never", **facts))
    return found


def check_area(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for bags of suspended, red or protected places (rules.md, AREA)."""
    rows = tagged_at(e, judged)
    found = suspended(e, rows, judged) + red(e, rows) + protected(e, rows)
    return found + near_protected(e, judged, p) if judged.site_month else found


def suspended(e: Evidence, rows: Int64, judged: Judged) -> list[Case]:
    """Bags closed inside a suspension, or closed before and first opened inside it without having been counted."""
    lots, uses, periods = e.lots, e.uses, e.sites.suspended
    if not len(periods.site) or not len(rows):
        return []
    rows = rows[np.isin(lots.site[rows], periods.site)]
    rows = rows[np.argsort(lots.site[rows], kind="stable")]
    site = lots.site[rows]
    opened = np.full(len(lots.kind), FOR_EVER, np.int64)
    used = drawn(e, judged)
    used = used[(uses.day[used] != NO_DAY) & (uses.step[used] != STEP[Step.OUTPUT])]
    np.minimum.at(opened, uses.src[used], uses.day[used])
    counted = set(zip(e.stock_counts.lot.tolist(), e.stock_counts.day.tolist(), strict=True))
    found = []
    for at in range(len(periods.site)):
        first, last = int(periods.first[at]), int(periods.last[at])
        here = rows[np.searchsorted(site, periods.site[at]) : np.searchsorted(site, periods.site[at], "right")]
        day, later = lots.day[here], opened[here]
        facts: dict[str, Any] = {
            "area": periods.area[at], "from": day_text(first), "to": day_text(last) if last != FOR_EVER else "",
            "reason": periods.reason[at],
        }  # fmt: skip
        for lot in here[(day >= first) & (day <= last)].tolist():
            found.append(of_lot(e, "AREA", "S", lot, "suspended", **facts, closed=lot_facts(e, lot)))
        for lot in here[(day < first) & (later >= first) & (later <= last)].tolist():
            if (lot, first) not in counted:
                by = [use_facts(e, u) for u in used[(uses.src[used] == lot) & (uses.day[used] == opened[lot])].tolist()]
                found.append(
                    of_lot(e, "AREA", "S", lot, "opened", **facts, closed=lot_facts(e, lot), opened=in_order(by))
                )
    return found


def red(e: Evidence, rows: Int64) -> list[Case]:
    """Bags closed at a site whose latest national or icglr status was red."""
    found = []
    for scheme in ("icglr", "national"):
        status, since = status_on(e, scheme, e.lots.site[rows], e.lots.day[rows])
        for at in ids(status == STATUSES.index("red")):
            facts: dict[str, Any] = {"scheme": scheme, "since": day_text(int(since[at]))} | lot_facts(e, int(rows[at]))
            found.append(of_lot(e, "AREA", "S", int(rows[at]), "red", **facts))
    return found


def protected(e: Evidence, rows: Int64) -> list[Case]:
    """Bags closed at a site inside a protected area."""
    zone, found = e.sites.zone, []
    inside = np.flatnonzero(zone.zone == ZONES.index("inside"))
    if not len(inside):
        return []
    areas: dict[int, set[str]] = {}
    for row in inside.tolist():
        areas.setdefault(int(zone.site[row]), set()).add(zone.area[row])
    for lot in rows[np.isin(e.lots.site[rows], zone.site[inside])].tolist():
        within = sorted(areas[int(e.lots.site[lot])])
        found.append(of_lot(e, "AREA", "S", lot, "protected", areas=within, **lot_facts(e, lot)))
    return found


def near_protected(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Months of production at sites near a protected area, or inside a disputed boundary only."""
    zone = e.sites.zone
    if not len(zone.site):
        return []
    rows, months = tagged_at_sites(e, judged)
    inside = zone.site[zone.zone == ZONES.index("inside")]
    here = np.isin(e.lots.site[rows], zone.site) & ~np.isin(e.lots.site[rows], inside)
    groups, site, month = by_month(e.lots.site[rows[here]], months[here])
    found = []
    for at in range(len(groups.code)):
        for row in np.flatnonzero(zone.site == site[at]).tolist():
            what = ZONES[zone.zone[row]]
            buffer = p.at("AREA", "buffer_m", month_end(int(month[at])), int(site[at]))
            if what == "buffer" and zone.distance_m[row] > buffer:
                continue
            facts: dict[str, Any] = {
                "area": zone.area[row],
                "distance_m": int(zone.distance_m[row]),
                "bags": int(groups.times[at]),
            }
            found.append(of_site_month(e, "AREA", "W", int(site[at]), int(month[at]), what, **facts))
    return found
