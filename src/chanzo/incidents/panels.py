"""What incidents add to the navigation, to homes, to the search and to the pages of sites. (incidents)"""

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core import clock
from chanzo.core.names import fold
from chanzo.people.policies import may
from chanzo.people.types import Act, Role
from chanzo.web.menu import CHECKS, Entry, offer
from chanzo.web.panels import QUEUE, Panel, Waiting, offer_panel
from chanzo.web.search import Finder, Hit, offer_finder
from chanzo.web.status import status

from .models import Incident
from .publication.panels import to_comment, to_publish
from .queries.answers import Owed, answers_owed
from .queries.categories import categories
from .queries.clocks import day_of
from .queries.incidents import incidents_visible_to
from .rules.numbers import number_meant
from .rules.reading import BY_ROLE
from .types import Audience, State
from .views.listing import incident_url, rows_of
from .words import CONTRADICTIONS, category_word

SHOWN = 8
WORKS_ON_THEM = frozenset((Role.INCIDENT_MANAGER, Role.SECRETARIAT, Role.FIELD_OFFICER, Role.OFFICIAL))


def _sees(user: Any) -> bool:
    return may(user, Act.SEE_INCIDENTS)


def _open(user: Any) -> list[Incident]:
    return list(incidents_visible_to(user).exclude(state=State.CLOSED.value))


def overdue(user: Any) -> int:
    """Open incidents of this reader that are past a deadline."""
    return sum(row["late"] > 0 for row in rows_of(_open(user))) if may(user, Act.HANDLE_INCIDENT) else 0


def queue(request: HttpRequest) -> dict[str, Any] | None:
    """Open incidents with least time left, or those that a company was told of."""
    if not _sees(request.user):
        return None
    rows = rows_of(_open(request.user))
    works = request.user.actor.role in WORKS_ON_THEM
    if not rows and not works:
        return None
    return {
        "title": gettext_lazy("Incidents, by time left") if works else gettext_lazy("Incidents that concern you"),
        "size": "six",
        "items": [_waiting(row) for row in rows[:SHOWN]],
        "empty": gettext_lazy("No incident is open."),
        "url": reverse("incidents:incidents"),
        "more": gettext_lazy("All incidents"),
    }


def _waiting(row: dict[str, Any]) -> Waiting:
    more = " · ".join(str(part) for part in (row["place"], row["clock"]) if part)
    shape = "serious" if row["late"] else status("level", row["level"]).shape
    return Waiting(f"{row['number']} · {row['category']}", incident_url(row["number"]), more, row["left"], shape)


def of_site(request: HttpRequest, site: Any) -> dict[str, Any] | None:
    """The incidents of a site that this reader may know of."""
    if not _sees(request.user):
        return None
    found = rows_of(incidents_visible_to(request.user).filter(site=site.code))
    if not found and not may(request.user, Act.REPORT_ALERT):
        return None
    return {
        "title": _("Incidents"),
        "size": "seven",
        "items": [_waiting(row) for row in found[:SHOWN]],
        "empty": _("No incident of this site is on record."),
        "url": f"{reverse('incidents:new')}?site={site.code}" if may(request.user, Act.REPORT_ALERT) else "",
        "more": _("Report one"),
    }


def of_organisation(request: HttpRequest, organisation: Any) -> dict[str, Any] | None:
    """What a company that was told of incidents decided, late answers first; for the case team and for itself."""
    if not _sees(request.user):
        return None
    role = request.user.actor.role
    own = fold(request.user.organisation or "") == fold(organisation.code)
    if Audience.TEAM not in BY_ROLE.get(role, ()) and not own:
        return None
    owed = answers_owed(list(incidents_visible_to(request.user)), clock.today(), organisation.code)
    if not owed:
        return None
    owed.sort(key=lambda one: (one.standing != "late", one.due, one.incident.number))
    return {
        "title": _("Its decisions on incidents"),
        "size": "six",
        "items": [_owed(one) for one in owed[:SHOWN]],
        "url": reverse("incidents:incidents"),
        "more": _("All incidents"),
    }


def _owed(one: Owed) -> Waiting:
    told = status("answer", one.standing)
    beside = " · ".join(str(CONTRADICTIONS[name]) for name in one.contradictions)
    shape = "serious" if beside else told.shape
    return Waiting(one.incident.number, incident_url(one.incident.number), beside, str(told.word), shape)


def find(user: Any, text: str, most: int) -> list[Hit]:
    """Incidents by their number."""
    meant, asked = number_meant(text), text.strip().upper()
    known, visible = categories(), incidents_visible_to(user)
    found = visible.filter(Q(number__startswith=asked) | Q(number=meant)).order_by("number")[:most]
    return [
        Hit(
            one.number, incident_url(one.number),
            category_word(known.of(one.category, day_of(one.reported_at))), one.number == meant,
        )
        for one in found
    ]  # fmt: skip


offer(Entry(48, gettext_lazy("Incidents"), "incidents:incidents", _sees, overdue, group=CHECKS, icon="incident"))
offer_panel(Panel("home", 4, QUEUE, queue))
offer_panel(Panel("home", 5, QUEUE, to_comment))
offer_panel(Panel("home", 62, QUEUE, to_publish))
offer_panel(Panel("site risk", 30, QUEUE, of_site))
offer_panel(Panel("organisation", 30, QUEUE, of_organisation))
offer_finder(Finder(25, "incidents", gettext_lazy("Incidents"), "incident", find))
