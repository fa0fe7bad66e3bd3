"""What is done with procedures: written, put in force, ended, signed, checked on a site. (government)"""

from collections.abc import Mapping, Sequence
from typing import Any

from chanzo.core import clock
from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.acting import acting
from chanzo.ledger.services.documents import Sent, keep_scan
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.sites.models import Site
from chanzo.sites.queries.standing import place_of, site_called

from ..agents.types import is_person
from ..projections import GOVERNMENT
from .queries import may_write, places_within, where_is
from .rules import Procedures
from .types import (
    Applies,
    CheckRow,
    Party,
    Reach,
    Section,
    SignedRow,
    Sort,
    TextRow,
    Told,
    VersionRow,
    requirements_of,
    shape_of,
    version_id,
)

MOST_DAYS = 3660


def write_procedure(
    *,
    sort: str,
    title: str,
    reach: str,
    place: str,
    language: str,
    sections: Sequence[Section],
    signatories: Sequence[tuple[str, str, str]] = (),
    every_days: int = 90,
    procedure: int | None = None,
    by: Any,
) -> tuple[int, int]:
    """Write a draft: of a new procedure, or the next version of one (``procedure``), over its draft if it has one.

    ``signatories`` are (role, organisation, person number or nothing). Returns the procedure and the version. Refused
    PROCEDURE_PLACE for a place without sites, PROCEDURE_EMPTY without a requirement, PROCEDURE_UNKNOWN,
    PROCEDURE_ELSEWHERE, PERSON_WRONG, PROCEDURE_EVERY.
    """
    actor = require(by, Act.WRITE_PROCEDURE)
    name = _place_named(reach, place)
    _may_write(by, reach, name)
    if not requirements_of(sections):
        raise Refused("PROCEDURE_EMPTY")
    if not 1 <= every_days <= MOST_DAYS:
        raise Refused("PROCEDURE_EVERY", most=MOST_DAYS)
    facts: dict[str, Any] = {
        "sort": str(Sort(sort)),
        "title": title.strip(),
        "reach": str(Reach(reach)),
        "place": name,
        "language": language,
        "first": True,
        "sections": _plain(sections),
        "signatories": [_signatory(*one) for one in signatories],
        "every_days": every_days,
    }
    with acting(GOVERNMENT) as act:
        version = 1
        if procedure is not None:
            versions = _versions(act.rows, procedure)
            last = versions[-1]
            if (last.sort, last.reach, last.folded) != (facts["sort"], facts["reach"], fold(name)):
                raise Refused("PROCEDURE_ELSEWHERE")
            version = last.version + (last.in_force_seq is not None)
        facts |= {"procedure": procedure, "version": version}
        seq = act.record("procedure.written", subject=_subject(procedure), actor=actor.number, facts=facts)
        return procedure or seq, version


def translate_procedure(*, procedure: int, version: int, language: str, sections: Sequence[Section], by: Any) -> int:
    """Write a version in a further language, with as many requirements in each section as the first has.

    Refused PROCEDURE_SHAPE where it has not, PROCEDURE_LANGUAGE for the language it was agreed in.
    """
    actor = require(by, Act.WRITE_PROCEDURE)
    with acting(GOVERNMENT) as act:
        row = _version(act.rows, procedure, version)
        _may_write(by, row.reach, row.place)
        first = next(text for text in act.rows.of(TextRow).find("version", [row.id]) if text.first)
        if first.language == language:
            raise Refused("PROCEDURE_LANGUAGE")
        if shape_of(first.read) != shape_of(sections):
            raise Refused("PROCEDURE_SHAPE")
        facts = {
            "procedure": procedure,
            "version": version,
            "language": language,
            "first": False,
            "sections": _plain(sections),
        }
        return act.record("procedure.written", subject=_subject(procedure), actor=actor.number, facts=facts)


def put_in_force(*, procedure: int, version: int, from_day: int, to_day: int | None = None, by: Any) -> int:
    """Put a draft in force from a day, replacing the version before from then on; it cannot be written over any more.

    Refused PROCEDURE_IN_FORCE, PROCEDURE_DAYS, PROCEDURE_BEFORE when its predecessor begins later.
    """
    actor = require(by, Act.WRITE_PROCEDURE)
    if to_day is not None and to_day < from_day:
        raise Refused("PROCEDURE_DAYS")
    with acting(GOVERNMENT) as act:
        row = _version(act.rows, procedure, version)
        _may_write(by, row.reach, row.place)
        if row.in_force_seq is not None:
            raise Refused("PROCEDURE_IN_FORCE", version=version)
        earlier = [one.from_day for one in _versions(act.rows, procedure) if one.from_day is not None]
        if earlier and from_day <= max(earlier):
            raise Refused("PROCEDURE_BEFORE")
        facts = {"procedure": procedure, "version": version, "from": from_day, "to": to_day}
        return act.record("procedure.in_force", subject=_subject(procedure), actor=actor.number, facts=facts)


def end_procedure(*, procedure: int, version: int, day: int, reason: str, by: Any) -> int:
    """Say the last day of a version in force, and why. Refused PROCEDURE_DRAFT, PROCEDURE_OVER, PROCEDURE_DAYS."""
    actor = require(by, Act.WRITE_PROCEDURE)
    with acting(GOVERNMENT) as act:
        row = _version(act.rows, procedure, version)
        _may_write(by, row.reach, row.place)
        first = _begun(row)
        if row.to_day is not None and row.to_day < day:
            raise Refused("PROCEDURE_OVER")
        if day < first:
            raise Refused("PROCEDURE_DAYS")
        facts = {"procedure": procedure, "version": version, "day": day, "reason": reason.strip()}
        return act.record("procedure.ended", subject=_subject(procedure), actor=actor.number, facts=facts)


def sign_procedure(*, procedure: int, version: int, scan: Sent, signed_on: int, by: Any) -> int:
    """Keep the scan of the signed paper of a version. Refused as scans are, and SIGNED_IN_FUTURE, SCAN_KNOWN."""
    actor = require(by, Act.WRITE_PROCEDURE)
    if signed_on > clock.today():
        raise Refused("SIGNED_IN_FUTURE")
    number = f"{_subject(procedure)}-{version}"
    kept = keep_scan(scan, number)
    with acting(GOVERNMENT) as act:
        row = _version(act.rows, procedure, version)
        _may_write(by, row.reach, row.place)
        if any(copy.sha256 == kept.sha256 for copy in act.rows.of(SignedRow).find("version", [row.id])):
            raise Refused("SCAN_KNOWN", act=number)
        facts = {
            "procedure": procedure,
            "version": version,
            "sha256": kept.sha256,
            "media": kept.media,
            "size": kept.size,
            "signed_on": signed_on,
        }
        return act.record("procedure.signed", subject=_subject(procedure), actor=actor.number, facts=facts)


def check_procedure(
    *,
    procedure: int,
    version: int,
    site: str,
    day: int,
    told: Mapping[str, tuple[str, str]],
    visit: int | None = None,
    by: Any,
) -> int:
    """Record what was found of every requirement at a site on a day: number to (yes, no or na; a remark).

    Refused CHECK_FUTURE, CHECK_PLACE where the version does not hold, CHECK_INCOMPLETE, CHECK_REMARK for a ``no``
    without a remark, CHECK_KNOWN.
    """
    found = site_called(site)
    if found is None:
        raise Refused("POSTING_SITE", site=site)
    actor = require(by, Act.CHECK_PROCEDURE, at=place_of(found))
    if day > clock.today():
        raise Refused("CHECK_FUTURE")
    with acting(GOVERNMENT) as act:
        row = _version(act.rows, procedure, version)
        if not _holds(act.rows, row, day) or Applies(row.reach, row.folded) not in where_is(found):
            raise Refused("CHECK_PLACE", site=found.code)
        answers = _answers(act.rows, row, told)
        if any((c.procedure, c.day) == (procedure, day) for c in act.rows.of(CheckRow).find("site", [found.code])):
            raise Refused("CHECK_KNOWN", site=found.code)
        facts = {
            "procedure": procedure,
            "version": version,
            "site": found.code,
            "day": day,
            "told": answers,
            "visit": visit,
        }
        return act.record("procedure.checked", subject=_subject(procedure), actor=actor.number, facts=facts)


def _answers(rows: Rows, row: VersionRow, told: Mapping[str, tuple[str, str]]) -> list[list[str]]:
    first = next(text for text in rows.of(TextRow).find("version", [row.id]) if text.first)
    asked = [one.number for one in requirements_of(first.read)]
    if set(asked) != set(told):
        raise Refused("CHECK_INCOMPLETE", number=next(iter(sorted(set(asked) ^ set(told)))))
    answers = [[number, str(Told(told[number][0])), told[number][1].strip()] for number in asked]
    for number, found, remark in answers:
        if found == Told.NO and not remark:
            raise Refused("CHECK_REMARK", number=number)
    return answers


def _holds(rows: Rows, row: VersionRow, day: int) -> bool:
    """Whether a version is in force on a day."""
    _begun(row)
    beside = [facts for one in _versions(rows, row.procedure) if (facts := one.facts()) is not None]
    return any(one.version == row.version and Procedures(beside).holds(one, day) for one in beside)


def _place_named(reach: str, place: str) -> str:
    """The place as the register of sites writes it; Refused where no site of the register lies in it."""
    name = place.strip()
    if reach == Reach.SITE:
        site = site_called(name)
        name = site.code if site else ""
    elif name:
        folded = fold(name)
        column = {Reach.PROVINCE: "province", Reach.TERRITORY: "territory", Reach.POINT: "tagging_point"}[Reach(reach)]
        known = Site.objects.order_by(column).values_list(column, flat=True).distinct()
        name = next((written for written in known if fold(written) == folded), "")
    if not name or not places_within(reach, name):
        raise Refused("PROCEDURE_PLACE", place=place)
    return name


def _signatory(role: str, organisation: str, person: str) -> list[str]:
    person = person.strip().upper()
    if person and not is_person(person):
        raise Refused("PERSON_WRONG", person=person)
    return [str(Party(role)), organisation.strip(), person]


def _may_write(by: Any, reach: str, place: str) -> None:
    if not may_write(by, reach, place):
        raise Refused("NOT_ALLOWED", act=str(Act.WRITE_PROCEDURE))


def _versions(rows: Rows, procedure: int) -> list[VersionRow]:
    found = sorted(rows.of(VersionRow).find("procedure", [procedure]), key=lambda row: row.version)
    if not found:
        raise Refused("PROCEDURE_UNKNOWN", procedure=procedure)
    return found


def _version(rows: Rows, procedure: int, version: int) -> VersionRow:
    row = next(iter(rows.of(VersionRow).find("id", [version_id(procedure, version)])), None)
    if row is None:
        raise Refused("PROCEDURE_UNKNOWN", procedure=procedure)
    return row


def _begun(row: VersionRow) -> int:
    if row.from_day is None:
        raise Refused("PROCEDURE_DRAFT")
    return row.from_day


def _subject(procedure: int | None) -> str:
    return f"PR-{procedure:06d}" if procedure else "PR"


def _plain(sections: Sequence[Section]) -> list[list[Any]]:
    return [[section.title, section.text, list(section.requirements)] for section in sections]
