"""Risk, plans and their parts in words. (monitoring)"""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from chanzo.web.formats import count, day, kilometres, mass, share
from chanzo.web.status import Status, offer_words

from .types.plan import Why
from .types.risk import Component, Part

PARTS: dict[str, Promise] = {
    Part.INCIDENTS: lazy("Open incidents"),
    Part.SECURITY: lazy("Security"),
    Part.VOLUME: lazy("Volume tagged"),
    Part.ANOMALIES: lazy("Findings"),
    Part.UNSEEN: lazy("Time since last seen"),
    Part.BORDER: lazy("Distance to a border"),
    Part.PARK: lazy("Distance to a protected area"),
}
WHY: dict[str, Promise] = {
    Why.NO_PLACE: lazy("Its place is not known"),
    Why.NO_TEAM: lazy("No team works in its area"),
    Why.DAYS: lazy("The teams have too few days left"),
    Why.FUEL: lazy("The teams have too little fuel left"),
}
SETTINGS: dict[str, Promise] = {
    "incidents_most": lazy("Open incidents: points at most"),
    "incident_level_1": lazy("Open incidents: each of level 1"),
    "incident_level_2": lazy("Open incidents: each of level 2"),
    "incident_level_3": lazy("Open incidents: each of level 3"),
    "security_most": lazy("Security: points at most"),
    "suspended_now": lazy("Security: suspended now"),
    "suspended_before": lazy("Security: suspended within a year"),
    "armed_visit": lazy("Security: each visit that saw armed people"),
    "prevented_visit": lazy("Security: each visit that insecurity prevented"),
    "volume_most": lazy("Volume tagged: points at most"),
    "volume_full_pm": lazy("Volume tagged: all points from this share of the total (thousandths)"),
    "anomalies_most": lazy("Findings: points at most"),
    "anomalies_full": lazy("Findings: all points from so many for 100 bags"),
    "serious_counts": lazy("Findings: a serious one counts as"),
    "unseen_most": lazy("Time since last seen: points at most"),
    "unseen_full_days": lazy("Time since last seen: all points from so many days"),
    "border_most": lazy("Border: points at most"),
    "border_near_km": lazy("Border: all points up to (km)"),
    "border_far_km": lazy("Border: none from (km)"),
    "park_most": lazy("Protected area: points at most"),
    "park_near_km": lazy("Protected area: all points up to (km)"),
    "park_far_km": lazy("Protected area: none from (km)"),
    "high_from": lazy("High risk from a score of"),
    "medium_from": lazy("Medium risk from a score of"),
    "high_days": lazy("High risk is seen again within (days)"),
    "medium_days": lazy("Medium risk is seen again within (days)"),
    "low_days": lazy("Low risk is seen again within (days)"),
    "factor_good_pm": lazy("Good road: times the straight line (thousandths)"),
    "factor_poor_pm": lazy("Poor road: times the straight line (thousandths)"),
    "factor_track_pm": lazy("Track: times the straight line (thousandths)"),
    "visit_pm": lazy("A visit takes, of a day (thousandths)"),
    "walk_km_day": lazy("Kilometres walked in a day"),
    "reserved_pm": lazy("Days kept for small and remote sites (thousandths)"),
    "remote_km": lazy("Remote: farther by road than (km)"),
    "small_kg": lazy("Small: tagged in a year less than (kg)"),
    "work_days": lazy("Days worked in a month"),
    "cassiterite_low_g": lazy("Cassiterite, a worker a day, at least (g)"),
    "cassiterite_high_g": lazy("Cassiterite, a worker a day, at most (g)"),
    "coltan_low_g": lazy("Coltan, a worker a day, at least (g)"),
    "coltan_high_g": lazy("Coltan, a worker a day, at most (g)"),
    "wolframite_low_g": lazy("Wolframite, a worker a day, at least (g)"),
    "wolframite_high_g": lazy("Wolframite, a worker a day, at most (g)"),
}
GROUP_WORDS: dict[str, Promise] = {
    "weights": lazy("What adds how much"),
    "intervals": lazy("What a score means"),
    "planning": lazy("How visits are planned"),
    "yields": lazy("What a worker can dig"),
}
offer_words(
    "risk",
    {
        "high": Status("serious", lazy("High")),
        "medium": Status("warning", lazy("Medium")),
        "low": Status("good", lazy("Low")),
    },
)
offer_words(
    "fate",
    {
        "planned": Status("note", lazy("Planned")),
        "done": Status("good", lazy("Carried out")),
        "moved": Status("good", lazy("Carried out on another day")),
        "prevented": Status("warning", lazy("Prevented")),
        "missed": Status("serious", lazy("Not carried out")),
    },
)
offer_words(
    "time",
    {
        "late": Status("serious", lazy("Overdue")),
        "soon": Status("warning", lazy("Due within 30 days")),
        "fine": Status("good", lazy("On time")),
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
        return _("unknown")
    return _("%(points)s of %(most)s") % {"points": component.points, "most": component.most}


def _incidents(f: Any) -> str:
    numbers = {"one": f["level_1"], "two": f["level_2"], "three": f["level_3"]}
    return _("Open at level 1: %(one)s, level 2: %(two)s, level 3: %(three)s.") % numbers


def _security(f: Any) -> str:
    parts = []
    if f["suspended"]:
        parts.append(_("Suspended today."))
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
    return " ".join(parts) or _("No suspension, armed people or prevented visit within a year.")


def _volume(f: Any) -> str:
    return _("%(mass)s tagged within a year, %(share)s of all.") % {
        "mass": mass(f["tagged_g"], 0), "share": share(f["share"]),
    }  # fmt: skip


def _anomalies(f: Any) -> str:
    numbers = {"serious": count(f["serious"]), "warnings": count(f["warnings"]), "bags": count(f["bags"])}
    return _("Serious findings: %(serious)s, warnings: %(warnings)s, on %(bags)s bags within a year.") % numbers


def _unseen(f: Any) -> str:
    if f["days"] is None:
        return _("Neither a visit nor a baseline study was ever written down.")
    return ngettext("%(n)s day since %(day)s.", "%(n)s days since %(day)s.", f["days"]) % {
        "n": count(f["days"]), "day": day(f["last"]),
    }  # fmt: skip


def _border(f: Any) -> str:
    return _("About %(km)s km; borders are known to some kilometres.") % {"km": kilometres(f["distance_m"])}


def _park(f: Any) -> str:
    if not f["distance_m"]:
        return _("Inside a protected area.")
    return _("%(km)s km to the nearest.") % {"km": kilometres(f["distance_m"])}


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
    Part.INCIDENTS: lambda: _("No data yet: no incident was ever written down."),
    Part.SECURITY: lambda: _("No data yet."),
    Part.VOLUME: lambda: _("No data yet: nothing was tagged anywhere within a year."),
    Part.ANOMALIES: lambda: _("No data yet."),
    Part.UNSEEN: lambda: _("No data yet."),
    Part.BORDER: lambda: _("No data yet: the site has no coordinates."),
    Part.PARK: lambda: _("No data yet: the site was not checked against protected areas."),
}
