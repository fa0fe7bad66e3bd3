"""What publications add to homes: a draft that names the reader's organisation, drafts on their way. (incidents)"""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.web.formats import day
from chanzo.web.panels import Waiting
from chanzo.web.status import status

from ..queries.incidents import incidents_visible_to
from .addresses import publication_url
from .models import Draft, Edition
from .queries import asked_for, asked_of, required_for
from .rules.replying import Standing, standing_of, standings

SHOWN = 6


def to_comment(request: HttpRequest) -> dict[str, Any] | None:
    """Drafts that name the reader's organisation and wait for its reply."""
    if not may(request.user, Act.REPLY_TO_DRAFT):
        return None
    today = clock.today()
    asked = [one for one in asked_of(request.user).filter(replied_day=None) if one.due >= today]
    items = [
        Waiting(_("An account that concerns you"), reverse("incidents:reply", args=[one.draft]),
                _("Your reply is published beside it"), day(one.due), status("reply", standing_of(one, today)).shape)
        for one in asked[:SHOWN]
    ]  # fmt: skip
    return {"title": _("Your right of reply"), "size": "six", "items": items} if items else None


def to_publish(request: HttpRequest) -> dict[str, Any] | None:
    """Drafts on their way to the public, with the reply they wait for."""
    if not may(request.user, Act.PUBLISH_INCIDENT):
        return None
    known = set(incidents_visible_to(request.user).values_list("number", flat=True))
    frozen = set(Edition.objects.filter(recalled_seq=None).values_list("draft", flat=True))
    last: dict[tuple[str, int], Draft] = {}
    for draft in Draft.objects.only("incident", "measure", "named", "spoken").order_by("seq"):
        last[draft.incident, draft.measure] = draft
    waiting = [one for one in last.values() if one.incident in known and one.seq not in frozen]
    items = [_way(one) for one in waiting[:SHOWN]]
    return {"title": _("On its way to the public"), "size": "six", "items": items} if items else None


def _way(draft: Draft) -> Waiting:
    found = standings(required_for(draft.incident, draft), asked_for(draft.seq), clock.today())
    worst = next((one for one in (Standing.TO_ASK, Standing.WAITED_FOR) if one in found.values()), None)
    told = status("reply", worst) if worst else None
    more = told.word if told else _("Nothing is waited for: it can be published")
    return Waiting(draft.incident, publication_url(draft.incident, draft.measure), more, "", told.shape if told else "")
