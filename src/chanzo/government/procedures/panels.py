"""What procedures add to the navigation, to the pages of sites and visits, and to homes. (government)"""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.people.policies import may
from chanzo.people.types import Act, Role
from chanzo.sites.models import Site
from chanzo.sites.queries.standing import place_of, site_called, sites_in
from chanzo.web.formats import count, day
from chanzo.web.menu import CUSTODY, Entry, offer
from chanzo.web.panels import QUEUE, Panel, Waiting, offer_panel

from .models import Version
from .queries import held_at, round_of
from .types import version_id
from .views.listing import SOON, check_url, procedure_url
from .words import SORTS, place_told

CHECKERS: set[str] = {Role.OFFICIAL, Role.SECRETARIAT, Role.FIELD_OFFICER}
NAMED = 6


def on_site(request: HttpRequest, site: Site) -> dict[str, Any] | None:
    """The procedures in force at a site, each with its last check."""
    return _held(request, site, clock.today(), {})


def on_visit(request: HttpRequest, visit: Any) -> dict[str, Any] | None:
    """The procedures in force where and when somebody visits, to be checked there.

    Of the visit the site, the day and its number ``visit`` are asked.
    """
    site = site_called(visit.site)
    return _held(request, site, visit.day, {"visit": visit.visit}) if site is not None else None


def _held(request: HttpRequest, site: Site, on: int, more: dict[str, Any]) -> dict[str, Any] | None:
    if not may(request.user, Act.SEE_PROCEDURES) or not sites_in(request.user.scope).filter(pk=site.code).exists():
        return None
    today = clock.today()
    checks = may(request.user, Act.CHECK_PROCEDURE, at=place_of(site))
    held = []
    for one in held_at(request.user, site, on):
        version = one.version
        link = f"{check_url(version.procedure, version.version, site.code)}{'&' if more else ''}{urlencode(more)}"
        held.append(
            {
                "title": version.title,
                "url": procedure_url(version.procedure),
                "sort": SORTS[version.sort],
                "where": place_told(version.reach, version.place),
                "last": one.last,
                "state": "overdue" if one.due < today else "soon" if one.due <= today + SOON else "later",
                "check": link if checks else "",
            }
        )
    return {"held": held, "checks": may(request.user, Act.SEE_CHECKS)}


def to_check(request: HttpRequest) -> dict[str, Any] | None:
    """Checks that are overdue or due soon, for those who do them or answer for them."""
    if request.user.role not in CHECKERS or not may(request.user, Act.SEE_CHECKS) or not Version.objects.exists():
        return None
    today = clock.today()
    found = round_of(request.user, today)
    due = [one for one in found.due if one.due <= today + SOON]
    items = [
        Waiting(
            found.sites[one.site].name,
            check_url(one.procedure, one.version, one.site),
            found.versions[version_id(one.procedure, one.version)].title,
            day(one.due),
            "serious" if one.due < today else "warning",
        )
        for one in due[:NAMED]
    ]
    failing = count(len(found.failing))
    return {
        "title": _("Procedures to check on site"),
        "size": "eight",
        "items": items,
        "empty": _("No check is due within 30 days."),
        "url": reverse("government:procedures"),
        "more": _("All procedures; requirements not kept: %(number)s") % {"number": failing},
    }


offer(
    Entry(
        32, _("Procedures"), "government:procedures", lambda user: may(user, Act.SEE_PROCEDURES), group=CUSTODY,
        icon="paper", under="government:agents",
    )
)  # fmt: skip
offer_panel(Panel("site custody", 41, "government/panels/procedures.html", on_site))
offer_panel(Panel("visit", 20, "government/panels/procedures.html", on_visit))
offer_panel(Panel("home", 31, QUEUE, to_check))
