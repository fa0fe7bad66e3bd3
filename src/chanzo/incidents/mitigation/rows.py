"""The rows of mitigation, one type a table, as records make them. (incidents)"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecommendationRow:
    """A recommendation as it stands; days since 1970. ``owner`` says who at the party answers for it: a function or a
    person number. ``reported_day`` is the day of the report that waits or was verified, ``reporter`` who recorded it.
    """

    number: str
    incident: str
    sort: str
    party: str
    folded: str
    owner: str
    text: str
    evidence: str
    due: int
    answer_due: int
    verifier_sort: str
    verifier: str
    verifier_folded: str
    state: str
    given_day: int
    answered_day: int | None
    reported_day: int | None
    reporter: str
    ended_day: int | None
    seq: int


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One move of a recommendation, with the file that shows it; ``entered`` where staff wrote it down for its side."""

    seq: int
    recommendation: str
    incident: str
    what: str
    before: str
    after: str
    text: str
    entered: bool
    sha256: str
    media: str
    size: int
    actor: str
    at: int


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A plan of mitigation as it was adopted: what is measured, where it stands and where it shall stand."""

    seq: int
    incident: str
    text: str
    measure: str
    baseline: str
    target: str
    actor: str
    at: int


@dataclass(frozen=True, slots=True)
class ImprovementRow:
    """Evidence of improvement: what was measured and found, on a day, with a file or a recommendation verified."""

    seq: int
    incident: str
    measure: str
    found: str
    day: int
    recommendation: str
    sha256: str
    media: str
    size: int
    actor: str
    at: int


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """What was decided on suspending: at once (clock suspend) or after six months (clock improve)."""

    seq: int
    incident: str
    clock: str
    choice: str
    about: str
    until: int | None
    reason: str
    actor: str
    at: int
