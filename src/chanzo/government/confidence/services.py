"""Adding what an agent said to the counters: one answer at a time, of which nothing else is kept. (government)"""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.people.policies import require
from chanzo.people.types import Act

from .models import ConfidenceCounter
from .queries import province_names, provinces_asked_by
from .rules import takes_answers
from .types import Question


def take_confidence(*, province: str, quarter: int, said: Mapping[str, bool], by: Any) -> None:
    """Add one agent's answers to the counters of a province and quarter.

    Refused CONFIDENCE_WHOLE unless every question is answered, CONFIDENCE_QUARTER for one that takes no answers,
    CONFIDENCE_PROVINCE for one outside the account's areas. Who asked is looked at here and kept nowhere.
    """
    require(by, Act.TAKE_CONFIDENCE)
    if province not in provinces_asked_by(by):
        raise Refused("CONFIDENCE_PROVINCE")
    if not takes_answers(quarter, clock.today()):
        raise Refused("CONFIDENCE_QUARTER")
    count_answers(province, quarter, said)


def count_answers(province: str, quarter: int, said: Mapping[str, bool]) -> None:
    """Add one to a counter of every question; Refused CONFIDENCE_WHOLE unless all are answered."""
    if set(said) != set(Question):
        raise Refused("CONFIDENCE_WHOLE")
    with transaction.atomic():
        _lay_out(quarter, {*province_names(), province})
        here = ConfidenceCounter.objects.filter(quarter=quarter, province=province)
        for answer in ("yes", "no"):
            asked = [question for question, yes in said.items() if yes is (answer == "yes")]
            here.filter(question__in=asked).update(**{answer: F(answer) + 1})


def _lay_out(quarter: int, provinces: Collection[str]) -> None:
    """Make the counters of a quarter that are not there, of all provinces, all at nought."""
    known = set(ConfidenceCounter.objects.filter(quarter=quarter).values_list("province", flat=True))
    ConfidenceCounter.objects.bulk_create(
        [
            ConfidenceCounter(province=province, quarter=quarter, question=question)
            for province in sorted(set(provinces) - known)
            for question in Question
        ],
        ignore_conflicts=True,
    )
