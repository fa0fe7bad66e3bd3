"""How an incident is numbered: area, year, sequence, as in SK-2026-0018. (incidents)"""

import re

from chanzo.core.names import fold

_WRITTEN = re.compile(r"([A-Z]{2})[ -]*(\d{4})[ /-]+(\d{1,8})\Z")
_NUMBER = re.compile(r"([A-Z]{2})-(\d{4})-(\d{4,})\Z")


def area_code(province: str) -> str:
    """Two letters for a province: the initials of its words, or the first two letters of its only one; XX unknown."""
    words = [word for word in re.split(r"[^A-Z]+", fold(province).upper()) if word]
    if not words:
        return "XX"
    return (words[0][0] + words[1][0]) if len(words) > 1 else words[0][:2].ljust(2, "X")


def number_text(code: str, year: int, sequence: int) -> str:
    """The number as it is written."""
    return f"{code}-{year}-{sequence:04d}"


def number_parts(number: str) -> tuple[str, int, int] | None:
    """Area, year and sequence of a written number; None when it is none."""
    found = _NUMBER.match(number.strip().upper())
    return (found[1], int(found[2]), int(found[3])) if found else None


def number_meant(text: str) -> str:
    """The number that somebody means who writes it shorter, as in ``sk 2026 18``; the text itself where it is none."""
    found = _WRITTEN.match(" ".join(text.upper().split()))
    return number_text(found[1], int(found[2]), int(found[3])) if found else text.strip().upper()
