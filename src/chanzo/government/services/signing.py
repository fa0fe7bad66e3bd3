"""Signed means that the scan of the signed copy is attached; a wrong scan is withdrawn, never deleted. (government)"""

import re
from collections.abc import Mapping
from typing import Any

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.ledger.services.documents import Sent, keep_scan
from chanzo.people.policies import require
from chanzo.people.types import Act, Actor

from ..projections import GOVERNMENT
from ..queries.acts import Found, may_sign
from ..types import SIGNED_BY, ScanRow

_PERSON = re.compile(r"P-[2-9A-HJ-NP-Z]{8}\Z")


def sign_act(*, act: Found, scan: Sent, signed_on: int, signatories: Mapping[str, str], by: Any) -> int:
    """Attach the scan of a signed copy; ``signatories`` are person numbers (or nothing) by role.

    The file's own name may name a person and is not kept. Returns the record's sequence.
    """
    actor = _signer(by, act)
    people = _people(act, signatories)
    if signed_on > clock.today():
        raise Refused("SIGNED_IN_FUTURE")
    number = str(act.number)
    kept = keep_scan(scan, number)
    with acting(GOVERNMENT) as acting_here:
        scans = acting_here.rows.of(ScanRow).find("act", [number])
        if any(row.sha256 == kept.sha256 and row.withdrawn_by is None for row in scans):
            raise Refused("SCAN_KNOWN", act=number)
        facts = {
            "sha256": kept.sha256,
            "media": kept.media,
            "size": kept.size,
            "signed_on": signed_on,
            "signatories": people,
        }
        return acting_here.record("act.signed", subject=number, actor=actor.number, facts=facts)


def withdraw_scan(*, act: Found, scan: int, reason: str, by: Any) -> int:
    """Say that a scan was the wrong one: it stays, with the reason, and the act is not signed by it."""
    actor = _signer(by, act)
    if not reason.strip():
        raise Refused("WITHDRAWAL_REASON")
    number = str(act.number)
    with acting(GOVERNMENT) as acting_here:
        row = next((row for row in acting_here.rows.of(ScanRow).find("act", [number]) if row.seq == scan), None)
        _standing(row, scan)
        facts = {"scan": scan, "reason": reason.strip()}
        return acting_here.record("act.scan_withdrawn", subject=number, actor=actor.number, facts=facts)


def _standing(row: ScanRow | None, scan: int) -> None:
    if row is None:
        raise Refused("SCAN_UNKNOWN", scan=scan)
    if row.withdrawn_by is not None:
        raise Refused("SCAN_WITHDRAWN", seq=row.withdrawn_by)


def _signer(by: Any, act: Found) -> Actor:
    actor = require(by, Act.SIGN_ACT)
    if not may_sign(by, act):
        raise Refused("NOT_ALLOWED", act=str(Act.SIGN_ACT), role=str(actor.role))
    return actor


def _people(act: Found, signatories: Mapping[str, str]) -> list[dict[str, str]]:
    """Roles in the order of the paper, each with a person number where one is known."""
    people = []
    for role in SIGNED_BY[act.kind]:
        if role in signatories:
            person = signatories[role].strip().upper()
            if person and not _PERSON.match(person):
                raise Refused("PERSON_WRONG", person=person)
            people.append({"role": role, "person": person})
    if not people:
        raise Refused("SIGNED_BY_NOBODY")
    return people
