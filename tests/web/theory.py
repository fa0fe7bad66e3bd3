"""What the secretariat keeps of the theory, for tests of who reads it."""

from datetime import date

from chanzo.change.models import Work
from chanzo.change.services.series import Delivery, load_series
from chanzo.change.services.snapshots import freeze
from chanzo.core import clock
from chanzo.core.days import to_day
from chanzo.core.indicators import Asked
from chanzo.people.types import SYSTEM


def theory() -> dict[str, str]:
    """A series, a snapshot of 2025, and a piece of work that ended."""
    delivery = Delivery("tin_price", "Tin", "USD/t", "A bank", "CC0")
    load_series(delivery=delivery, data=b"2026-01-01,31000", by=SYSTEM)
    freeze(asked=Asked(to_day(date(2025, 1, 1)), to_day(date(2025, 12, 31))), name="2025", by=SYSTEM)
    ended = {"purpose": Work.Purpose.PROVE, "state": Work.State.DONE, "result": {"ok": True, "differences": []}}
    work = Work.objects.create(by="system", name="2025", asked_at=clock.now(), ended_at=clock.now(), **ended)
    return {"counting": str(work.pk)}
