"""The incidents of each half-year are counted once for the public, published or not. (exchange)"""

from django.db.models import Min

from chanzo.incidents.models import Incident
from chanzo.incidents.queries.cases import cases_of
from chanzo.incidents.queries.clocks import day_of
from chanzo.incidents.rules.statistics import half_days, half_of, opened_between
from chanzo.ledger.services.acting import acting
from chanzo.people.types import SYSTEM

from ..models import IncidentCount
from ..projections import EXCHANGE
from ..rules.counts import COUNTED_AFTER, counted


def count_halves(*, today: int) -> int:
    """Count every half-year that is due and was not counted; how many. Running it again adds nothing."""
    first = Incident.objects.aggregate(first=Min("opened_at"))["first"]
    if first is None:
        return 0
    ended = [half for half in range(half_of(day_of(first)), half_of(today)) if _is_due(half, today)]
    if not set(ended) - _known():
        return 0
    cases = cases_of(Incident.objects.all())
    with acting(EXCHANGE) as act:
        due = sorted(set(ended) - _known())
        for half in due:
            counts = counted(opened_between(cases, *half_days(half)), today)
            facts = {"half": half, "day": today, "counts": counts.facts()}
            act.record("publication.counted", subject=half_name(half), actor=SYSTEM.number, facts=facts)
    return len(due)


def _is_due(half: int, today: int) -> bool:
    return half_days(half)[1] + COUNTED_AFTER < today


def _known() -> set[int]:
    return set(IncidentCount.objects.values_list("half", flat=True))


def half_name(half: int) -> str:
    """A half-year as files write it, ``2026-H1``."""
    return f"{half // 2}-H{half % 2 + 1}"
