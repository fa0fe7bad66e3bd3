"""Computing every indicator of a period and keeping what was found. (change)"""

from collections.abc import Iterable, Iterator

from chanzo.core import clock
from chanzo.core.indicators import Asked, Indicator

from ..models import Observed
from ..models.observations import body_of
from ..queries.computing import computable, computed
from ..queries.periods import before, usual_period
from ..types import Observation


def observe_period(asked: Asked, indicators: Iterable[Indicator] | None = None) -> Iterator[Observation]:
    """Compute indicators (all that a room computes) over a period, keeping each as it comes."""
    for indicator in computable() if indicators is None else indicators:
        observation = computed(indicator, asked)
        keep(observation)
        yield observation


def observe_usual(*, today: int) -> int:
    """Compute the usual period and the one before; how many observations that made."""
    period = usual_period(today)
    return sum(1 for asked in (period, before(period)) for _ in observe_period(asked))


def keep(observation: Observation) -> None:
    """Keep an observation in place of an earlier one of the same period."""
    Observed.objects.update_or_create(
        code=observation.code,
        first=observation.first,
        last=observation.last,
        defaults={
            "version": observation.version,
            "head": observation.head,
            "body": body_of(observation),
            "records": observation.records,
            "records_hash": observation.records_hash,
            "computed_at": clock.now(),
        },
    )
