"""An authority is informed, by letter, by telephone, by a short text; then it acknowledges that. (incidents)"""

from typing import Any

from chanzo.core import clock
from chanzo.core.canonical import canonical
from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import Acting, acting
from chanzo.ledger.services.documents import Sent, keep_scan

from ..projections import INCIDENTS
from ..rows import IncidentRow, InformedRow, TextRow
from ..services.moving import handler, held
from ..types import UNASSESSED, Means, State
from .rules import carried, letter_number

LONGEST = 300


def inform_authority(
    *, number: str, service: str, means: Means, day: int, reference: str = "", function: str = "", said: str = "",
    minute: int | None = None, by: Any,
) -> int:  # fmt: skip
    """Write down that a service was informed, by what it uses; the record's sequence.

    Of a call: who was called by ``function``, at which minute of the day, and what was said in one line.
    """
    if day > clock.today():
        raise Refused("DAY_AHEAD")
    if means is Means.TELEPHONE and not (function.strip() and said.strip()):
        raise Refused("CALL_INCOMPLETE")
    facts = {
        "means": means.value, "day": day, "reference": reference.strip(), "function": _line(function),
        "said": _line(said), "minute": minute,
    }  # fmt: skip
    with acting(INCIDENTS) as deed:
        row, actor = _assessed(deed, number, by)
        return _informed(deed, row, service, actor.number, facts)


def write_letter(*, number: str, service: str, text: str, by: Any) -> int:
    """Write a letter to a service; the record's sequence. What it says is frozen as the case stands now.

    It carries the fields that an official may read; ``text`` is what the programme asks of the service.
    """
    if not text.strip():
        raise Refused("LETTER_EMPTY")
    with acting(INCIDENTS) as deed:
        row, actor = _assessed(deed, number, by)
        texts = [(one.field, one.audience, one.text) for one in deed.rows.of(TextRow).find("incident", [number])]
        before = [one for one in deed.rows.of(InformedRow).find("incident", [number]) if one.paper]
        paper = {
            "text": text.strip(), "fields": carried(texts), "category": row.category, "level": row.level,
            "site": row.site, "area": row.area, "province": row.province, "first_day": row.first_day,
            "last_day": row.last_day, "about": row.about,
        }  # fmt: skip
        facts = {
            "means": Means.LETTER.value, "day": clock.today(), "reference": letter_number(number, len(before)),
            "function": "", "said": "", "minute": None, "paper": canonical(paper),
        }  # fmt: skip
        return _informed(deed, row, service, actor.number, facts)


def note_acknowledgement(
    *, number: str, informed: int, day: int, function: str = "", scan: Sent | None = None, by: Any
) -> int:
    """Write down that a service acknowledged what it was informed of; the record's sequence.

    Shown by the scan of its stamp, or by the function, never the name, of whoever acknowledged it.
    """
    if day > clock.today():
        raise Refused("DAY_AHEAD")
    if scan is None and not function.strip():
        raise Refused("RECEIPT_MISSING")
    # Kept before the lock is taken: the file is of no use to anybody else, and a record never waits for it.
    kept = keep_scan(scan, f"{number}-receipt") if scan else None
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = handler(row, by)
        found = [one for one in deed.rows.of(InformedRow).find("incident", [number]) if one.seq == informed]
        if not found or found[0].acknowledged is not None:
            raise Refused("INFORMED_UNKNOWN")
        if day < found[0].day:
            raise Refused("DAYS_BACKWARDS")
        facts = {
            "informed": informed, "day": day, "function": _line(function),
            "sha256": kept.sha256 if kept else "", "media": kept.media if kept else "",
        }  # fmt: skip
        return deed.record("incident.acknowledged", subject=row.number, actor=actor.number, facts=facts)


def _assessed(deed: Acting, number: str, by: Any) -> tuple[IncidentRow, Any]:
    row = held(number, deed.rows)
    actor = handler(row, by)
    if State(row.state) in UNASSESSED:
        raise Refused("NOT_ASSESSED")
    return row, actor


def _informed(deed: Acting, row: IncidentRow, service: str, actor: str, facts: dict[str, Any]) -> int:
    if not service.strip():
        raise Refused("SERVICE_MISSING")
    facts = {"service": service.strip(), **facts}
    return deed.record("incident.informed", subject=row.number, actor=actor, facts=facts)


def _line(text: str) -> str:
    return " ".join(text.split())[:LONGEST]
