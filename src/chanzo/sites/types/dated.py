"""The vocabulary of acts that give statuses, suspend areas, and judge whether a site may resume. (sites)"""

from dataclasses import dataclass

QUESTIONS = ("security", "unarmed", "agent", "inventory", "committee")
"""What is asked before a suspended site may resume: all must be so."""
STATUSES_OF = {
    "programme": ("integrated", "candidate", "withdrawn"),
    "icglr": ("green", "yellow", "red", "blue"),
    "national": ("green", "yellow", "red", "blue"),
}
"""What each scheme may give."""


@dataclass(frozen=True)
class StatusActRow:
    """The act behind a status: until when it is valid where the act says so, and why it was given."""

    seq: int
    site: str
    scheme: str
    status: str
    from_day: int
    valid_to_day: int | None
    document: str
    reason: str
    actor: str


@dataclass(frozen=True)
class SuspensionActRow:
    """One act on a suspension (``begun``, ``ended``, ``resumed``, ``counted``); ``site`` where it is about one."""

    seq: int
    area: str
    from_day: int
    what: str
    site: str
    day: int
    reason: str
    document: str
    bags: int
    mass_g: int
    actor: str


@dataclass(frozen=True)
class AssessmentRow:
    """Whether a suspended site may resume, as it was found on a day; ``answers`` is canonical JSON by question."""

    seq: int
    site: str
    area: str
    from_day: int
    day: int
    answers: str
    resume: bool
    reason: str
    document: str
    actor: str
