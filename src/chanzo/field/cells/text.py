"""Texts, names and numbers on paper as they were written, freed of stray spaces and invisible signs. (field)"""

import re
import unicodedata
from datetime import date, datetime, time, timedelta

from ..types import UNREADABLE, Fault

# Signs a person writes to say that there is nothing.
NOTHING = frozenset({"", "-", "--", "---", "–", "—", "n/a", "#n/a", "nan"})
ILLEGIBLE = frozenset(
    {
        "?",
        "illisible",
        "illisibles",
        "illegible",
        "unreadable",
        "non lisible",
        "pas lisible",
        "haisomeki",
        "ill",
        "ill.",
    }
)
MAX_NUMBER_LENGTH = 80
MAX_NAME_LENGTH = 200
MAX_TEXT_LENGTH = 2000

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2060\ufeff\ud800-\udfff]")
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:[.,]\d+)?[eE][+-]?\d+\Z")
_PLUS_EXPONENT = re.compile(r"\d+[.,]\d+[eE][+-]?\d+\Z|\d+[eE][+]\d+\Z")
_DECIMAL = re.compile(r"\d+[.,]\d+\Z")
_TRAILING_ZERO = re.compile(r"(\d+)[.,]0+\Z")


def clean(text: str) -> str:
    """Composed letters, no invisible signs, single spaces; a protecting apostrophe before = + - @ is dropped."""
    if text.isascii() and text.isalnum():
        return text
    if text.startswith("'") and text[1:2] in ("=", "+", "-", "@"):
        text = text[1:]
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(_CONTROL.sub("", text).split())


def shown(raw: object) -> str:
    """A stored cell as a person would read it: whole numbers without point, dates as ISO text."""
    if raw is None:
        return ""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() and abs(raw) < 1e15 else repr(raw)
    if isinstance(raw, datetime):
        return raw.isoformat(sep=" ") if raw.time() != time() else raw.date().isoformat()
    if isinstance(raw, date | time):
        return raw.isoformat()
    if isinstance(raw, timedelta):
        minutes = int(raw.total_seconds()) // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return str(raw)


def is_nothing(text: str) -> bool:
    return text.casefold() in NOTHING


def _bounded(text: str, limit: int) -> str | Fault:
    return text if len(text) <= limit else Fault("TEXT_TOO_LONG", {"length": len(text), "limit": limit})


def parse_text(raw: object) -> str | Fault | None:
    """Free text, at most 2,000 characters."""
    text = clean(shown(raw))
    return None if is_nothing(text) else _bounded(text, MAX_TEXT_LENGTH)


def parse_name(raw: object) -> str | Fault | None:
    """A code or written name, at most 200 characters."""
    text = clean(shown(raw))
    return None if is_nothing(text) else _bounded(text, MAX_NAME_LENGTH)


def parse_list(raw: object) -> list[str] | Fault | None:
    """Names parted by ``;``, in written order, each once."""
    parts = [part for part in (clean(piece) for piece in shown(raw).split(";")) if not is_nothing(part)]
    if any(len(part) > MAX_NAME_LENGTH for part in parts):
        return Fault("TEXT_TOO_LONG", {"length": max(map(len, parts)), "limit": MAX_NAME_LENGTH})
    return list(dict.fromkeys(parts)) or None


def parse_paper(raw: object) -> str | Fault | None:
    """A page, book, batch or lot as written; ``12.0`` of a number cell is ``12``."""
    if isinstance(raw, date):
        return Fault("TAG_DATE", {"text": shown(raw)})
    text = clean(shown(raw))
    if is_nothing(text):
        return None
    if whole := _TRAILING_ZERO.fullmatch(text):
        text = whole[1]
    if _PLUS_EXPONENT.match(text):
        return Fault("NUMBER_SCIENTIFIC", {"text": text})
    return _bounded(text, MAX_NUMBER_LENGTH)


def parse_line(raw: object) -> str | Fault | None:
    """A line number as text without leading zeros."""
    text = parse_paper(raw)
    if isinstance(text, str) and text.isascii() and text.isdigit():
        return text.lstrip("0") or "0"
    return text


def parse_tag(raw: object) -> str | Fault | None:
    """A tag number as written; places that could not be read are ``?``, a wholly unreadable one is ``?``."""
    if isinstance(raw, str):
        if raw.isascii() and raw.isdigit() and len(raw) <= MAX_NUMBER_LENGTH:
            return raw
        text = clean(raw)
        if is_nothing(text):
            return None
        folded = text.casefold()
        if folded in ILLEGIBLE or not folded.strip("? "):
            return UNREADABLE
        if _SCIENTIFIC.match(text) and ("+" in text or "." in text or "," in text):
            return Fault("TAG_SCIENTIFIC", {"text": text})
        if _DECIMAL.match(text):
            return Fault("TAG_DECIMAL", {"text": text})
        return _bounded(text, MAX_NUMBER_LENGTH)
    if isinstance(raw, date | time | timedelta):
        return Fault("TAG_DATE", {"text": shown(raw)})
    if isinstance(raw, float):
        if not raw.is_integer():
            return Fault("TAG_DECIMAL", {"text": repr(raw)})
        if abs(raw) >= 1e15:
            return Fault("TAG_SCIENTIFIC", {"text": repr(raw)})
    return parse_name(raw)
