"""What nobody asks for: what incidents touch follows records, clocks ring every day, messages go out. (config)"""

from chanzo.core import clock
from chanzo.incidents.notices.services.sending import send_due
from chanzo.incidents.services.clocks import ring_clocks
from chanzo.incidents.services.telling import reckon_open
from chanzo.ledger.queries import head_of_ledger
from chanzo.ledger.services.reading import run_readers


class Rounds:
    """The worker's rounds; all of it may be done twice, so nothing is lost or doubled with the process."""

    def __init__(self) -> None:
        self._looked, self._reckoned, self._rung = -1, -1, -1

    def go(self) -> None:
        """Reckon once the ledger stands still after new records, ring the clocks of a new day, send what is due."""
        head, today = head_of_ledger(), clock.today()
        if head == self._looked and head != self._reckoned:
            run_readers()
            reckon_open()
            self._reckoned = head_of_ledger()
        self._looked = head_of_ledger()
        if today != self._rung:
            ring_clocks(today=today)
            self._rung = today
        send_due()
