"""Where bags were tagged: in a closed area, at a site not integrated. (verification)"""

from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY, day_text, month_end
from chanzo.traceability.types import Kind, Step
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.cases import ids, in_order, lot_facts, of_lot, use_facts
from chanzo.verification.rules.dated import Dated
from chanzo.verification.rules.grouping import by_month
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
    Int64,
    Judged,
)

MINE = KIND[Kind.MINE]


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
        # A bag that nobody opened yet moved nowhere, however long the suspension goes on.
        for lot in here[(day < first) & (later >= first) & (later <= last) & (later < FOR_EVER)].tolist():
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
    # Most sites have their nearest area far off; their months are not looked at one by one.
    near = zone.site[(zone.zone != ZONES.index("buffer")) | (zone.distance_m <= p.highest("AREA", "buffer_m"))]
    here = np.isin(e.lots.site[rows], near) & ~np.isin(e.lots.site[rows], inside)
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
