"""What nobody asks for: incidents and the theory's figures follow new records, clocks ring every day. (config)"""

from chanzo.change.queries.figures import counted_on
from chanzo.change.services.observing import observe_usual
from chanzo.change.services.watching import watch
from chanzo.core import clock
from chanzo.exchange.services.counting import count_halves
from chanzo.incidents.notices.services.sending import send_due
from chanzo.incidents.services.clocks import ring_clocks
from chanzo.incidents.services.telling import reckon_open
from chanzo.ledger.queries import head_of_ledger
from chanzo.ledger.services.reading import run_readers

REST = 9


class Rounds:
    """The worker's rounds; all of it may be done twice, so nothing is lost or doubled with the process."""

    def __init__(self) -> None:
        self._looked, self._reckoned, self._rung = -1, -1, -1
        self._counted, self._day, self._count_from = -1, -1, clock.now()

    def go(self) -> None:
        """Reckon and count once the ledger stands still after new records; ring clocks each day; send what is due."""
        head, today = head_of_ledger(), clock.today()
        # A worker that is started again does not count again what was counted today.
        self._day = self._day if self._day >= 0 else counted_on()
        still = head == self._looked
        if still and head != self._reckoned:
            run_readers()
            reckon_open()
            self._reckoned = head_of_ledger()
        if today != self._rung:
            ring_clocks(today=today)
            count_halves(today=today)
            self._rung = today
        send_due()
        if today != self._day or (still and head != self._counted and clock.now() >= self._count_from):
            self._count(today)
        # What a round itself recorded does not keep the next one waiting.
        self._looked = head_of_ledger()

    def _count(self, today: int) -> None:
        """Count the theory's indicators and look at its triggers; counting takes at most a tenth of the time."""
        began = clock.now()
        observe_usual(today=today)
        watch(today=today)
        self._counted, self._day = head_of_ledger(), today
        self._count_from = clock.now() + REST * (clock.now() - began)
