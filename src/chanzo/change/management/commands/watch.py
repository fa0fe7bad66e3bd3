"""``chanzo watch``: compute the usual periods and look at every trigger, as the worker does each day. (change)"""

from typing import Any

from chanzo.change.services.observing import observe_usual
from chanzo.change.services.watching import watch
from chanzo.core import clock
from chanzo.core.commands import Command as Base


class Command(Base):
    help = "compute the indicators of the last twelve months and the twelve before, and look at every trigger"

    def answer(self, **options: Any) -> Any:
        today = clock.today()
        indicators = observe_usual(today=today)
        seen = watch(today=today)
        return {"indicators": indicators, "rang": list(seen.rang), "calmed": list(seen.calmed)}
