"""An agent's own home: where it is posted today, and what was agreed for there. (government)"""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core import clock
from chanzo.people.policies import actor_of
from chanzo.people.types import Role
from chanzo.web.formats import day
from chanzo.web.panels import QUEUE, Panel, Waiting, offer_panel

from .models import Agent, Posting
from .queries import site_names
from .rules import holds


def my_post(request: HttpRequest) -> dict[str, Any] | None:
    """The posts that an agent with an account has today."""
    actor = actor_of(request.user)
    if actor is None or actor.role is not Role.AGENT:
        return None
    codes = list(Agent.objects.filter(person=actor.number).values_list("code", flat=True))
    if not codes:
        return None
    today = clock.today()
    held = [row for row in Posting.objects.filter(agent__in=codes) if holds(row.facts(), today)]
    names = site_names({site for row in held for site in row.facts().sites})
    return {
        "title": gettext_lazy("Your post"),
        "size": "six",
        "items": [
            Waiting(
                row.post,
                reverse("government:procedures"),
                ", ".join([*(names.get(site, site) for site in sorted(row.facts().sites)), row.point]).strip(", "),
                _("since %(day)s") % {"day": day(row.from_day)},
                "good",
            )
            for row in held
        ],
        "empty": gettext_lazy("You are posted nowhere today."),
        "url": reverse("government:procedures"),
        "more": gettext_lazy("Procedures where you work"),
    }


offer_panel(Panel("home", 6, QUEUE, my_post))
