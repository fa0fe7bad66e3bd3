"""Tag custody on the homes of those who work with it, in the navigation, on sites, and among the news. (government)"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from chanzo.core import clock
from chanzo.ledger.queries import head_at
from chanzo.people.policies import may
from chanzo.people.types import Act, Role
from chanzo.sites.models import Site
from chanzo.verification.views.findings import finding_url
from chanzo.web.formats import count, day
from chanzo.web.menu import CUSTODY, Entry, offer
from chanzo.web.news import Item, News, offer_news
from chanzo.web.panels import QUEUE, Panel, Waiting, offer_panel

from .queries.forecast import running_out
from .queries.holdings import stretches_seen
from .queries.inventories import later_uses, visible_to
from .queries.limits import Limits
from .queries.quotas import quota_of, sees_quota
from .queries.waiting import differences_waiting, receipts_waiting, requests_waiting, waiting
from .types.spans import BOOKS
from .words import SOURCES, TYPES

N_ = gettext_lazy
# Who is told at once when cancelled tags are used; the official for his areas.
ALARMED: set[str] = {Role.VERIFIER, Role.INCIDENT_MANAGER, Role.SECRETARIAT, Role.ADMIN, Role.OFFICIAL}
KEEPING: set[str] = {Role.AGENT, Role.FIELD_OFFICER, Role.OFFICIAL, Role.SECRETARIAT, Role.ADMIN, Role.CLERK}
NAMED, OUT = 6, 5


def cancelled_used(request: HttpRequest) -> dict[str, Any] | None:
    """The standing alarm: later uses of cancelled tags and pages; quiet inventories are told of, too."""
    if request.user.role not in ALARMED or not may(request.user, Act.SEE_FINDINGS):
        return None
    inventories = list(visible_to(request.user))
    if not inventories:
        return None
    uses = later_uses(request.user, inventories)
    return {
        "title": N_("Cancelled inventories"),
        "size": "six",
        "items": [
            Waiting(
                use.number,
                finding_url(use.finding.id),
                _("used on %(day)s, cancelled in %(number)s")
                % {"day": day(use.finding.day), "number": use.inventory.number},
                use.finding.site,
                "serious",
            )
            for use in uses[:NAMED]
        ],
        "empty": ngettext(
            "%(number)s inventory was cancelled; nothing of it was used later.",
            "%(number)s inventories were cancelled; nothing of them was used later.",
            len(inventories),
        )
        % {"number": count(len(inventories))},
        "url": reverse("government:inventories"),
        "more": N_("Every cancelled inventory"),
    }


def to_do(request: HttpRequest) -> dict[str, Any] | None:
    """Requests to decide or hand over, receipts to confirm, missing numbers to explain."""
    if not may(request.user, Act.SEE_CUSTODY):
        return None
    user = request.user
    items = [
        Waiting(one.number, reverse("government:request", args=[one.number]),
                f"{TYPES[one.type]}, {one.giver} → {one.holder}", count(one.quantity), "warning")
        for one in requests_waiting(user)
    ]  # fmt: skip
    items += [
        Waiting(_("Confirm the receipt"), reverse("government:hand-over", args=[one.seq]),
                f"{TYPES[one.type]}, {one.giver} → {one.receiver}, {day(one.day)}", count(one.numbers), "warning")
        for one in receipts_waiting(user)
    ]  # fmt: skip
    items += [
        Waiting(_("Missing numbers to explain"), reverse("government:difference", args=[one.seq]),
                f"{TYPES[one.type]}, {one.holder}, {SOURCES[one.source]}", count(one.open_count), "serious")
        for one in differences_waiting(user)
    ]  # fmt: skip
    if not items:
        return None
    return {
        "title": N_("Tags and logbooks: waiting for you"),
        "size": "six",
        "items": items[:NAMED],
        "url": reverse("government:custody"),
        "more": N_("Tag custody"),
    }


def running_short(request: HttpRequest) -> dict[str, Any] | None:
    """Stocks that run out before a delivery asked for today would come."""
    if request.user.role not in KEEPING or not may(request.user, Act.SEE_CUSTODY):
        return None
    delivery = Limits().on("delivery_days", clock.today())
    rows = running_out(request.user.scope, clock.today(), delivery)
    if not rows:
        return None
    return {
        "title": N_("Tags that run out"),
        "size": "six",
        "items": [
            Waiting(
                row.name,
                reverse("government:forecast"),
                _("%(type)s, %(left)s left") % {"type": TYPES[row.type], "left": count(row.stock)},
                ngettext("%(days)s day", "%(days)s days", row.days_left or 0) % {"days": count(row.days_left)},
                "serious" if not row.days_left else "warning",
            )
            for row in rows[:OUT]
        ],
        "url": f"{reverse('government:forecast')}?within={delivery}",
        "more": N_("How long stocks last"),
    }


def of_site(request: HttpRequest, site: Site) -> dict[str, Any] | None:
    """The tags and books for a site, and its quota."""
    if not may(request.user, Act.SEE_CUSTODY) or not sees_quota(request.user, site.code):
        return None
    found = stretches_seen(request.user.scope, clock.today(), site=site.code)
    due = quota_of(site.code, clock.today())
    if not found and not due.high_g:
        return None
    holders = sorted({one.holder for one in found if one.holder})
    return {
        "due": due,
        "holders": holders,
        "books": sum(one.count for one in found if one.type in BOOKS),
        "may_request": may(request.user, Act.REQUEST_TAGS),
        "site": site.code,
    }


def news(request: HttpRequest, since: datetime) -> Iterator[Item]:
    """Inventories cancelled, and cancelled tags used, since the reader was here."""
    if not may(request.user, Act.SEE_FINDINGS):
        return
    head, url = head_at(since), reverse("government:inventories")
    inventories = list(visible_to(request.user))
    yield Item(sum(one.seq > head for one in inventories), N_("inventories cancelled"), url)
    uses = later_uses(request.user, inventories)
    yield Item(sum(use.finding.seq > head for use in uses), N_("cancelled tags or pages used later"), url)


offer(
    Entry(
        26, N_("Tag custody"), "government:custody", lambda user: may(user, Act.SEE_CUSTODY), waiting, CUSTODY, "lock"
    )
)
offer_panel(Panel("home", 2, QUEUE, cancelled_used))
offer_panel(Panel("home", 6, QUEUE, to_do))
offer_panel(Panel("home", 12, QUEUE, running_short))
offer_panel(Panel("site custody", 30, "government/panels/tags_of_site.html", of_site))
offer_news(News(15, "custody", news))
