"""The three lines of statuses of a site side by side, and its suspensions, as one dated strip. (sites)"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from chanzo.core.days import from_day, to_day
from chanzo.web.charts.svg import drawing, element, fitted, words
from chanzo.web.formats import day as day_said
from chanzo.web.status import status

from .rules.lapses import course
from .story import SCHEMES
from .types.register import Interruption, Scheme, Status

WIDTH, LEFT, TOP, ROW, GAP, FOOT = 720.0, 92.0, 6.0, 26.0, 8.0, 22.0
ORDER = (Scheme.PROGRAMME, Scheme.ICGLR, Scheme.NATIONAL)
# Narrower than this a stretch bears no word.
WORDED = 34.0


def strip(statuses: Sequence[Status], interruptions: Iterable[Interruption], today: int, ahead: int) -> SafeString:
    """The drawing up to some days after today; empty for a site that nobody ever gave a status."""
    turns = {scheme: course(s for s in statuses if s.scheme == scheme) for scheme in ORDER}
    begun = [turn.from_day for some in turns.values() for turn in some]
    stopped = list(interruptions)
    if not begun:
        return SafeString()
    first, last = min([*begun, *(i.from_day for i in stopped)]), today + ahead
    first = min(first, last - 365)

    def at(day: int) -> float:
        return LEFT + (WIDTH - LEFT) * (min(max(day, first), last) - first) / (last - first)

    parts: list[str] = []
    height = TOP + len(ORDER) * (ROW + GAP) + FOOT
    parts += _years(first, last, at, height)
    for row, scheme in enumerate(ORDER):
        y = TOP + row * (ROW + GAP)
        parts.append(element("text", words(fitted(str(SCHEMES[scheme]), LEFT - 6)), x=0.0, y=y + ROW * 0.68))
        some = turns[scheme]
        for place, turn in enumerate(some):
            end = some[place + 1].from_day if place + 1 < len(some) else last
            if turn.from_day < last:
                parts.append(_stretch(turn, at(turn.from_day), at(end), y, end if end < last else None))
    for stop in stopped:
        end = last if stop.to_day is None else stop.to_day + 1
        word = _("Suspended")
        told = element("title", words(f"{word}: {day_said(stop.from_day)} – {day_said(stop.to_day)}"))
        parts.append(
            element("rect", told, x=at(stop.from_day), y=TOP - 3, width=max(1.5, at(end) - at(stop.from_day)),
                    height=height - FOOT - TOP, class_="stopped")
        )  # fmt: skip
    parts.append(element("line", x1=at(today), x2=at(today), y1=0.0, y2=height - FOOT + 4, class_="today"))
    return drawing(parts, width=WIDTH, height=height, title=_("The three statuses over time"), text=_text(turns),
                   name="strip")  # fmt: skip


def _stretch(turn: Status, left: float, right: float, y: float, end: int | None) -> str:
    """One status from a day to the next."""
    found, width = status("standing", turn.status), max(1.5, right - left - 1)
    days = f"{day_said(turn.from_day)} – {day_said(end)}" if end else day_said(turn.from_day)
    told = ", ".join(str(part) for part in (found.word, _("lapsed") if turn.lapsed else "", days) if part)
    box = element("rect", element("title", words(told)), x=left, y=y, width=width, height=ROW, rx=3,
                  class_=f"turn t-{turn.status}{' lapsed' if turn.lapsed else ''}")  # fmt: skip
    if width < WORDED:
        return box
    return box + element("text", words(fitted(str(found.word), width - 8)), x=left + 5, y=y + ROW * 0.68, class_="in")


def _years(first: int, last: int, at: Callable[[int], float], height: float) -> list[str]:
    parts = []
    years = range(from_day(first).year + 1, from_day(last).year + 1)
    every = max(1, len(years) // 10)
    for year in years:
        x = at(to_day(date(year, 1, 1)))
        parts.append(element("line", x1=x, x2=x, y1=0.0, y2=height - FOOT + 2, class_="grid"))
        if (year - years[0]) % every == 0:
            parts.append(element("text", str(year), x=x, y=height - 4, text_anchor="middle", class_="m"))
    return parts


def _text(turns: dict[Scheme, list[Status]]) -> str:
    """The strip in words."""
    told = []
    for scheme, some in turns.items():
        stretches = ", ".join(f"{status('standing', turn.status).word} {day_said(turn.from_day)}" for turn in some)
        told.append(f"{SCHEMES[scheme]}: {stretches or '–'}")
    return ". ".join(told)
