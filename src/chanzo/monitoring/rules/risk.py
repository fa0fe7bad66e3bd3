"""How risky a site is on a day: points that add up, each with its figures; what is unknown adds nothing and counts
for nothing. (monitoring)
"""

from collections.abc import Callable

from ..types.risk import Component, Grade, Part, Risk, SiteFacts
from ..types.settings import Settings
from .due import due_day


def risk_of(facts: SiteFacts, s: Settings) -> Risk:
    """The score: points of the known components as a share, of 100, of what these could add together."""
    components = tuple(judge(facts, s) for judge in COMPONENTS)
    known = [c for c in components if c.points is not None]
    points, most = sum(c.points or 0 for c in known), sum(c.most for c in known)
    score = (200 * points + most) // (2 * most) if most else 0
    grade = Grade.HIGH if score >= s["high_from"] else Grade.MEDIUM if score >= s["medium_from"] else Grade.LOW
    last = max((day for day in (facts.seen_day, facts.baseline_day) if day is not None), default=None)
    due, limited = due_day(last, facts, s[f"{grade.value}_days"])
    return Risk(facts.site, facts.day, components, points, most, score, grade, last, due, limited)


def incidents(f: SiteFacts, s: Settings) -> Component:
    """Open incidents, by level."""
    most = s["incidents_most"]
    if f.incidents is None:
        return Component(Part.INCIDENTS, None, most)
    levels = {level: f.incidents.get(level, 0) for level in (1, 2, 3)}
    points = sum(number * s[f"incident_level_{level}"] for level, number in levels.items())
    return Component(Part.INCIDENTS, min(points, most), most, {f"level_{k}": n for k, n in levels.items()})


def security(f: SiteFacts, s: Settings) -> Component:
    """A suspension now or within a year, armed people seen, visits that insecurity prevented."""
    most = s["security_most"]
    points = s["suspended_now"] if f.suspended else s["suspended_before"] if f.suspended_days else 0
    points += f.armed * s["armed_visit"] + f.prevented * s["prevented_visit"]
    told = {"suspended": f.suspended, "days": f.suspended_days, "armed": f.armed, "prevented": f.prevented}
    return Component(Part.SECURITY, min(points, most), most, told)


def volume(f: SiteFacts, s: Settings) -> Component:
    """The site's share of all that was tagged within a year; unknown while nothing was tagged anywhere."""
    most = s["volume_most"]
    if f.all_tagged_g <= 0:
        return Component(Part.VOLUME, None, most)
    told = {"tagged_g": f.tagged_g, "share": f.tagged_g / f.all_tagged_g}
    return Component(Part.VOLUME, _rising(f.tagged_g * 1000, f.all_tagged_g * s["volume_full_pm"], most), most, told)


def anomalies(f: SiteFacts, s: Settings) -> Component:
    """Standing findings for each hundred bags within a year; a serious one counts as several."""
    most, weighed = s["anomalies_most"], f.serious * s["serious_counts"] + f.warnings
    told = {"serious": f.serious, "warnings": f.warnings, "bags": f.bags}
    return Component(Part.ANOMALIES, _rising(weighed * 100, max(f.bags, 1) * s["anomalies_full"], most), most, told)


def unseen(f: SiteFacts, s: Settings) -> Component:
    """Days since the last visit or the baseline study; all points where neither was ever made."""
    most = s["unseen_most"]
    last = max((day for day in (f.seen_day, f.baseline_day) if day is not None), default=None)
    if last is None:
        return Component(Part.UNSEEN, most, most, {"days": None})
    days = max(f.day - last, 0)
    return Component(Part.UNSEEN, _rising(days, s["unseen_full_days"], most), most, {"days": days, "last": last})


def border(f: SiteFacts, s: Settings) -> Component:
    """How near a border is."""
    return _near(Part.BORDER, f.border_m, s)


def park(f: SiteFacts, s: Settings) -> Component:
    """How near a protected area is."""
    return _near(Part.PARK, f.park_m, s)


COMPONENTS: tuple[Callable[[SiteFacts, Settings], Component], ...] = (
    incidents, security, volume, anomalies, unseen, border, park,
)  # fmt: skip


def _rising(value: int, full: int, most: int) -> int:
    """Points that rise evenly from none to all of them at ``full``, half points up."""
    return min(most, (2 * value * most + full) // (2 * full)) if full > 0 else (most if value > 0 else 0)


def _near(part: Part, distance_m: int | None, s: Settings) -> Component:
    """All points up to the near distance, none from the far one on, evenly between."""
    most, near, far = s[f"{part}_most"], s[f"{part}_near_km"] * 1000, s[f"{part}_far_km"] * 1000
    if distance_m is None:
        return Component(part, None, most)
    points = most if distance_m <= near else 0 if distance_m >= far else _rising(far - distance_m, far - near, most)
    return Component(part, points, most, {"distance_m": distance_m})
