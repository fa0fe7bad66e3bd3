"""The periods that are kept computed: the last twelve whole months, and the twelve before. (change)"""

from chanzo.core.days import month_end, month_of, month_start
from chanzo.core.indicators import Asked

MONTHS = 12


def usual_period(today: int) -> Asked:
    """The last twelve months that are over."""
    last = month_of(today) - 1
    return Asked(month_start(last - MONTHS + 1), month_end(last))


def before(asked: Asked) -> Asked:
    """The period of the same kind before: as many whole months where it is made of them, else as many days."""
    first, last = month_of(asked.first), month_of(asked.last)
    if asked.first == month_start(first) and asked.last == month_end(last):
        return Asked(month_start(2 * first - last - 1), month_end(first - 1))
    return Asked(2 * asked.first - asked.last - 1, asked.first - 1)
