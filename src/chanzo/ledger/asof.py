"""The rows of a room as they stood at the end of a day, whatever was recorded later. (ledger)"""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from chanzo.core.days import from_day, to_day

from .models import Record
from .nouns import Room, Rows
from .replay import entry_of


def end_of(day: int) -> datetime:
    """The moment at which a day has ended, in UTC."""
    return datetime.combine(from_day(day + 1), time(), UTC)


def day_recorded(at: int) -> int:
    """The day on which a moment (seconds since 1970) fell, in UTC."""
    return to_day(datetime.fromtimestamp(at, UTC).date())


def rows_on(room: Room, day: int, kinds: Iterable[str] | None = None) -> Rows:
    """A room's rows as the records of some kinds (all that it knows) had made them when the day ended."""
    wanted = room.kinds if kinds is None else sorted(set(kinds))
    told = Record.objects.filter(kind__in=wanted, record_time__lt=end_of(day)).order_by("seq")
    return room.rows_from(entry_of(body) for body in told.values_list("body", flat=True).iterator(chunk_size=500))
