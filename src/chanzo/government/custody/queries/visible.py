"""The gate of custody's acts: those about holders and places that an account may see, newest first. (government)"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from django.db.models import Model

from chanzo.people.policies import actor_of, may
from chanzo.people.types import Act

from ..models import Difference, HandOver, Lockbox, Opening, TagRequest, Take, Void
from ..policies import Keeping

M = TypeVar("M", bound=Model)
Holders = Callable[[Any], Iterable[tuple[str, str]]]


def _seen(user: Any, rows: Iterable[M], holders: Holders) -> Iterator[M]:
    actor = actor_of(user)
    if actor is None or not may(actor, Act.SEE_CUSTODY):
        return
    scope, keeping = user.scope, Keeping()
    known: dict[tuple[str, str], bool] = {}
    for row in rows:
        for place in holders(row):
            if place not in known:
                known[place] = keeping.seen(scope, *place)
            if known[place]:
                yield row
                break


def lockboxes_visible_to(user: Any) -> Iterator[Lockbox]:
    """The lockboxes at sites of the account's areas."""
    return _seen(user, Lockbox.objects.order_by("to_day", "code"), lambda row: [(row.code, row.site)])


def openings_visible_to(user: Any) -> Iterator[Opening]:
    """The openings of the lockboxes that an account may see."""
    return _seen(user, Opening.objects.order_by("-day", "-seq"), lambda row: [(row.lockbox, "")])


def requests_visible_to(user: Any, **only: Any) -> Iterator[TagRequest]:
    """Requests by or to the holders that an account may see."""
    rows = TagRequest.objects.filter(**only).order_by("-seq")
    return _seen(user, rows, lambda row: [(row.holder, row.site), (row.giver, "")])


def hand_overs_visible_to(user: Any, **only: Any) -> Iterator[HandOver]:
    """Hand-overs from or to the holders that an account may see."""
    rows = HandOver.objects.filter(**only).order_by("-seq")
    return _seen(user, rows, lambda row: [(row.receiver, row.site), (row.giver, "")])


def takes_visible_to(user: Any, **only: Any) -> Iterator[Take]:
    """Stock-takes at the holders that an account may see."""
    return _seen(user, Take.objects.filter(**only).order_by("-seq"), lambda row: [(row.holder, row.site)])


def differences_visible_to(user: Any, **only: Any) -> Iterator[Difference]:
    """What counts and receipts missed, at the holders that an account may see."""
    return _seen(user, Difference.objects.filter(**only).order_by("-seq"), lambda row: [(row.holder, "")])


def voids_visible_to(user: Any, **only: Any) -> Iterator[Void]:
    """What was declared lost, stolen, damaged or found, at the holders that an account may see."""
    return _seen(user, Void.objects.filter(**only).order_by("-seq"), lambda row: [(row.holder, "")])
