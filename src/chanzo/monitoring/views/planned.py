"""A plan's facts as tables, days and a map. (monitoring)"""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.places.small import Spot, small_map
from chanzo.sites.models import Site
from chanzo.sites.visit_words import ROADS
from chanzo.web.formats import count, day, kilometres
from chanzo.web.status import status
from chanzo.web.tables import Column, Table

from ..types.plan import sites_of
from ..words import WHY

Became = Mapping[tuple[str, int], tuple[str, int | None]]


def _site(row: dict[str, Any]) -> str:
    return reverse("sites:site", args=[row["site"]])


STOPS = [
    Column("day", gettext_lazy("Day"), "day"),
    Column("team", gettext_lazy("Team"), "code"),
    Column("site", gettext_lazy("Site"), "code", _site),
    Column("name", gettext_lazy("Name")),
    Column("grade", gettext_lazy("Risk"), status="risk"),
    Column("due", gettext_lazy("Due on"), "day"),
    Column("leg_m", gettext_lazy("Road from the stop before, km"), told=kilometres),
    Column("road", gettext_lazy("Road")),
    Column("fate", gettext_lazy("What became of it"), status="fate"),
]
LEFT = [
    Column("site", gettext_lazy("Site"), "code", _site),
    Column("name", gettext_lazy("Name")),
    Column("territory", gettext_lazy("Territory")),
    Column("grade", gettext_lazy("Risk"), status="risk"),
    Column("due", gettext_lazy("Due on"), "day"),
    Column("apart", gettext_lazy("Small or remote")),
    Column("reason", gettext_lazy("Why it is not covered")),
]


def _sites(facts: Mapping[str, Any]) -> dict[str, Site]:
    return {site.code: site for site in Site.objects.filter(code__in=sites_of(facts))}


def apart(row: Mapping[str, Any]) -> str:
    """Whether days are kept for a site, in words."""
    words = [str(word) for name, word in (("small", _("small")), ("remote", _("remote"))) if row[name]]
    return ", ".join(words)


def stops_table(facts: Mapping[str, Any], became: Became | None = None) -> Table:
    """Every planned visit, by day."""
    sites = _sites(facts)
    rows = [
        stop
        | {
            "team": trip["team"],
            "name": sites[stop["site"]].name if stop["site"] in sites else "",
            "road": str(ROADS.get(stop["road"], "")),
            "fate": (became or {}).get((stop["site"], stop["day"]), ("planned", None))[0],
        }
        for trip in facts["trips"]
        for stop in trip["stops"]
    ]
    rows.sort(key=lambda row: (row["day"], row["team"]))
    return Table("plan", gettext_lazy("Planned visits, by day"), STOPS, rows)


def left_table(facts: Mapping[str, Any]) -> Table:
    """Every due site that the plan does not reach, with the reason."""
    sites = _sites(facts)
    rows = [
        one
        | {
            "name": sites[one["site"]].name if one["site"] in sites else "",
            "territory": sites[one["site"]].territory if one["site"] in sites else "",
            "apart": apart(one),
            "reason": str(WHY[one["why"]]),
        }
        for one in facts["left"]
    ]
    empty = gettext_lazy("Every site that is due is covered.")
    return Table("left", gettext_lazy("Due sites that the plan does not cover"), LEFT, rows, empty)


def apart_table(facts: Mapping[str, Any]) -> Table:
    """Every due site that is small or remote, with its day or why it is left out, so that nobody forgets them."""
    sites = _sites(facts)
    days = {stop["site"]: stop["day"] for trip in facts["trips"] for stop in trip["stops"]}
    every = [*(stop for trip in facts["trips"] for stop in trip["stops"]), *facts["left"]]
    rows = [
        {
            "site": one["site"],
            "name": sites[one["site"]].name if one["site"] in sites else "",
            "apart": apart(one),
            "due": one["due"],
            "day": days.get(one["site"]),
            "reason": str(WHY[one["why"]]) if "why" in one else "",
        }
        for one in every
        if one["small"] or one["remote"]
    ]
    rows.sort(key=lambda row: (row["due"], row["site"]))
    columns = [*LEFT[:2], LEFT[5], LEFT[4], Column("day", gettext_lazy("Planned for"), "day"), LEFT[6]]
    empty = gettext_lazy("No small or remote site is due.")
    return Table("apart", gettext_lazy("Small and remote sites that are due"), columns, rows, empty)


def team_days(facts: Mapping[str, Any], became: Became | None = None) -> list[dict[str, Any]]:
    """Each team with its trips day by day, and what it uses of what it has."""
    sites, teams = _sites(facts), []
    for team in facts["teams"]:
        trips = [trip for trip in facts["trips"] if trip["team"] == team["code"]]
        teams.append(
            {
                "team": team,
                "used": sum(len(trip["days"]) for trip in trips),
                "free": len(facts["days"][team["code"]]),
                "litres": -(-sum(trip["millilitres"] for trip in trips) // 1000),
                "trips": [_trip(trip, sites, became or {}) for trip in trips],
            }
        )
    return teams


def _trip(trip: Mapping[str, Any], sites: Mapping[str, Site], became: Became) -> dict[str, Any]:
    events = []
    for stop in trip["stops"]:
        site = sites.get(stop["site"])
        fate, on = became.get((stop["site"], stop["day"]), ("planned", None))
        word, risk = status("fate", fate), status("risk", stop["grade"]).word
        parts = [
            _("%(km)s km of road") % {"km": kilometres(stop["leg_m"])},
            str(ROADS.get(stop["road"], "")),
            _("risk: %(grade)s") % {"grade": risk},
            _("due %(day)s") % {"day": day(stop["due"])},
            apart(stop),
        ]
        if fate != "planned":
            parts.append(f"{word.word} {day(on) if on is not None else ''}".strip())
        events.append(
            {
                "when": day(stop["day"]),
                "what": str(site or stop["site"]),
                "url": reverse("sites:site", args=[stop["site"]]),
                "more": ", ".join(part for part in parts if part),
                "shape": word.shape if fate != "planned" else "",
            }
        )
    back = _("Back at the base: %(km)s km of road") % {"km": kilometres(trip["back_m"])}
    events.append({"when": day(trip["days"][-1]), "what": back, "shape": ""})
    told = {"first": day(trip["days"][0]), "last": day(trip["days"][-1]), "days": count(len(trip["days"]))}
    title = _("%(first)s to %(last)s") % told if len(trip["days"]) > 1 else told["first"]
    return {"title": title, "events": events, "metres": trip["metres"], "days": len(trip["days"])}


def plan_map(facts: Mapping[str, Any]) -> SafeString | str:
    """Bases, planned sites by risk, the way of each trip, the sites that are left; empty where nothing has a place."""
    sites, spots, ways = _sites(facts), [], []
    bases = {team["code"]: (team["longitude_udeg"] / 1e6, team["latitude_udeg"] / 1e6) for team in facts["teams"]}
    for trip in facts["trips"]:
        base, way = bases[trip["team"]], [bases[trip["team"]]]
        for stop in trip["stops"]:
            site = sites.get(stop["site"])
            if site is None or site.longitude is None or site.latitude is None:
                continue
            way.append((site.longitude, site.latitude))
            title = f"{site.name} ({site.code}), {trip['team']}, {day(stop['day'])}"
            shape = status("risk", stop["grade"]).shape
            spots.append(
                Spot(
                    site.longitude, site.latitude, shape, 6.0, site.name, title, reverse("sites:site", args=[site.code])
                )
            )
        ways.append([*way, base])
    for one in facts["left"]:
        site = sites.get(one["site"])
        if site is not None and site.longitude is not None and site.latitude is not None:
            title = _("%(site)s, not covered: %(why)s") % {"site": site, "why": WHY[one["why"]]}
            spots.append(
                Spot(site.longitude, site.latitude, "note", 4.0, "", title, reverse("sites:site", args=[site.code]))
            )
    for team in facts["teams"]:
        spots.insert(0, Spot(*bases[team["code"]], "point", 14.0, team["base"], f"{team['code']}: {team['base']}"))
    if not spots:
        return ""
    text = "; ".join(spot.title for spot in spots)
    return small_map(spots, title=_("Where the teams go"), text=text, name="plan", ways=ways)
