"""What is known of indicators over a period: computed or entered figures, targets and baselines. (change)"""

from collections.abc import Iterable

from django.db.models import Max

from chanzo.core.days import to_day
from chanzo.core.indicators import Asked, Figure, Method, registered
from chanzo.ledger.queries import current_head

from ..models import Aim, Entered, Observed
from ..rules.records import hash_of
from ..types import UNIT, Observation
from .computing import contents_of

TARGET, BASELINE = "target", "baseline"


def observations_over(asked: Asked) -> dict[str, Observation]:
    """Every kept observation of exactly this period, and every entered figure that falls into it, by code."""
    kept = Observed.objects.filter(first=asked.first, last=asked.last)
    return {row.code: row.observation() for row in kept} | entered_over(asked)


def counted_on() -> int:
    """The last day on which indicators were computed; -1 where none ever was."""
    last = Observed.objects.aggregate(last=Max("computed_at"))["last"]
    return to_day(last.date()) if last else -1


def entered_over(asked: Asked) -> dict[str, Observation]:
    """The newest entered figure of each code that lies within a period; a computed indicator takes none."""
    within = Entered.objects.filter(ended_by=None, first__gte=asked.first, last__lte=asked.last)
    found = {row.code: row for row in within.order_by("last", "seq") if takes_figures(row.code)}
    head = current_head()
    contents = contents_of([row.seq for row in found.values()], head) if found else {}
    return {
        code: Observation(
            code, registered()[code].version, row.first, row.last, head.seq,
            Figure(row.value_u / UNIT, None, None, row.answered or row.sample or 1),
            round(row.answered / row.sample, 6) if row.answered is not None and row.sample else None,
            {}, str(row.seq), hash_of([row.seq], contents), entered=True,
        )
        for code, row in found.items()
    }  # fmt: skip


def takes_figures(code: str) -> bool:
    """Whether figures of an indicator are entered by people: nobody computes it."""
    indicator = registered().get(code)
    return indicator is not None and indicator.cases is None


def weighed(code: str, asked: Asked) -> bool:
    """Whether an entered figure says how it was found: design, sample, answers and interval, where it is a survey's."""
    row = Entered.objects.filter(ended_by=None, code=code, first__gte=asked.first, last__lte=asked.last).last()
    if row is None or registered()[code].method is not Method.SURVEY:
        return row is not None
    return bool(row.design and row.sample and row.answered is not None and row.low_u is not None)


def aims_over(asked: Asked, codes: Iterable[str] | None = None) -> dict[tuple[str, str], float]:
    """Targets of a period and baselines known by its end, by (code, sort).

    A target counts for a period that holds its last day; of several the latest, of baselines the last one begun.
    """
    rows = Aim.objects.filter(ended_by=None).order_by("last", "seq")
    found = {}
    for row in rows if codes is None else rows.filter(code__in=list(codes)):
        in_force = asked.first <= row.last <= asked.last if row.sort == TARGET else row.first <= asked.last
        if in_force:
            found[row.code, row.sort] = row.value_u / UNIT
    return found
