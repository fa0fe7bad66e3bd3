"""The words of findings: what was found, where it was judged, what people said of it. (findings)"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """Where a finding stands; the texts are public."""

    CANDIDATE = "candidate"
    QUERIED = "queried"
    EXPLAINED = "explained"
    CORRECTED = "corrected"
    INCIDENT = "incident"
    CLEARED = "cleared"


VERDICTS = (State.EXPLAINED, State.CORRECTED, State.INCIDENT)
# A verdict that says the rule was right: something was wrong with the field or with its papers.
RIGHT = (State.CORRECTED, State.INCIDENT)
# What a person is still to settle.
OPEN = (State.CANDIDATE, State.QUERIED)
STANDING = tuple(state for state in State if state is not State.CLEARED)
SEVERITIES = ("S", "W", "N")
SCOPES = ("programme", "country", "mineral", "site")
# How an answer came in.
MEANS = ("page", "telephone", "radio", "message", "letter", "visit")
# The parts of a record: a record of findings holds at most this many changes.
RECORD_CHANGES = 500


@dataclass(slots=True)
class FindingRow:
    """One finding as it stands: all cases of one rule and subject; ``facts`` and ``parameters`` are JSON text.

    ``decisive`` is a digest of the facts that a verdict hangs on; ``day`` is the event's; ``cause`` is what it has in
    common with others of its rule, ``lot`` the number or name of the lot it is about, ``raised`` the record that
    raised it this time.
    """

    id: str
    rule: str
    severity: str
    state: str
    subject_type: str
    subject: str
    site: str
    page: str
    line: str
    organisation: str
    agent: str
    day: int | None
    month: int | None
    facts: str
    parameters: str
    rule_version: int
    decisive: str
    seq: int
    cause: str
    lot: str
    raised: int


@dataclass(slots=True)
class CaseRow:
    """What one judged key adds to a finding: a JSON list of cases; ``judged`` is ``key_type|key``."""

    id: str
    finding: str
    judged: str
    facts: str


@dataclass(slots=True)
class BearerRow:
    """Whose a finding is, one row for each holder and site, where its cases are of several.

    ``day``, ``page`` and ``line`` are those of its first line; ``cases`` is a JSON list of places in the facts' cases.
    """

    id: str
    finding: str
    organisation: str
    site: str
    day: int | None
    page: str
    line: str
    cases: str


@dataclass(slots=True)
class VerdictRow:
    """What a person said of a finding, or asked about it; the last one without ``ended`` is in force.

    ``sort`` is a verdict's state, ``query``, or ``reopened`` for why a verdict was taken back; ``decisive`` is the
    finding's digest when it was said. An answer was given by ``given_by`` (empty: by whom it bears, ``answered_by``)
    on ``given_on`` through ``means``; ``answered`` and ``reminded`` are the last records that say so.
    """

    id: str
    finding: str
    sort: str
    rule: str
    said_by: str
    asked_of: str
    due: int | None
    reason: str
    answer: str
    answered_by: str
    decisive: str
    seq: int
    ended: int | None
    answered: int | None = None
    given_by: str = ""
    means: str = ""
    given_on: int | None = None
    read_back: bool = False
    reminded: int | None = None


@dataclass(slots=True)
class EventRow:
    """One step in the history of a finding: the record that took it, what it did, and who did it."""

    id: str
    finding: str
    what: str
    actor: str
    seq: int


@dataclass(slots=True)
class ParameterSet:
    """A limit that people set: from a day on, for the programme, a country, a mineral or a site."""

    id: str
    rule: str
    name: str
    scope: str
    scope_value: str
    valid_from: int | None
    value: int | None
    reason: str
    seq: int


@dataclass(frozen=True, slots=True)
class Told:
    """A record just appended, as projections read it."""

    seq: int
    kind: str
    actor: str
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Differences:
    """How what rules say now differs from what stands: finding facts as records hold them, ids of cleared ones."""

    raised: tuple[dict[str, Any], ...] = ()
    changed: tuple[dict[str, Any], ...] = ()
    cleared: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.raised or self.changed or self.cleared)


def finding_id(rule: str, subject_type: str, subject: str) -> str:
    """The public name of a finding."""
    return f"{rule}:{subject_type}:{subject}"


def judged_text(key_type: str, key: str) -> str:
    """The name of a judged key, under which its cases stand."""
    return f"{key_type}|{key}"
