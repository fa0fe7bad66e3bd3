"""What publication adds to the navigation, the homes of the secretariat, and the page of a site. (exchange)"""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from chanzo.core import clock
from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.sites.models import Site
from chanzo.web.formats import day, month
from chanzo.web.menu import DESK, Entry, offer
from chanzo.web.panels import QUEUE, Panel, Waiting, offer_panel

from .models import Withholding
from .queries.releases import latest, withheld_in
from .queries.terms import terms_on
from .queries.withholdings import decided_of, decisions_on
from .rules.selection import due_month
from .words import area_called

NAMED = 5


def overdue() -> list[Withholding]:
    """Decisions whose review is due."""
    return list(Withholding.objects.filter(ended_by=None, review_day__lte=clock.today()).order_by("review_day"))


def waiting(user: Any) -> int:
    """Reviews that are due, and a release that is."""
    return len(to_do()) if may(user, Act.PUBLISH) else 0


def to_do() -> list[Waiting]:
    """What the desk waits for: a release that names somebody withheld, months that are due, reviews."""
    today, last = clock.today(), latest()
    found = []
    if last and (named := withheld_in(last)):
        words = ngettext(
            "The release names %(number)s withheld site", "The release names %(number)s withheld sites", len(named)
        )
        found.append(
            Waiting(words % {"number": len(named)}, reverse("exchange:desk"), _("Make a new one"), "", "serious")
        )
    due = due_month(today, terms_on(today).production_delay)
    if last is not None and last.until < due:
        found.append(Waiting(_("A release is due"), reverse("exchange:desk"), month(due), "", "warning"))
    for row in overdue():
        address = reverse("exchange:decision", args=[row.seq])
        found.append(
            Waiting(area_called(row.area), address, _("Withheld: review overdue"), day(row.review_day), "warning")
        )
    return found


def home_card(request: HttpRequest) -> dict[str, Any] | None:
    """What waits at the desk of publication."""
    if not may(request.user, Act.PUBLISH):
        return None
    items = to_do()
    if not items:
        return None
    return {"title": _("Publication"), "size": "six", "items": items[:NAMED], "url": reverse("exchange:desk"),
            "more": _("The desk of publication")}  # fmt: skip


def site_card(request: HttpRequest, site: Site) -> dict[str, Any] | None:
    """For those who publish: whether the site is withheld."""
    if not may(request.user, Act.SEE_PUBLICATION):
        return None
    decided = decided_of(site, decisions_on(clock.today()))
    return {"code": site.code, "decided": bool(decided), "may_publish": may(request.user, Act.PUBLISH)}


def _sees(user: Any) -> bool:
    return may(user, Act.SEE_PUBLICATION)


offer(Entry(89, _("Publication"), "exchange:desk", _sees, waiting, DESK, "paper", "change:change"))
offer_panel(Panel("home", 60, QUEUE, home_card))
offer_panel(Panel("site actions", 80, "exchange/panels/site.html", site_card))
