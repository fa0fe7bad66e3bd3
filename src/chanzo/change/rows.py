"""The rows of the theory of change, one type a table, as records make them. (change)"""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Part(StrEnum):
    """What an edit is about."""

    STATEMENT = "statement"
    ASSUMPTION = "assumption"
    RISK = "risk"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class EditRow:
    """A part as it was stated or ended by a record; ``subject`` is its key, of a link ``cause>effect``.

    ``told`` holds the facts of the record as JSON.
    """

    seq: int
    part: str
    subject: str
    ended: bool
    told: str
    actor: str
    at: int

    @property
    def facts(self) -> dict[str, Any]:
        """What the record says."""
        return dict(json.loads(self.told))


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """A period that was frozen: days since 1970, the ledger's head then, the document's hash, key and signature."""

    seq: int
    name: str
    first: int
    last: int
    head: int
    file: str
    indicators: int
    key: str
    signature: str
    actor: str
    at: int


@dataclass(frozen=True, slots=True)
class AimRow:
    """A baseline or a target of an indicator for a period; ``value_u`` in millionths of its unit."""

    seq: int
    code: str
    sort: str
    first: int
    last: int
    value_u: int
    reason: str
    actor: str
    ended_by: int | None


@dataclass(frozen=True, slots=True)
class EnteredRow:
    """A figure that somebody declared, or that a survey found, with what one must know to weigh it.

    ``value_u``, ``low_u`` and ``high_u`` (the interval) in millionths of the unit; ``sample`` and ``answered`` persons
    or papers asked and answering; ``evidence`` says where it is from, ``file`` is its document by hash.
    """

    seq: int
    code: str
    first: int
    last: int
    value_u: int
    low_u: int | None
    high_u: int | None
    design: str
    sample: int | None
    answered: int | None
    evidence: str
    file: str
    media: str
    actor: str
    at: int
    ended_by: int | None


@dataclass(frozen=True, slots=True)
class NoteRow:
    """Evidence for or against a statement: what was seen, on which day, where it can be read."""

    seq: int
    statement: str
    supports: bool
    day: int
    text: str
    source: str
    file: str
    media: str
    actor: str
    ended_by: int | None


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """What people saw in an assumption or risk, what they decide, who does it by when; ``holding`` is how it stands."""

    seq: int
    key: str
    holding: str
    sees: str
    decides: str
    who: str
    due: int | None
    next_day: int | None
    actor: str
    at: int


@dataclass(frozen=True, slots=True)
class WatchRow:
    """A trigger as it last rang or calmed; ``figures`` (JSON) are the values it was decided on."""

    key: str
    trigger: str
    ringing: bool
    since: int
    figures: str
    seq: int


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """A delivery of a context series: what it measures, from whom, under which licence, and its points (JSON)."""

    seq: int
    name: str
    title: str
    unit: str
    source: str
    licence: str
    file: str
    points: str
    actor: str
    at: int
    ended_by: int | None
