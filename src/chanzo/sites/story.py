"""What befell a mine site, as one timeline: statuses, suspensions, studies, capacities, names. (sites)"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.web.formats import day, mass
from chanzo.web.status import status

from .models import Site, SiteChange, SiteVersion, Suspension
from .rules.lapses import courses
from .types.register import EXPIRED, Status

Event = dict[str, Any]

SCHEMES: dict[str, Promise] = {
    "programme": gettext_lazy("Programme"),
    "icglr": gettext_lazy("ICGLR"),
    "national": gettext_lazy("National"),
}
MINERALS: dict[str, Promise] = {
    "cassiterite": gettext_lazy("Cassiterite"),
    "coltan": gettext_lazy("Coltan"),
    "wolframite": gettext_lazy("Wolframite"),
}
CHANGES: dict[str, Promise] = {
    "rename": gettext_lazy("Renamed"),
    "merge": gettext_lazy("Merged"),
    "split": gettext_lazy("Split"),
    "close": gettext_lazy("Closed"),
    "reopen": gettext_lazy("Opened again"),
}


def minerals_told(codes: str) -> str:
    """The minerals of a site in words; a dash when none is registered."""
    return " + ".join(str(MINERALS.get(code, code)) for code in codes.replace(";", "+").split("+") if code) or "–"


def story(
    site: Site,
    versions: Iterable[SiteVersion],
    statuses: Iterable[Status],
    acts: Mapping[int, str],
    suspensions: Iterable[Suspension],
    changes: Iterable[SiteChange],
    until: int,
) -> list[Event]:
    """Events newest first; lapses of statuses up to a day; ``acts`` are the papers behind statuses by version."""
    events = [
        *_statuses(statuses, acts, until),
        *_suspensions(suspensions),
        *_changes(site, changes),
        *_versions(versions),
    ]
    events.sort(key=lambda event: -event["day"])
    for event in events:
        event["when"] = day(event["day"])
    return events


def _statuses(statuses: Iterable[Status], acts: Mapping[int, str], until: int) -> Iterator[Event]:
    for turn in courses(statuses):
        if turn.lapsed and turn.from_day > until:
            continue
        found = status("standing", turn.status)
        what = _("%(scheme)s: %(status)s") % {"scheme": SCHEMES.get(turn.scheme, turn.scheme), "status": found.word}
        more = _lapsed(turn) if turn.lapsed else acts[turn.version]
        yield {"day": turn.from_day, "what": what, "shape": found.shape, "more": more}


def _lapsed(turn: Status) -> str:
    if turn.status == EXPIRED:
        return _("the order has ended, and none followed")
    return _("nobody inspected the site in time")


def _suspensions(suspensions: Iterable[Suspension]) -> Iterator[Event]:
    for row in suspensions:
        more = ", ".join(text for text in (row.area, row.reason) if text)
        yield {"day": row.from_day, "what": _("Suspended"), "shape": "serious", "more": more}
        if row.to_day is not None:
            yield {"day": row.to_day, "what": _("Last day of the suspension"), "shape": "", "more": row.area}


def _changes(site: Site, changes: Iterable[SiteChange]) -> Iterator[Event]:
    for row in changes:
        what = str(CHANGES.get(row.action, row.action))
        told = [f"{row.site} → {row.into}" if row.into else row.site, row.act]
        yield {"day": row.day, "what": what, "shape": "", "more": ", ".join(text for text in told if text)}
    if site.baseline_day is not None:
        yield {"day": site.baseline_day, "what": _("Baseline study"), "shape": ""}
    if site.closed_day is not None and not any(row.action == "close" for row in changes):
        yield {"day": site.closed_day, "what": _("Closed"), "shape": "warning"}


def _versions(versions: Iterable[SiteVersion]) -> Iterator[Event]:
    for row in versions:
        if row.from_day is not None and row.capacity_high_g is not None:
            low = mass(row.capacity_low_g, 0) if row.capacity_low_g is not None else "0"
            more = _("%(low)s to %(high)s a month") % {"low": low, "high": mass(row.capacity_high_g, 0)}
            yield {"day": row.from_day, "what": _("Capacity from this day"), "shape": "", "more": more}
