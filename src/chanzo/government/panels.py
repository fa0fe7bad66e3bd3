"""What official paper adds to the navigation, the home page and its news, and the pages of organisations and lots.
(government)
"""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.core.days import month_of
from chanzo.core.names import fold
from chanzo.ledger.queries import head_at
from chanzo.people.models import Organisation
from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.traceability.types import Kind
from chanzo.web import formats
from chanzo.web.menu import CUSTODY, DESK, Entry, offer
from chanzo.web.news import Item, News, offer_news
from chanzo.web.panels import Panel, offer_panel
from chanzo.web.status import status
from chanzo.web.tables import Table

from .models import Statement
from .queries.acts import acts_naming, may_see, packing_list_of
from .queries.months import to_settle, unsettled
from .queries.provinces import names_visible_to
from .queries.scans import signed_states
from .types import CLOSED, RESTATED
from .views.acts import COLUMNS, rows_of
from .views.months import month_url

# Ended months that the home page looks back on.
BACK = 2
NAMED = 6
# Acts that the page of an organisation names.
NEWEST = 10


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


def acts_of(request: HttpRequest, organisation: Organisation) -> dict[str, Any] | None:
    """The newest official acts in an organisation's name; left out where the reader sees none."""
    if not may(request.user, Act.SEE_ACTS):
        return None
    found = acts_naming(request.user, organisation, NEWEST)
    if not found:
        return None
    columns = [column for column in COLUMNS if column.name != "organisation"]
    caption = _("Official acts in its name, newest record first")
    return {
        "table": Table("acts", caption, columns, rows_of(found)),
        "url": f"{reverse('government:acts')}?{urlencode({'organisation': organisation.code})}",
    }


def news(request: HttpRequest, since: datetime) -> Iterator[Item]:
    """Months of the reader's provinces that were closed or restated."""
    if not may(request.user, Act.SEE_MONTHS):
        return
    provinces = [fold(name) for name in names_visible_to(request.user)]
    stated = Statement.objects.filter(seq__gt=head_at(since), folded__in=provinces)
    for sort, words in STATED.items():
        yield Item(stated.filter(sort=sort).count(), words, reverse("government:months"))


STATED = {CLOSED: _("months closed"), RESTATED: _("months restated")}
WHAT_TO_DO = {
    "open": _("Look at the figures and close the month"),
    "to_sign": _("Print the statement, have it signed, attach the scan"),
    "changed": _("Something came later: look, then restate it"),
}

offer(
    Entry(28, _("Official acts"), "government:acts", lambda user: may(user, Act.SEE_ACTS), group=CUSTODY, icon="paper")
)
offer(
    Entry(
        55, _("Months"), "government:months", lambda user: may(user, Act.SEE_MONTHS), waiting, DESK, "month",
        under="government:acts",
    )
)  # fmt: skip
offer_panel(Panel("home", 5, "government/panels/to_sign.html", to_sign))
offer_panel(Panel("organisation", 30, "government/panels/acts.html", acts_of))
offer_news(News(20, "months", news))
offer_panel(Panel("lot", 90, "government/panels/packing_list.html", packing_list))
