"""Risk, plans and their parts in words. (monitoring)"""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from chanzo.web.formats import count, day, kilometres, mass, share
from chanzo.web.status import Status, offer_words

from .types.plan import Why
from .types.risk import Component, Part

PARTS: dict[str, Promise] = {
    Part.INCIDENTS: _("Open incidents"),
    Part.SECURITY: _("Security"),
    Part.VOLUME: _("Volume tagged"),
    Part.ANOMALIES: _("Findings"),
    Part.UNSEEN: _("Time since last seen"),
    Part.BORDER: _("Distance to a border"),
    Part.PARK: _("Distance to a protected area"),
}
WHY: dict[str, Promise] = {
    Why.NO_PLACE: _("Its place is not known"),
    Why.NO_TEAM: _("No team works in its area"),
    Why.DAYS: _("The teams have too few days left"),
    Why.FUEL: _("The teams have too little fuel left"),
}
SETTINGS: dict[str, Promise] = {
    "incidents_most": _("Open incidents: points at most"),
    "incident_level_1": _("Open incidents: each of level 1"),
    "incident_level_2": _("Open incidents: each of level 2"),
    "incident_level_3": _("Open incidents: each of level 3"),
    "security_most": _("Security: points at most"),
    "suspended_now": _("Security: suspended now"),
    "suspended_before": _("Security: suspended within a year"),
    "armed_visit": _("Security: each visit that saw armed people"),
    "prevented_visit": _("Security: each visit that insecurity prevented"),
    "volume_most": _("Volume tagged: points at most"),
    "volume_full_pm": _("Volume tagged: all points from this share of the total (thousandths)"),
    "anomalies_most": _("Findings: points at most"),
    "anomalies_full": _("Findings: all points from so many for 100 bags"),
    "serious_counts": _("Findings: a serious one counts as"),
    "unseen_most": _("Time since last seen: points at most"),
    "unseen_full_days": _("Time since last seen: all points from so many days"),
    "border_most": _("Border: points at most"),
    "border_near_km": _("Border: all points up to (km)"),
    "border_far_km": _("Border: none from (km)"),
    "park_most": _("Protected area: points at most"),
    "park_near_km": _("Protected area: all points up to (km)"),
    "park_far_km": _("Protected area: none from (km)"),
    "high_from": _("High risk from a score of"),
    "medium_from": _("Medium risk from a score of"),
    "high_days": _("High risk is seen again within (days)"),
    "medium_days": _("Medium risk is seen again within (days)"),
    "low_days": _("Low risk is seen again within (days)"),
    "factor_good_pm": _("Good road: times the straight line (thousandths)"),
    "factor_poor_pm": _("Poor road: times the straight line (thousandths)"),
    "factor_track_pm": _("Track: times the straight line (thousandths)"),
    "visit_pm": _("A visit takes, of a day (thousandths)"),
    "walk_km_day": _("Kilometres walked in a day"),
    "reserved_pm": _("Days kept for small and remote sites (thousandths)"),
    "remote_km": _("Remote: farther by road than (km)"),
    "small_kg": _("Small: tagged in a year less than (kg)"),
}
GROUP_WORDS: dict[str, Promise] = {
    "weights": _("What adds how much"),
    "intervals": _("What a score means"),
    "planning": _("How visits are planned"),
}
offer_words(
    "risk",
    {
        "high": Status("serious", _("High")),
        "medium": Status("warning", _("Medium")),
        "low": Status("good", _("Low")),
    },
)
offer_words(
    "fate",
    {
        "planned": Status("note", _("Planned")),
        "done": Status("good", _("Carried out")),
        "moved": Status("good", _("Carried out on another day")),
        "prevented": Status("warning", _("Prevented")),
        "missed": Status("serious", _("Not carried out")),
    },
)
offer_words(
    "time",
    {
        "late": Status("serious", _("Overdue")),
        "soon": Status("warning", _("Due within 30 days")),
        "fine": Status("good", _("On time")),
    },
)


def told(component: Component) -> str:
    """A component in one sentence, with its figures."""
    if component.points is None:
        return _UNKNOWN[component.part]()
    return _TOLD[component.part](component.facts)


def points_told(component: Component) -> str:
    """Points of how many."""
    if component.points is None:
        return gettext("unknown")
    return gettext("%(points)s of %(most)s") % {"points": component.points, "most": component.most}


def _incidents(f: Any) -> str:
    numbers = {"one": f["level_1"], "two": f["level_2"], "three": f["level_3"]}
    return gettext("Open at level 1: %(one)s, level 2: %(two)s, level 3: %(three)s.") % numbers


def _security(f: Any) -> str:
    parts = []
    if f["suspended"]:
        parts.append(gettext("Suspended today."))
    if f["days"]:
        parts.append(
            ngettext("Suspended on %(n)s day of the last year.", "Suspended on %(n)s days of the last year.", f["days"])
            % {"n": count(f["days"])}
        )
    if f["armed"]:
        parts.append(
            ngettext("%(n)s visit saw armed people.", "%(n)s visits saw armed people.", f["armed"]) % {"n": f["armed"]}
        )
    if f["prevented"]:
        parts.append(
            ngettext("Insecurity prevented %(n)s visit.", "Insecurity prevented %(n)s visits.", f["prevented"])
            % {"n": f["prevented"]}
        )
    return " ".join(parts) or gettext("No suspension, armed people or prevented visit within a year.")


def _volume(f: Any) -> str:
    return gettext("%(mass)s tagged in twelve months, %(share)s of all.") % {
        "mass": mass(f["tagged_g"], 0), "share": share(f["share"]),
    }  # fmt: skip


def _anomalies(f: Any) -> str:
    numbers = {"serious": count(f["serious"]), "warnings": count(f["warnings"]), "bags": count(f["bags"])}
    return (
        gettext("Serious findings: %(serious)s, warnings: %(warnings)s, on %(bags)s bags of twelve months.") % numbers
    )


def _unseen(f: Any) -> str:
    if f["days"] is None:
        return gettext("Neither a visit nor a baseline study was ever written down.")
    return ngettext("%(n)s day since %(day)s.", "%(n)s days since %(day)s.", f["days"]) % {
        "n": count(f["days"]), "day": day(f["last"]),
    }  # fmt: skip


def _border(f: Any) -> str:
    return gettext("About %(km)s km; borders are known to some kilometres.") % {"km": kilometres(f["distance_m"])}


def _park(f: Any) -> str:
    if not f["distance_m"]:
        return gettext("Inside a protected area.")
    return gettext("%(km)s km to the nearest.") % {"km": kilometres(f["distance_m"])}


_TOLD = {
    Part.INCIDENTS: _incidents,
    Part.SECURITY: _security,
    Part.VOLUME: _volume,
    Part.ANOMALIES: _anomalies,
    Part.UNSEEN: _unseen,
    Part.BORDER: _border,
    Part.PARK: _park,
}
_UNKNOWN = {
    Part.INCIDENTS: lambda: gettext("No data yet: no incident was ever written down."),
    Part.SECURITY: lambda: gettext("No data yet."),
    Part.VOLUME: lambda: gettext("No data yet: nothing was tagged anywhere in twelve months."),
    Part.ANOMALIES: lambda: gettext("No data yet."),
    Part.UNSEEN: lambda: gettext("No data yet."),
    Part.BORDER: lambda: gettext("No data yet: the site has no coordinates."),
    Part.PARK: lambda: gettext("No data yet: the site was not checked against protected areas."),
}
