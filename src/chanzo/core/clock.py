"""The one place that reads the time. (core)"""

from datetime import UTC, datetime

from .days import to_day


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return datetime.now(UTC)


def today() -> int:
    """The present UTC day as days since 1970-01-01."""
    return to_day(now().date())
