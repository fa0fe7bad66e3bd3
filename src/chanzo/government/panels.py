"""What official paper adds to the navigation, the home page and the page of an export lot. (government)"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.core.days import month_of
from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.traceability.types import Kind
from chanzo.web import formats
from chanzo.web.menu import CUSTODY, DESK, Entry, offer
from chanzo.web.panels import Panel, offer_panel
from chanzo.web.status import status

from .queries.acts import may_see, packing_list_of
from .queries.months import to_settle, unsettled
from .queries.scans import signed_states
from .views.months import month_url

# Ended months that the home page looks back on.
BACK = 2
NAMED = 6


def waiting(user: Any) -> int:
    """Provinces whose last ended month has no signed statement."""
    return unsettled(user, month_of(clock.today()) - 1) if may(user, Act.CLOSE_MONTH) else 0


def to_sign(request: HttpRequest) -> dict[str, Any] | None:
    """Months that ended and await closing, signing or restating by this reader."""
    if not may(request.user, Act.CLOSE_MONTH):
        return None
    rows = to_settle(request.user, clock.today(), BACK)
    items = [
        {
            "url": month_url(row.province, row.month),
            "shape": status("month", row.state).shape,
            "what": f"{row.province}, {formats.month(row.month)}",
            "more": WHAT_TO_DO[row.state],
            "much": formats.mass(row.mass_g, 0),
        }
        for row in rows[:NAMED]
    ]
    return {"items": items, "more": max(len(rows) - NAMED, 0)}


def packing_list(
    request: HttpRequest, lot: Any, answer: Mapping[str, Any], papers: list[Any], numbers: list[str]
) -> dict[str, Any] | None:
    """The packing list of an export lot, for those who may see it."""
    if lot.kind != Kind.EXPORT or not may(request.user, Act.SEE_ACTS):
        return None
    act = packing_list_of(lot)
    if act is None or not may_see(request.user, act):
        return None
    number = str(act.number)
    return {"number": number, "signed": signed_states([act]).get(number, "")}


WHAT_TO_DO = {
    "open": _("Look at the figures and close the month"),
    "to_sign": _("Print the statement, have it signed, attach the scan"),
    "changed": _("Something came later: look, then restate it"),
}

offer(
    Entry(28, _("Official acts"), "government:acts", lambda user: may(user, Act.SEE_ACTS), group=CUSTODY, icon="paper")
)
offer(Entry(55, _("Months"), "government:months", lambda user: may(user, Act.SEE_MONTHS), waiting, DESK, "month"))
offer_panel(Panel("home", 5, "government/panels/to_sign.html", to_sign))
offer_panel(Panel("lot", 90, "government/panels/packing_list.html", packing_list))
