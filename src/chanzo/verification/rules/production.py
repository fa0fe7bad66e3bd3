"""Could the mineral tagged at a site or point have come out of it? (verification)"""

from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY, day_text, month_end
from chanzo.traceability.types import Kind
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.cases import ids, month_key, site_code
from chanzo.verification.rules.dated import Dated
from chanzo.verification.rules.grouping import by_month, grouped, months_of
from chanzo.verification.types import KIND, SCHEMES, Case, Column, Evidence, Int64, Judged, Periods, with_month

MINE = KIND[Kind.MINE]
SCHEME_PROGRAMME = SCHEMES.index("programme")


def tagged_at_sites(e: Evidence, judged: Judged) -> tuple[Int64, Column]:
    """Mine bags of judged site-months, and their months."""
    lots = e.lots
    rows = np.flatnonzero((lots.kind == MINE) & (lots.site >= 0) & (lots.day != NO_DAY))
    month = months_of(lots.day[rows])
    if judged.site_month.ids is None:
        return rows, month
    wanted = judged.site_month.mask(with_month(lots.site[rows], month))
    return rows[wanted], month[wanted]


def of_site_month(
    e: Evidence, rule: str, severity: str, site: int, month: int, what: str, day: int | None = None, **facts: Any
) -> Case:
    """A case about a site's calendar month."""
    subject = month_key(site_code(e, site), month)
    when = month_end(month) if day is None else day
    facts = {"what": what, **facts}
    return Case(rule, severity, "site_month", subject, "site_month", subject, facts, when, site_code(e, site))


def check_production(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for site-months above the capacity in force, or at a site seen inactive (rules.md, PROD)."""
    if not judged.site_month:
        return []
    lots, capacity = e.lots, e.sites.capacity
    rows, months = tagged_at_sites(e, judged)
    groups, site, month = by_month(lots.site[rows], months)
    if not len(groups.code):
        return []
    tagged = groups.sums(np.maximum(lots.mass_g[rows], 0))
    end = month_end(month).astype(np.int64)
    row = Dated(capacity.site, capacity.day, capacity.high_g).latest(site, end)
    high = capacity.high_g[row] if len(capacity.high_g) else np.full(len(row), -1)
    known = (row >= 0) & (high >= 0)
    found = []
    serious = tagged * 1000 > high * p.in_force("PROD", "serious_pm", end, site)
    for at in ids(known & (tagged > high)):
        severity, what = ("S", "far_above") if serious[at] else ("W", "above")
        facts: dict[str, Any] = {"tagged_g": int(tagged[at]), "high_g": int(high[at]), "bags": int(groups.times[at])}
        found.append(of_site_month(e, "PROD", severity, int(site[at]), int(month[at]), what, **facts))
    return found + seen_inactive(e, rows, months)


def seen_inactive(e: Evidence, rows: Int64, months: Column) -> list[Case]:
    """Months with bags dated inside a period in which the site was seen inactive."""
    lots, quiet = e.lots, e.sites.inactive
    if not len(quiet.site):
        return []
    within = inside(quiet, lots.site[rows], lots.day[rows])
    rows, months = rows[within], months[within]
    groups, site_, month = by_month(lots.site[rows], months)
    tagged = groups.sums(np.maximum(lots.mass_g[rows], 0))
    return [
        of_site_month(
            e,
            "PROD",
            "S",
            int(site_[at]),
            int(month[at]),
            "inactive",
            bags=int(groups.times[at]),
            tagged_g=int(tagged[at]),
        )
        for at in range(len(groups.code))
    ]


def inside(periods: Periods, site: Column, day: Column) -> Any:
    """Whether each day lies in a period of its site; sites were seen still often, so all are asked at once."""
    order = np.lexsort((periods.first, periods.site))
    first, last = _sited(periods.site[order], periods.first[order]), _sited(periods.site[order], periods.last[order])
    # The end that reaches farthest of the periods begun so far; one of a site before lies below every day of this one.
    reach = np.maximum.accumulate(last)
    asked = _sited(site, day)
    begun = np.searchsorted(first, asked, "right") - 1
    return (begun >= 0) & (reach[begun] >= asked)


def _sited(site: Column, day: Column) -> Int64:
    """Sites and days as one number each, ordered by site, then by day."""
    return np.asarray(site.astype(np.int64) * 2**33 + day.astype(np.int64) + 2**32, np.int64)


def check_station(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for point-months above what the point's sites can give, or with a sudden share (rules.md, STATION)."""
    if not judged.point_month:
        return []
    lots = e.lots
    rows = np.flatnonzero((lots.kind == MINE) & (lots.point >= 0) & (lots.day != NO_DAY))
    if not len(rows):
        return []
    months = months_of(lots.day[rows])
    groups, point, month = by_month(lots.point[rows], months)
    grams = np.maximum(lots.mass_g[rows], 0)
    tagged = groups.sums(grams)
    wanted = judged.point_month.mask(with_month(point, month))
    found = above_served(e, p, point[wanted], month[wanted], tagged[wanted])
    placed = np.flatnonzero(lots.site[rows] >= 0)
    # A site at a point in a month: the site and the number of its point-month make one code.
    shares = grouped(lots.site[rows[placed]].astype(np.int64) * len(groups.code) + groups.of_row[placed])
    site, at_month = shares.code // max(len(groups.code), 1), shares.code % max(len(groups.code), 1)
    return found + jumps(e, p, site, point[at_month], month[at_month], shares.sums(grams[placed]), tagged[at_month],
                         shares.times, wanted[at_month])  # fmt: skip


def above_served(e: Evidence, p: Parameters, point: Int64, month: Int64, tagged: Int64) -> list[Case]:
    """Point-months whose mass is above the highs in force of the sites the point serves."""
    capacity, sites = e.sites.capacity, e.sites
    months, at_month = np.unique(month, return_inverse=True)
    served = np.flatnonzero((sites.point >= 0) & sites.registered)
    if not len(months) or not len(served) or not len(capacity.site):
        return []
    ends = np.tile(month_end(months).astype(np.int64), len(served))
    row = Dated(capacity.site, capacity.day, capacity.high_g).latest(np.repeat(served, len(months)), ends)
    high = np.where(row >= 0, capacity.high_g[row], -1)
    cell = np.repeat(sites.point[served].astype(np.int64), len(months)) * len(months)
    cell += np.tile(np.arange(len(months)), len(served))
    size = (int(max(sites.point.max(), point.max())) + 1) * len(months)
    known = high >= 0
    ours = point * len(months) + at_month
    total = np.bincount(cell[known], weights=high[known], minlength=size).astype(np.int64)[ours]
    count = np.bincount(cell[known], minlength=size)[ours]
    limit = p.in_force("STATION", "served_pm", month_end(month))
    found = []
    for at in ids((count > 0) & (tagged * 1000 > total * limit)):
        facts: dict[str, Any] = {"tagged_g": int(tagged[at]), "high_g": int(total[at]), "sites": int(count[at])}
        found.append(of_point_month(e, int(point[at]), int(month[at]), "above", facts))
    return found


def jumps(
    e: Evidence,
    p: Parameters,
    site: Int64,
    point: Int64,
    month: Int64,
    mass: Int64,
    whole: Int64,
    bags: Int64,
    wanted: Any,
) -> list[Case]:
    """Sites whose share of their point is above a multiple of its mean over the three months before."""
    history = {
        (s, q, m): (g, w)
        for s, q, m, g, w in zip(*(x.tolist() for x in (site, point, month, mass, whole)), strict=True)
    }
    end = month_end(month)
    limit, least, enough = (
        np.broadcast_to(p.in_force("STATION", name, end, site), len(site)) for name in ("jump_pm", "months", "bags")
    )
    found = []
    for at in ids(wanted & (bags >= enough) & (whole > 0)):
        s, q, m = int(site[at]), int(point[at]), int(month[at])
        before = [history[s, q, m - back] for back in (1, 2, 3) if (s, q, m - back) in history]
        before = [(g, w) for g, w in before if w > 0]
        if len(before) < least[at]:
            continue
        share = int(mass[at]) * 1_000_000 // int(whole[at])
        mean = sum(g * 1_000_000 // w for g, w in before) // len(before)
        if share * 1000 > mean * int(limit[at]):
            facts: dict[str, Any] = {
                "site": site_code(e, s),
                "share_pm": share // 1000,
                "mean_pm": mean // 1000,
                "bags": int(bags[at]),
            }
            found.append(of_point_month(e, q, m, "jump", facts, site_code(e, s)))
    return found


def of_point_month(e: Evidence, point: int, month: int, what: str, facts: dict[str, Any], site: str = "") -> Case:
    """A case about a tagging point's calendar month."""
    subject = month_key(e.points[point], month)
    facts = {"what": what, **facts}
    return Case("STATION", "W", "point_month", subject, "point_month", subject, facts, month_end(month), site)


def check_ghost(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for production at sites nobody assessed or visited, or by no named team (rules.md, GHOST)."""
    if not judged.site_month:
        return []
    lots, sites = e.lots, e.sites
    rows, months = tagged_at_sites(e, judged)
    if not len(rows):
        return []
    site, day = lots.site[rows], lots.day[rows]
    known = sites.registered[site]
    assessed = Dated(sites.baseline.site, sites.baseline.day).latest(site, day) >= 0
    acts = np.flatnonzero((sites.status.scheme != SCHEME_PROGRAMME) & ~sites.status.lapsed)
    seen_site = np.concatenate((sites.baseline.site, sites.visited.site, sites.status.site[acts]))
    seen_day = np.concatenate((sites.baseline.day, sites.visited.day, sites.status.day[acts]))
    row = Dated(seen_site, seen_day).latest(site, day)
    last = seen_day[row] if len(seen_day) else np.full(len(row), NO_DAY)
    within = p.in_force("GHOST", "months", day, site)
    stale = known & (row >= 0)
    stale[stale] = day[stale] > months_later(last[stale], within[stale] if within.ndim else within)
    branches = {
        "unregistered": ~known,
        "no_baseline": known & ~assessed,
        "unvisited": stale,
        "no_team": ~lots.has_team[rows],
    }
    found = []
    for what, hit in branches.items():
        if not hit.any():
            continue
        groups, at_site, month = by_month(site[hit], months[hit])
        first = np.full(len(groups.code), 2**31, np.int64)
        np.minimum.at(first, groups.of_row, day[hit])
        seen = np.full(len(groups.code), NO_DAY, np.int64)
        np.maximum.at(seen, groups.of_row, last[hit] if what == "unvisited" else NO_DAY)
        for at in range(len(groups.code)):
            facts: dict[str, Any] = {"bags": int(groups.times[at])}
            if what == "unvisited":
                facts["last_seen"] = day_text(int(seen[at]))
            found.append(
                of_site_month(e, "GHOST", "W", int(at_site[at]), int(month[at]), what, int(first[at]), **facts)
            )
    return found


def months_later(day: Column, months: Any) -> Int64:
    """The same day of the month so many months later; a day that month lacks runs over into the next."""
    date = day.astype("datetime64[D]")
    month = date.astype("datetime64[M]")
    later = (month + months).astype("datetime64[D]") + (date - month.astype("datetime64[D]"))
    return np.asarray(later.astype(np.int64))
