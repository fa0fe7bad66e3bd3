"""``chanzo watch``: compute the usual periods and look at every trigger, as the worker does each day. (change)"""

from typing import Any

from chanzo.change.queries.periods import before, usual_period
from chanzo.change.services.observing import observe_period
from chanzo.change.services.watching import watch
from chanzo.core import clock
from chanzo.core.commands import Command as Base


class Command(Base):
    help = "compute the indicators of the last twelve months and the twelve before, and look at every trigger"

    def answer(self, **options: Any) -> Any:
        today = clock.today()
        period = usual_period(today)
        indicators = sum(1 for asked in (period, before(period)) for _ in self.progress(observe_period(asked)))
        seen = watch(today=today)
        return {"indicators": indicators, "rang": list(seen.rang), "calmed": list(seen.calmed)}
