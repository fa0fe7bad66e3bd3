"""What waits for an account: requests to decide or hand over, receipts to confirm, differences to explain.
(government)
"""

from typing import Any

from chanzo.people.policies import actor_of
from chanzo.people.types import Act

from ..models import Difference, HandOver, TagRequest
from ..policies import Keeping, may_for
from ..types.requests import IN_TRANSIT, Stage
from .visible import differences_visible_to, hand_overs_visible_to, requests_visible_to

TO_DECIDE = (Stage.PENDING, Stage.GRANTED)


def requests_waiting(user: Any) -> list[TagRequest]:
    """Requests that this account may grant, hand over, or is asked to change."""
    keeping, found = Keeping(), []
    for row in requests_visible_to(user, stage__in=(*TO_DECIDE, Stage.TO_REVISE)):
        if row.stage == Stage.TO_REVISE:
            mine = may_for(user, Act.REQUEST_TAGS, row.holder, row.site, keeping)
        else:
            act = Act.GRANT_TAGS if row.stage == Stage.PENDING else Act.HAND_OVER_TAGS
            mine = may_for(user, act, row.giver, row.site, keeping)
        if mine:
            found.append(row)
    return found


def receipts_waiting(user: Any) -> list[HandOver]:
    """Hand-overs in transit to a holder for whom this account acts, given by somebody else."""
    actor = actor_of(user)
    if actor is None:
        return []
    keeping = Keeping()
    return [
        row
        for row in hand_overs_visible_to(user, state=IN_TRANSIT)
        if row.given_by != actor.number and keeping.belongs(actor, row.receiver, row.site)
    ]


def differences_waiting(user: Any) -> list[Difference]:
    """Missing numbers that this account may explain."""
    keeping = Keeping()
    return [
        row
        for row in differences_visible_to(user, open_count__gt=0)
        if may_for(user, Act.COUNT_TAGS, row.holder, "", keeping)
    ]


def waiting(user: Any) -> int:
    """How much waits for this account."""
    return len(requests_waiting(user)) + len(receipts_waiting(user)) + len(differences_waiting(user))
