"""Dates, months and times of day as people and spreadsheets write them. (field)

Days stand first (``5/1/26`` is 5 January 2026) unless a profile says month first; ISO dates and stored spreadsheet
dates need no order.
"""

import re
from datetime import date, datetime, time, timedelta

from chanzo.core.days import from_day, to_day

from ..types import Fault
from .text import clean, is_nothing, shown
from .words import bare

FIRST_YEAR, LAST_YEAR = 1950, 2100
# Stored spreadsheet dates without a date format count days from here; only years 2000 to 2100 are believed.
SPREADSHEET_EPOCH = to_day(date(1899, 12, 30))
SERIALS = range(36526, 73416)

MONTHS: dict[str, int] = {
    name: index
    for index, names in enumerate(
        (
            "janvier january janv jan januari mutarama",
            "fevrier february fevr fev feb februari gashyantare",
            "mars march mar machi werurwe",
            "avril april avr apr aprili mata",
            "mai may mei gicurasi",
            "juin june jun juni kamena",
            "juillet july juil jul julai nyakanga",
            "aout august aou aug agosti kanama",
            "septembre september sept sep septemba nzeri",
            "octobre october oct oktoba ukwakira",
            "novembre november nov novemba ugushyingo",
            "decembre december dec desemba ukuboza",
        ),
        start=1,
    )
    for name in names.split()
}

_ISO = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?\Z"
)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})\Z")
_PARTS = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?\Z")
_NAMED = re.compile(r"(?:[a-z]+\.?,? )?(\d{1,2})(?:er|st|nd|rd|th)?[ \-/.]+([a-z]+)\.?[ \-/.,]+(\d{4}|\d{2})\Z")
_NAMED_FIRST = re.compile(r"([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\Z")
_MONTH_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})\Z")
_MONTH_LAST = re.compile(r"(\d{1,2})[-/.](\d{4})\Z")
_MONTH_NAMED = re.compile(r"([a-z]+)\.?[ \-/]+(\d{4}|\d{2})\Z")
_TIME = re.compile(r"(\d{1,2})\s*(?:[:hH.]\s*(\d{2})?\s*(?:[:mM]\s*(\d{2})?)?[sS]?)\s*([aApP])?\.?[mM]?\.?\Z")


def _year(text: str) -> int:
    return 2000 + int(text) if len(text) == 2 else int(text)


def _day(year: int, month: int, day: int, text: str) -> int | Fault:
    try:
        stated = date(year, month, day)
    except ValueError:
        return Fault("DATE_IMPOSSIBLE", {"text": text})
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return Fault("DATE_OUT_OF_RANGE", {"text": text})
    return to_day(stated)


def _exists(year: int, month: int, day: int) -> bool:
    return not isinstance(_day(year, month, day, ""), Fault)


def order_proved(text: str) -> str:
    """What a date text proves about its table: ``day`` or ``month`` first, or nothing."""
    if not (parts := _PARTS.match(clean(text))):
        return ""
    first, second, year = int(parts[1]), int(parts[2]), _year(parts[3])
    by_day, by_month = _exists(year, second, first), _exists(year, first, second)
    return "" if by_day == by_month else "day" if by_day else "month"


def parse_date(raw: object, *, month_first: bool = False) -> int | Fault | None:
    """Days since 1970-01-01."""
    if isinstance(raw, date):
        return _day(raw.year, raw.month, raw.day, shown(raw))
    text = clean(shown(raw))
    if is_nothing(text):
        return None
    if found := _ISO.match(text) or _COMPACT.match(text):
        return _day(int(found[1]), int(found[2]), int(found[3]), text)
    if found := _PARTS.match(text):
        first, second, year = int(found[1]), int(found[2]), _year(found[3])
        day, month = (second, first) if month_first else (first, second)
        if not month_first and not _exists(year, month, day) and _exists(year, first, second):
            return Fault("DATE_MONTH_FIRST", {"text": text})
        return _day(year, month, day, text)
    if text.isascii() and text.isdigit() and int(text[:6]) in SERIALS and len(text) == 5:
        return int(text) + SPREADSHEET_EPOCH
    if isinstance(raw, float) and 0 < raw < 1e6 and int(raw) in SERIALS:
        return int(raw) + SPREADSHEET_EPOCH
    plain = bare(text, keep=" -/.,")
    if (found := _NAMED.match(plain)) and found[2] in MONTHS:
        return _day(_year(found[3]), MONTHS[found[2]], int(found[1]), text)
    if (found := _NAMED_FIRST.match(plain)) and found[1] in MONTHS:
        return _day(int(found[3]), MONTHS[found[1]], int(found[2]), text)
    return Fault("DATE_UNREADABLE", {"text": text[:80]})


def parse_month(raw: object) -> int | Fault | None:
    """A calendar month as year * 12 + month - 1; a date states its month."""
    if isinstance(raw, date):
        return raw.year * 12 + raw.month - 1
    text = clean(shown(raw))
    if is_nothing(text):
        return None
    plain = bare(text, keep=" -/.,")
    year = month = 0
    if found := _MONTH_ISO.match(plain):
        year, month = int(found[1]), int(found[2])
    elif found := _MONTH_LAST.match(plain):
        year, month = int(found[2]), int(found[1])
    elif (found := _MONTH_NAMED.match(plain)) and found[1] in MONTHS:
        year, month = _year(found[2]), MONTHS[found[1]]
    elif isinstance(day := parse_date(raw), int):
        stated = from_day(day)
        year, month = stated.year, stated.month
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return Fault("MONTH_UNREADABLE", {"text": text[:80]})
    return year * 12 + month - 1


def parse_time(raw: object) -> int | Fault | None:
    """Minutes since midnight, seconds dropped."""
    if isinstance(raw, datetime):
        raw = raw.time()
    if isinstance(raw, time):
        return raw.hour * 60 + raw.minute
    minutes = -1
    if isinstance(raw, timedelta):
        minutes = int(raw.total_seconds() // 60)
    elif isinstance(raw, float) and 0 <= raw < 1:
        minutes = round(raw * 1440)
    text = clean(shown(raw))
    if is_nothing(text):
        return None
    if minutes < 0 and (found := _TIME.match(text)):
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[4] or "").lower()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        minutes = hour * 60 + minute if minute < 60 and int(found[3] or 0) < 60 else -1
    return minutes if 0 <= minutes < 1440 else Fault("TIME_UNREADABLE", {"text": text[:80]})
