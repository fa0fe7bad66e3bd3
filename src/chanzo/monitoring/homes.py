"""Visits on the homes of those who make them and those who answer for them. (monitoring)"""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from chanzo.core import clock
from chanzo.people.policies import may
from chanzo.people.types import Act, Role
from chanzo.sites.queries.visits import visits_visible_to
from chanzo.sites.types.visits import State
from chanzo.web.formats import count, day, share
from chanzo.web.panels import FIGURES, QUEUE, Figure, Panel, offer_panel
from chanzo.web.status import status

from .queries.standing import DueSite, due_sites
from .views.standing import risk_url

NAMED = 6
# Days on which prevented visits are looked back at.
BACK = 90
ANSWERING: set[str] = {Role.SECRETARIAT, Role.ADMIN}


def my_due_sites(request: HttpRequest) -> dict[str, Any] | None:
    """The sites of a field officer by when they are due."""
    if request.user.role != Role.FIELD_OFFICER or not may(request.user, Act.RECORD_VISIT):
        return None
    rows = due_sites(request.user, clock.today())
    return {
        "title": gettext_lazy("Your sites, by when they are due"),
        "size": "eight",
        "items": [_item(row) for row in rows[:NAMED]],
        "empty": gettext_lazy("No site lies in your areas."),
        "url": reverse("monitoring:due"),
        "more": gettext_lazy("All sites by due date"),
    }


def _item(row: DueSite) -> dict[str, Any]:
    told = [row.territory, _("risk: %(grade)s") % {"grade": status("risk", row.grade).word}]
    if row.prevented:
        prevented = ngettext("%(n)s visit prevented", "%(n)s visits prevented", row.prevented)
        told.append(prevented % {"n": row.prevented})
    if row.overdue:
        late = ngettext("%(n)s day overdue", "%(n)s days overdue", row.overdue) % {"n": count(row.overdue)}
    else:
        late = _("due %(day)s") % {"day": day(row.due)}
    return {
        "what": row.name,
        "more": ", ".join(part for part in told if part),
        "much": late,
        "shape": status("time", row.time).shape,
        "url": risk_url(row),
    }


def my_drafts(request: HttpRequest) -> dict[str, Any] | None:
    """Forms of visits that a field officer has begun in this browser, which alone knows them."""
    return {} if request.user.role == Role.FIELD_OFFICER else None


def on_time(request: HttpRequest) -> dict[str, Any] | None:
    """How many sites are seen on time, and which visits were prevented, for who answers for the programme."""
    if request.user.role not in ANSWERING:
        return None
    today = clock.today()
    rows = due_sites(request.user, today)
    late = [row for row in rows if row.time == "late"]
    prevented = visits_visible_to(request.user).filter(state=State.PREVENTED, day__gt=today - BACK).count()
    figures = [
        Figure(gettext_lazy("Overdue"), count(len(late)), "", f"{reverse('monitoring:due')}?time=late"),
        Figure(gettext_lazy("Seen on time"), share((len(rows) - len(late)) / len(rows) if rows else None)),
        Figure(
            gettext_lazy("Visits prevented in 90 days"), count(prevented), "",
            f"{reverse('sites:visits')}?kind={State.PREVENTED.value}",
        ),
    ]  # fmt: skip
    return {
        "title": gettext_lazy("Are the sites seen on time?"),
        "size": "eight",
        "figures": figures,
        "url": reverse("monitoring:due"),
        "more": gettext_lazy("Where to go next"),
    }


offer_panel(Panel("home", 12, QUEUE, my_due_sites))
offer_panel(Panel("home", 13, "monitoring/panels/drafts.html", my_drafts))
offer_panel(Panel("home", 22, FIGURES, on_time))
