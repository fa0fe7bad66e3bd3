"""Targets, baselines, entered figures and evidence: what people add to what is counted. (change)"""

from dataclasses import dataclass
from typing import Any

from chanzo.core import clock
from chanzo.core.indicators import Asked, Method, registered
from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.people.policies import require
from chanzo.people.types import Act

from ..projections import CHANGE
from ..projections.figures import AIM_ENDED, AIM_SET, ENTERED, ENTRY_ENDED, NOTE_ENDED, NOTED
from ..queries.figures import TARGET, takes_figures
from ..queries.theory import theory_on
from ..rows import AimRow, EnteredRow, NoteRow
from ..types import UNIT


def set_aim(*, code: str, sort: str, asked: Asked, value: float, reason: str, by: Any) -> int:
    """Set a target or baseline of a period in place of an earlier one.

    A target on how many incidents or reports there are is refused: it would be met by silence.
    """
    actor = require(by, Act.KEEP_CHANGE)
    indicator = registered().get(code)
    if indicator is None:
        raise Refused("INDICATOR_UNKNOWN", indicator=code)
    if sort == TARGET and indicator.silent:
        raise Refused("TARGET_REWARDS_SILENCE", name=indicator.name)
    _check(asked, reason)
    facts = {"sort": sort, "first": asked.first, "last": asked.last, "value_u": _units(value), "reason": reason.strip()}
    with acting(CHANGE) as act:
        return act.record(AIM_SET, subject=code, actor=actor.number, facts=facts)


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure as it is entered; ``low`` and ``high`` are its interval, ``answered`` of ``sample`` gave an answer."""

    code: str
    asked: Asked
    value: float
    evidence: str
    design: str = ""
    sample: int | None = None
    answered: int | None = None
    low: float | None = None
    high: float | None = None


def enter_figure(*, entry: Entry, by: Any) -> int:
    """Enter a declared or surveyed figure with where it is from; what records compute takes none."""
    actor = require(by, Act.KEEP_CHANGE)
    if entry.code not in registered():
        raise Refused("INDICATOR_UNKNOWN", indicator=entry.code)
    if not takes_figures(entry.code):
        raise Refused("FIGURE_COMPUTED", name=registered()[entry.code].name)
    _check(entry.asked, entry.evidence)
    _check_survey(entry)
    facts: dict[str, Any] = {
        "first": entry.asked.first, "last": entry.asked.last, "value_u": _units(entry.value),
        "design": entry.design.strip(), "evidence": entry.evidence.strip(),
    }  # fmt: skip
    facts |= {name: value for name in ("sample", "answered") if (value := getattr(entry, name)) is not None}
    if entry.low is not None and entry.high is not None:
        facts |= {"low_u": _units(entry.low), "high_u": _units(entry.high)}
    with acting(CHANGE) as act:
        return act.record(ENTERED, subject=entry.code, actor=actor.number, facts=facts)


def note_evidence(*, statement: str, supports: bool, day: int, text: str, source: str, by: Any) -> int:
    """Note what was seen that speaks for or against a statement."""
    actor = require(by, Act.KEEP_CHANGE)
    if statement not in theory_on().statements:
        raise Refused("STATEMENT_UNKNOWN", key=statement)
    if day > clock.today():
        raise Refused("EVIDENCE_FUTURE")
    if not text.strip() or not source.strip():
        raise Refused("CHANGE_REASON")
    facts = {"supports": supports, "day": day, "text": text.strip(), "source": source.strip()}
    with acting(CHANGE) as act:
        return act.record(NOTED, subject=statement, actor=actor.number, facts=facts)


ENDS = {AIM_ENDED: (AimRow, "code"), ENTRY_ENDED: (EnteredRow, "code"), NOTE_ENDED: (NoteRow, "statement")}


def take_back(*, kind: str, seq: int, reason: str, by: Any) -> int:
    """Take back an aim, an entered figure or a note, by the record that brought it; it stays readable."""
    actor = require(by, Act.KEEP_CHANGE)
    row_type, name = ENDS[kind]
    if not reason.strip():
        raise Refused("CHANGE_REASON")
    with acting(CHANGE) as act:
        row = next(iter(act.rows.of(row_type).find("seq", [seq])), None)
        if row is None or row.ended_by is not None:
            raise Refused("ENTRY_UNKNOWN", seq=seq)
        facts = {"seq": seq, "reason": reason.strip()}
        return act.record(kind, subject=getattr(row, name), actor=actor.number, facts=facts)


def _check(asked: Asked, reason: str) -> None:
    if asked.last < asked.first:
        raise Refused("PERIOD_WRONG")
    if not reason.strip():
        raise Refused("CHANGE_REASON")


def _check_survey(entry: Entry) -> None:
    if registered()[entry.code].method is Method.SURVEY and not (entry.design.strip() and entry.sample):
        raise Refused("SURVEY_UNSAID")
    if entry.sample is not None and entry.answered is not None and entry.answered > entry.sample:
        raise Refused("SURVEY_ANSWERS")
    if (entry.low is None) != (entry.high is None):
        raise Refused("INTERVAL_HALF")
    if entry.low is not None and entry.high is not None and not entry.low <= entry.value <= entry.high:
        raise Refused("INTERVAL_WRONG")


def _units(value: float) -> int:
    return round(value * UNIT)
