"""How values are written for readers: kilograms, days, months, shares, moments in their language. (web)"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Any

from django.utils import formats, timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from chanzo.core.days import NO_DAY, day_text, from_day, month_text
from chanzo.core.quantities import kg_text

NONE = "–"


def mass(mass_g: int | None, decimals: int = 1) -> str:
    """Grams as kilograms with grouped thousands and the unit; a dash when unknown."""
    if mass_g is None or mass_g < 0:
        return NONE
    return f"{_rounded(Decimal(mass_g) / 1000, decimals, get_language() or '')} kg"


def weight(mass_g: int | None) -> str:
    """Grams as kilograms to the gram where the weight has them, so that a paper's column adds up to its total."""
    return mass(mass_g, 3 if mass_g is not None and mass_g % 100 else 1)


def kilometres(metres: int | None) -> str:
    """Metres as kilometres with one decimal, without the unit."""
    return NONE if metres is None else _rounded(Decimal(metres) / 1000, 1, get_language() or "")


def amount(hundredths: int | None) -> str:
    """Hundredths of a currency with two decimals."""
    if hundredths is None:
        return NONE
    return _rounded(Decimal(hundredths) / 100, 2, get_language() or "")


def count(number: int | None) -> str:
    """A whole number with grouped thousands."""
    return NONE if number is None else _rounded(Decimal(number), 0, get_language() or "")


def day(value: int | date | None) -> str:
    """A day, day first in French, the month in letters."""
    if value is None or value == NO_DAY:
        return NONE
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return _dated(from_day(value) if isinstance(value, int) else value, get_language() or "")


def month(value: int | None) -> str:
    """A month number as words, such as March 2026."""
    return NONE if value is None else formats.date_format(date(value // 12, value % 12 + 1, 1), _("F Y"))


def decimals(value: float, digits: int) -> str:
    """A number rounded to so many decimals."""
    return _rounded(Decimal(repr(value)), digits, get_language() or "")


def share(value: float | None) -> str:
    """A share of one as a percentage with one decimal."""
    if value is None:
        return NONE
    rounded = _rounded(Decimal(repr(value)) * 100, 1, get_language() or "")
    return f"{rounded.replace('-', '−')} %"


def moment(value: datetime | int | None) -> str:
    """A moment in the installation's time zone; a whole number is seconds since 1970."""
    if value is None:
        return NONE
    aware = value if isinstance(value, datetime) else datetime.fromtimestamp(value, UTC)
    return formats.date_format(timezone.localtime(aware), _("j M Y, H:i"))


# A page writes the same days and weights many times over; the language is part of what is remembered.
@lru_cache(maxsize=8192)
def _dated(value: date, language: str) -> str:
    return formats.date_format(value, _("j M Y"))


@lru_cache(maxsize=8192)
def _rounded(value: Decimal, decimals: int, language: str) -> str:
    # Django cuts decimals off; people expect them rounded.
    exact = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return formats.number_format(exact, decimals, use_l10n=True, force_grouping=True)


READ: dict[str, Callable[[Any], str]] = {
    "mass": mass,
    "weight": weight,
    "kilometres": kilometres,
    "amount": amount,
    "count": count,
    "day": day,
    "month": month,
    "share": share,
    "moment": moment,
}


def shown(kind: str, value: Any) -> str:
    """A value of a table as people read it."""
    if kind in READ:
        return READ[kind](value)
    return NONE if value is None or value == "" else str(value)


def machine(kind: str, value: Any) -> str | int | float | None:
    """A value of a table as programs read it: kilograms with a point, ISO days, shares of one."""
    if value is None or value == "":
        return None
    if kind in ("mass", "weight"):
        return float(kg_text(value))
    if kind == "amount":
        return int(value) / 100
    if kind == "day":
        return day_text(value) if isinstance(value, int) else value.isoformat()
    if kind == "month":
        return month_text(value)
    if kind == "share":
        return round(value, 6)
    if kind == "moment":
        aware = value if isinstance(value, datetime) else datetime.fromtimestamp(value, UTC)
        return aware.astimezone(UTC).isoformat(timespec="seconds")
    return value if isinstance(value, int | float) else str(value)
