"""The vocabulary of evaluating a new mine area, from the request to the register and out of it again. (sites)

asked -> checked -> evaluated -> accepted -> integrated -> withdrawn
                             \\-> candidate, more, refused
"""

from dataclasses import dataclass
from enum import StrEnum


class Stage(StrEnum):
    """Where a request stands."""

    ASKED = "asked"
    CHECKED = "checked"
    EVALUATED = "evaluated"
    MORE = "more"
    ACCEPTED = "accepted"
    CANDIDATE = "candidate"
    REFUSED = "refused"
    INTEGRATED = "integrated"
    WITHDRAWN = "withdrawn"


class Step(StrEnum):
    """What is done to a request; each is one record ``request.STEP``."""

    ASK = "asked"
    CHECK = "checked"
    EVALUATE = "evaluated"
    DECIDE = "decided"
    ENTER = "entered"
    WITHDRAW = "withdrawn"


class Decision(StrEnum):
    """What the programme may answer."""

    INTEGRATE = "integrate"
    CANDIDATE = "candidate"
    MORE = "more"
    REFUSE = "refuse"


CHECKS = ("overlap", "permit", "protected", "conflict", "access")
"""What a desk check looks at, in the order of the form."""
ANSWERS = ("clear", "doubt", "stop")
"""What a desk check may find of each, worst last."""
OPINIONS = ("favourable", "conditions", "unfavourable")
"""What a joint evaluation may conclude."""


@dataclass(frozen=True)
class RequestRow:
    """A request as it stands; ``site`` is the code under which the register knows the area, empty before."""

    seq: int
    number: str
    stage: str
    since_day: int
    name: str
    folded: str
    country: str
    province: str
    territory: str
    latitude_udeg: int | None
    longitude_udeg: int | None
    about: str
    minerals: str
    workers: int | None
    monthly_g: int | None
    tagging_point: str
    organisation: str
    reason: str
    document: str
    asked_by: str
    asked_day: int
    site: str


@dataclass(frozen=True)
class StepRow:
    """One step of a request; ``told`` is what it found as canonical JSON."""

    seq: int
    request: str
    step: str
    stage: str
    day: int
    result: str
    reason: str
    document: str
    told: str
    actor: str
    at: int


def number_of(seq: int, year: int) -> str:
    """The number of a request: the year it was asked in and its record."""
    return f"EV-{year}-{seq:06d}"
