"""Sites on the homes of those who look after an area. (sites)"""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.people.scopes import area_keys
from chanzo.people.types import Role
from chanzo.web.formats import count
from chanzo.web.panels import FIGURES, Figure, Panel, offer_panel
from chanzo.web.tables import Column, Table

from .listing import SiteRow, rows_on
from .models import Suspension
from .queries.standing import place_of, sites_in
from .rules.standing import interruptions_on

NAMED = 10
LOOKING_AFTER: set[str] = {Role.FIELD_OFFICER, Role.COMMITTEE, Role.CIVIL_SOCIETY, Role.OFFICIAL, Role.AGENT}


def my_sites(request: HttpRequest) -> dict[str, Any] | None:
    """The sites of a reader's areas: how many stand how today, those that need a look first."""
    if request.user.role not in LOOKING_AFTER:
        return None
    day = clock.today()
    sites = list(sites_in(request.user.scope))
    suspensions = [row.facts() for row in Suspension.objects.all()]
    stopped = {s.code for s in sites if interruptions_on(suspensions, area_keys(place_of(s)), day)}
    rows = list(rows_on(sites, day))
    rows.sort(key=lambda row: (row.site not in stopped, row.programme == "integrated", row.icglr == "green", row.site))
    columns = [
        Column("name", _("Site"), link=_page_of),
        Column("territory", _("Territory")),
        Column("programme", _("Programme"), status="standing"),
        Column("icglr", _("ICGLR"), status="standing"),
        Column("national", _("National"), status="standing"),
    ]
    return {
        "title": _("The sites of your area") if request.user.areas else _("The sites"),
        "size": "eight",
        "figures": [
            Figure(_("Sites"), count(len(rows)), "", reverse("sites:list")),
            Figure(_("Integrated today"), count(sum(row.programme == "integrated" for row in rows))),
            Figure(_("Suspended today"), count(len(stopped))),
        ],
        "table": Table("sites", _("Those that need a look first"), columns, rows[:NAMED]),
        "url": reverse("sites:list"),
        "more": _("All sites"),
    }


def _page_of(row: SiteRow) -> str:
    return reverse("sites:site", args=[row.site])


offer_panel(Panel("home", 35, FIGURES, my_sites))
