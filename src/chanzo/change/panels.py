"""What the theory of change adds to the navigation. (change)"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.web.menu import DESK, Entry, offer


def _reads(user: Any) -> bool:
    return may(user, Act.SEE_CHANGE)


offer(Entry(88, _("Theory of change"), "change:change", _reads, group=DESK, icon="follow"))
