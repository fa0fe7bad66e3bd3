"""The visits of a site as a timeline, and the panel of them on its page. (sites)"""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.web.formats import count, day
from chanzo.web.status import status

from ..models import Site, Visit
from ..queries.standing import place_of
from ..queries.visits import former_codes, visits_visible_to
from ..types.visits import State
from ..visit_words import HINDRANCES, state_of

NEWEST = 8


def timeline(visits: Iterable[Visit], *, here: int | None = None) -> list[dict[str, Any]]:
    """Visits as events, in their order; the one at hand is marked."""
    events = []
    for visit in visits:
        found, report = status("visit", state_of(visit.state, visit.activity)), visit.report
        told = []
        if visit.state == State.PREVENTED:
            told = [str(HINDRANCES.get(report.reason, ""))]
        elif report.workers is not None:
            told = [ngettext("%(n)s worker", "%(n)s workers", report.workers) % {"n": count(report.workers)}]
        events.append(
            {
                "when": day(visit.day),
                "what": _("Visit %(number)s: %(what)s") % {"number": visit.visit, "what": found.word},
                "shape": found.shape,
                "more": ", ".join(part for part in told if part),
                "url": reverse("sites:visit", args=[visit.visit]),
                "here": visit.visit == here,
            }
        )
    return events


def visits_of_site(request: HttpRequest, site: Site) -> dict[str, Any] | None:
    """The newest visits of a site, for those who look after it."""
    if not may(request.user, Act.SEE_VISITS, place_of(site)):
        return None
    visits = visits_visible_to(request.user).filter(site__in=former_codes(site))
    return {
        "site": site,
        "events": timeline(visits[:NEWEST]),
        "more": max(visits.count() - NEWEST, 0),
        "may_record": may(request.user, Act.RECORD_VISIT, place_of(site)),
    }
