"""What may be read of the counters: released quarters, tallies large enough. (government)"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from chanzo.core import clock
from chanzo.core.names import fold
from chanzo.people.policies import actor_of, may
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act, Place
from chanzo.sites.models import Site
from chanzo.sites.queries.standing import sites_in

from .models import ConfidenceCounter
from .rules import is_released, shown_of
from .types import Counts, Question, Shown, Tally


@dataclass(frozen=True)
class Quarter:
    """The tallies of a released quarter that may be read, by question and province; ``whole`` of all together."""

    quarter: int
    shown: dict[str, dict[str, Shown]]
    whole: dict[str, Shown]


def province_names() -> list[str]:
    """The provinces of the register of sites, each once, however its lines write it."""
    written = Site.objects.exclude(province="").order_by().values_list("province", flat=True).distinct()
    names: dict[str, str] = {}
    for name in sorted(written):
        names.setdefault(fold(name), name)
    return sorted(names.values())


def provinces_asked_by(user: Any) -> list[str]:
    """The provinces in which an account may take answers: those its sites lie in."""
    actor = actor_of(user)
    if actor is None or not may(actor, Act.TAKE_CONFIDENCE):
        return []
    mine = {fold(name) for name in sites_in(scope_of(actor)).values_list("province", flat=True)}
    return [name for name in province_names() if fold(name) in mine]


def quarters_visible_to(user: Any) -> list[Quarter]:
    """The released quarters, newest first; an account bound to areas reads its provinces and no sum over all."""
    actor = actor_of(user)
    if actor is None or not may(actor, Act.SEE_CONFIDENCE):
        return []
    today = clock.today()
    counted: dict[int, Counts] = defaultdict(lambda: defaultdict(dict))
    for row in ConfidenceCounter.objects.order_by("province"):
        if is_released(row.quarter, today):
            counted[row.quarter][row.province][row.question] = Tally(row.yes, row.no)
    return [_quarter(actor, quarter, counted[quarter]) for quarter in sorted(counted, reverse=True)]


def _quarter(actor: Any, quarter: int, counts: Counts) -> Quarter:
    shown: dict[str, dict[str, Shown]] = {}
    whole: dict[str, Shown] = {}
    for question in Question:
        parts, together = shown_of(counts, question)
        shown[question] = {p: one for p, one in parts.items() if may(actor, Act.SEE_CONFIDENCE, at=Place(province=p))}
        whole[question] = together if not actor.areas else Shown(None)
    return Quarter(quarter, shown, whole)
