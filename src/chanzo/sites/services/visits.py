"""Writing down visits: made, prevented, corrected, taken back; and the tagging point that one saw in use. (sites)

Each is one record; what follows for findings is judged at once, from the first day that differs.
"""

import json
import re
from typing import Any

from chanzo.core import clock
from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.people.policies import require
from chanzo.people.types import Act

from ..models import Site
from ..queries.register import register_cells
from ..queries.standing import place_of, site_called
from ..types.visits import NOT_MADE, RECORDED, STANDING, TAKEN_BACK, Report, State, VisitRow
from .acts import Deed, Done, perform

_PERSON = re.compile(r"P-[2-9A-HJ-NP-Z]{8}\Z")


def record_visit(
    *, site: str, day: int, report: Report, by: Any, officer: str = "", corrects: int | None = None
) -> Done:
    """Write down a visit that was made, or another version of the visit ``corrects``."""
    if (report.hotline_known or 0) > (report.hotline_asked or 0):
        raise Refused("VISIT_HOTLINE", known=report.hotline_known, asked=report.hotline_asked or 0)
    return _enter(RECORDED, site, day, report, by, officer, corrects)


def record_prevented(
    *, site: str, day: int, reason: str, note: str, by: Any, officer: str = "", corrects: int | None = None
) -> Done:
    """Write down that a visit could not be made and why; it is nobody's neglect, and nothing was seen."""
    return _enter(NOT_MADE, site, day, Report(reason=reason, note=note), by, officer, corrects)


def withdraw_visit(*, visit: int, reason: str, by: Any) -> Done:
    """Say that a visit was never made, or written down twice: it stays, with the reason, and no longer counts."""
    if not reason.strip():
        raise Refused("VISIT_REASON")

    def check(rows: Rows) -> Deed:
        before = _standing(rows, visit)
        require(by, Act.RECORD_VISIT, at=place_of(_site(before.site)))
        facts = {"visit": visit, "reason": reason.strip()}
        return Deed(TAKEN_BACK, before.site, facts, touches=_touched(before))

    return perform(check, by=require(by, Act.RECORD_VISIT))


def confirm_point(*, visit: int, by: Any) -> Done:
    """State in the register that the tagging point which a visit saw in use serves its site."""

    def check(rows: Rows) -> Deed:
        row = _standing(rows, visit)
        site = _site(row.site)
        require(by, Act.RECORD_REGISTER, at=place_of(site))
        point = json.loads(row.told).get("tagging_point", "")
        if not point or fold(point) == fold(site.tagging_point):
            raise Refused("VISIT_NO_POINT", visit=visit)
        facts = {"visit": visit, "site": site.code, "tagging_point": point}
        return Deed("visit.point_confirmed", site.code, facts, [("sites", register_cells(site, tagging_point=point))])

    return perform(check, by=require(by, Act.RECORD_REGISTER))


def _enter(kind: str, site: str, day: int, report: Report, by: Any, officer: str, corrects: int | None) -> Done:
    actor = require(by, Act.RECORD_VISIT)
    found = _site(site)
    require(by, Act.RECORD_VISIT, at=place_of(found))
    if day > clock.today():
        raise Refused("VISIT_FUTURE")
    person = officer.strip().upper() or actor.number
    if person != actor.number and not _PERSON.match(person):
        raise Refused("VISIT_PERSON", person=officer)
    facts = {"site": found.code, "day": day, "officer": person} | report.facts()

    def check(rows: Rows) -> Deed:
        if corrects is None:
            touches = {found.code: day} if kind == RECORDED else {}
            return Deed(kind, found.code, facts, touches=touches)
        before = _standing(rows, corrects)
        require(by, Act.RECORD_VISIT, at=place_of(_site(before.site)))
        stated = {"site": before.site, "day": before.day, "officer": before.officer} | json.loads(before.told)
        if before.sort == _sort(kind) and stated == facts:
            raise Refused("VISIT_SAME", visit=corrects)
        touches = _touched(before)
        if kind == RECORDED:
            touches[found.code] = min(day, touches.get(found.code, day))
        return Deed(kind, found.code, facts | {"visit": corrects}, touches=touches)

    return perform(check, by=actor)


def _sort(kind: str) -> str:
    return State.SEEN.value if kind == RECORDED else State.PREVENTED.value


def _site(written: str) -> Site:
    site = site_called(written)
    if site is None:
        raise Refused("VISIT_SITE", site=written)
    return site


def _standing(rows: Rows, visit: int) -> VisitRow:
    """The version of a visit that counts, read under the lock."""
    versions = sorted(rows.of(VisitRow).find("visit", [visit]), key=lambda row: row.seq)
    if not versions:
        raise Refused("VISIT_UNKNOWN", visit=visit)
    if versions[-1].state not in STANDING:
        raise Refused("VISIT_TAKEN_BACK", visit=visit, seq=versions[-1].replaced_by)
    return versions[-1]


def _touched(row: VisitRow) -> dict[str, int]:
    """What a version that counted as seen may have changed, no longer to count."""
    if row.state != State.SEEN:
        return {}
    site = site_called(row.site)
    return {site.code if site else row.site: row.day}
