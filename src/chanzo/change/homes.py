"""What the theory of change adds to the homes of those who answer for its parts. (change)"""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from chanzo.core import clock
from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.web.formats import day
from chanzo.web.panels import QUEUE, Panel, Waiting, offer_panel

from .queries.watching import waiting_for
from .words import sentence

NAMED = 5


def reviews_card(request: HttpRequest) -> dict[str, Any] | None:
    """Assumptions and risks of the reader's role whose trigger rings, or whose day to look again has come."""
    user = request.user
    if not may(user, Act.REVIEW_ASSUMPTION):
        return None
    items = [
        Waiting(
            sentence(one.text),
            reverse("change:watched", args=[one.key]),
            _("Its trigger rings since %(day)s") % {"day": day(one.since)} if one.since else _("To look at again"),
            "" if one.since else day(one.due),
            "serious" if one.since else "warning",
        )
        for one in waiting_for(user.role, clock.today())  # type: ignore[union-attr]
    ]
    if not items:
        return None
    return {"title": _("Assumptions to review"), "size": "six", "items": items[:NAMED],
            "url": reverse("change:watch"), "more": _("All assumptions and risks")}  # fmt: skip


offer_panel(Panel("home", 65, QUEUE, reviews_card))
