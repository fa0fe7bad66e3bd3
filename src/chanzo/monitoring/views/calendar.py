"""Plans as iCalendar (RFC 5545): an all-day event a visit. (monitoring)"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from django.utils.translation import gettext as _

from chanzo.core.days import from_day
from chanzo.sites.models import Site

from ..models import Plan

# Octets of a line before it must be folded (RFC 5545, 3.1).
LINE = 75


def calendar_of(plan: Plan, address: Callable[[str], str]) -> str:
    """The plan's visits as one calendar."""
    return "".join(f"{folded(line)}\r\n" for line in _lines(plan, address))


def _lines(plan: Plan, address: Callable[[str], str]) -> Iterator[str]:
    stamp = datetime.fromtimestamp(plan.at, UTC).strftime("%Y%m%dT%H%M%SZ")
    facts = plan.facts
    codes = {stop["site"] for trip in facts["trips"] for stop in trip["stops"]}
    sites = {site.code: site for site in Site.objects.filter(code__in=codes)}
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//chanzo//monitoring//EN", "CALSCALE:GREGORIAN")
    for trip in facts["trips"]:
        for stop in trip["stops"]:
            site, day = sites.get(stop["site"]), stop["day"]
            what = _("%(team)s: visit %(site)s") % {"team": trip["team"], "site": site or stop["site"]}
            yield "BEGIN:VEVENT"
            yield f"UID:plan-{plan.seq}-{day}-{escaped(stop['site'])}@chanzo"
            yield f"DTSTAMP:{stamp}"
            yield f"DTSTART;VALUE=DATE:{from_day(day):%Y%m%d}"
            yield f"DTEND;VALUE=DATE:{from_day(day + 1):%Y%m%d}"
            yield f"SUMMARY:{escaped(what)}"
            if site and site.latitude is not None and site.longitude is not None:
                yield f"GEO:{site.latitude:.6f};{site.longitude:.6f}"
            yield f"URL:{address(stop['site'])}"
            yield "END:VEVENT"
    yield "END:VCALENDAR"


def escaped(text: str) -> str:
    """A text value as RFC 5545 3.3.11 writes it."""
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text


def folded(line: str) -> str:
    """A line in pieces of at most 75 octets, none cut inside a letter."""
    pieces, piece, size = [], "", 0
    for letter in line:
        wide = len(letter.encode())
        if size + wide > LINE:
            pieces.append(piece)
            piece, size = " ", 1
        piece, size = piece + letter, size + wide
    return "\r\n".join([*pieces, piece])
