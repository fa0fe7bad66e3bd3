"""Sites on the homes of those who look after an area. (sites)"""

from functools import lru_cache
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.people.scopes import Scope
from chanzo.people.types import Role
from chanzo.web.formats import count, day
from chanzo.web.panels import FIGURES, QUEUE, Figure, Panel, Waiting, offer_panel
from chanzo.web.tables import Column, Table

from .listing import SiteRow, rows_on
from .models import Suspension
from .queries.lapses import lapses_due
from .queries.standing import areas_of, sites_in
from .rules.standing import interruptions_on
from .views.statuses import what_happens

NAMED, NEXT = 10, 6
ACTING: set[str] = {Role.OFFICIAL, Role.FIELD_OFFICER, Role.SECRETARIAT, Role.ADMIN}
LOOKING_AFTER: set[str] = {Role.FIELD_OFFICER, Role.COMMITTEE, Role.CIVIL_SOCIETY, Role.OFFICIAL, Role.AGENT}


def my_sites(request: HttpRequest) -> dict[str, Any] | None:
    """The sites of a reader's areas: how many stand how today, those that need a look first."""
    if request.user.role not in LOOKING_AFTER:
        return None
    rows, stopped = _standing_in(current_head(), request.user.scope, clock.today())
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
            Figure(_("Suspended today"), count(stopped)),
        ],
        "table": Table("sites", _("Those that need a look first"), columns, rows[:NAMED]),
        "url": reverse("sites:list"),
        "more": _("All sites"),
    }


@lru_cache(maxsize=32)
def _standing_in(head: Head, scope: Scope, day: int) -> tuple[tuple[SiteRow, ...], int]:
    """The sites of a scope as the ledger has them at a head, those that need a look first; how many are suspended."""
    sites = list(sites_in(scope))
    suspensions = [row.facts() for row in Suspension.objects.all()]
    areas = areas_of(sites)
    stopped = {s.code for s in sites if interruptions_on(suspensions, areas[s.code], day)}
    rows = sorted(
        rows_on(sites, day),
        key=lambda row: (row.site not in stopped, row.programme == "integrated", row.icglr == "green", row.site),
    )
    return tuple(rows), len(stopped)


def who_must_act(request: HttpRequest) -> dict[str, Any] | None:
    """The statuses that lapse next in a reader's areas."""
    if request.user.role not in ACTING:
        return None
    dues = [due for due in lapses_due(request.user.scope, clock.today()) if not due.lapsed]
    if not dues:
        return None
    items = [
        Waiting(
            f"{due.name} {due.site}",
            reverse("sites:site", args=[due.site]),
            what_happens(due),
            day(due.day),
            "warning",
        )
        for due in dues[:NEXT]
    ]
    return {
        "title": _("Statuses that lapse within sixty days"),
        "size": "eight",
        "items": items,
        "url": reverse("sites:lapses"),
        "more": _("Who must act, and when"),
    }


def _page_of(row: SiteRow) -> str:
    return reverse("sites:site", args=[row.site])


offer_panel(Panel("home", 35, FIGURES, my_sites))
offer_panel(Panel("home", 36, QUEUE, who_must_act))
