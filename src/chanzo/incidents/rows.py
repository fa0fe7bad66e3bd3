"""The rows of incidents, one type a table, as records make them. (incidents)"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """An incident as it stands; days since 1970, times in seconds, coordinates in millionths of a degree.

    ``area`` is a key of ``people.scopes.area_key`` where no site is named; ``worst`` is the gravest level it ever had;
    ``proposed_by`` and ``proposed`` are a closing that waits for a second person.
    """

    number: str
    state: str
    outcome: str
    level: int
    worst: int
    high_risk: bool
    category: str
    site: str
    area: str
    province: str
    latitude_udeg: int | None
    longitude_udeg: int | None
    precision_m: int | None
    first_day: int | None
    last_day: int | None
    about: bool
    minerals: str
    reported_at: int
    opened_at: int | None
    closed_at: int | None
    carried_from: str
    carried_to: str
    proposed_by: str
    proposed: str
    seq: int


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step in the life of an incident: a move, a change of level, a person told."""

    seq: int
    incident: str
    what: str
    before: str
    after: str
    actor: str
    at: int
    reason: str
    facts: str


@dataclass(frozen=True, slots=True)
class TextRow:
    """One field of an incident as last written, and who may read it; ``id`` is ``NUMBER/field``."""

    id: str
    incident: str
    field: str
    audience: str
    text: str
    seq: int


@dataclass(frozen=True, slots=True)
class PartyRow:
    """An organisation's part in an incident; ``id`` is ``NUMBER/ORGANISATION``.

    ``implicated`` shuts it out of the case; ``lots`` and ``mass_g`` are what it was found to hold when last reckoned,
    ``told`` what a person decided about telling it.
    """

    id: str
    incident: str
    organisation: str
    folded: str
    implicated: bool
    lots: int
    mass_g: int
    found_seq: int | None
    told: str
    told_at: int | None
    told_by: str
    text: str
    review_day: int | None
    seq: int


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What a company decided about an incident; the last one of each counts, earlier ones stay.

    ``sites``, ``mass_g`` are what a suspension or disengagement affects, as custody knew it when it was recorded;
    ``through`` and after are how an answer came that staff entered (heard.types.Heard).
    """

    seq: int
    incident: str
    organisation: str
    folded: str
    decision: str
    no_risk: bool
    assessment: str
    reasons: str
    ground: str
    tried: str
    evidence: str
    deadline: int | None
    sites: str
    mass_g: int
    actor: str
    at: int
    through: str
    heard_day: int | None
    function: str
    sha256: str
    media: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A finding that belongs to an incident; ``id`` is ``NUMBER/FINDING``, ``cause`` its rule and what it has in common
    with others."""

    id: str
    incident: str
    finding: str
    cause: str
    seq: int


@dataclass(frozen=True, slots=True)
class InformedRow:
    """An authority that was informed of an incident, and when it acknowledged that.

    ``function`` is who was called, ``said`` what was said in a line, ``paper`` what a letter says (canonical JSON);
    ``received_by`` is the function of who acknowledged, ``sha256`` and ``media`` the scan of the receipt.
    """

    seq: int
    incident: str
    service: str
    means: str
    day: int
    reference: str
    acknowledged: int | None
    actor: str
    function: str
    said: str
    minute: int | None
    paper: str
    received_by: str
    sha256: str
    media: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure of the programme: about whom or where, in force from and to, and what came of it."""

    seq: int
    incident: str
    sort: str
    about: str
    reason: str
    from_day: int
    to_day: int | None
    outcome: str
    outcome_day: int | None
    actor: str


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A limit of a clock by level, as it was set: in force from a day."""

    seq: int
    clock: str
    level: int
    days: int
    from_day: int
    reason: str
    actor: str
    at: int
