"""Days as a calendar file that telephones and mail programs read (RFC 5545). (sites)"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from chanzo.core.days import from_day

LINE = 74  # octets of a line, but for the space that a continued one begins with


@dataclass(frozen=True)
class DayEntry:
    """One whole day: its lasting name, what it says, more, where it opens."""

    uid: str
    day: int
    summary: str
    more: str = ""
    url: str = ""


def calendar(entries: Iterable[DayEntry], *, name: str, stamp: datetime) -> str:
    """The file: one event an entry, lines folded and texts escaped."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//chanzo//sites//EN", f"X-WR-CALNAME:{_text(name)}"]
    for entry in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_text(entry.uid)}",
            f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{from_day(entry.day):%Y%m%d}",
            f"DTEND;VALUE=DATE:{from_day(entry.day + 1):%Y%m%d}",
            f"SUMMARY:{_text(entry.summary)}",
            *([f"DESCRIPTION:{_text(entry.more)}"] if entry.more else []),
            *([f"URL:{entry.url}"] if entry.url else []),
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "\\n".join(escaped.splitlines())


def _folded(line: str) -> Iterator[str]:
    """A line in pieces that are short enough, never cut inside a character."""
    piece, size, first = "", 0, True
    for sign in line:
        octets = len(sign.encode())
        if size + octets > LINE:
            yield piece if first else f" {piece}"
            piece, size, first = "", 0, False
        piece, size = piece + sign, size + octets
    yield piece if first else f" {piece}"
