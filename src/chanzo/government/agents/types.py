"""The words of the register of state agents: codes, postings, trainings, hand-overs. (government)

An agent is a code, the one that lines of log sheets bear. No name stands here: a person number may, and the name that
belongs to it is kept by the room of people alone.
"""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from chanzo.core.names import fold

_WRITTEN = re.compile(r"[A-Z0-9][A-Z0-9 ._/-]{1,39}\Z")
_PERSON = re.compile(r"P-[2-9A-HJ-NP-Z]{8}\Z")


class Duty(StrEnum):
    """What an agent is there for."""

    TAGGING = "tagging"
    DEPOT = "depot"
    PLANT = "plant"
    CERTIFICATION = "certification"
    POLICE = "police"
    OTHER = "other"


class Ending(StrEnum):
    """Why an agent left a post."""

    MOVED = "moved"
    HANDED_OVER = "handed_over"
    LEAVE = "leave"
    RETIRED = "retired"
    DISMISSED = "dismissed"
    POST_CLOSED = "post_closed"
    OTHER = "other"


class Result(StrEnum):
    """How a training ended for an agent."""

    PASSED = "passed"
    ATTENDED = "attended"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class AgentRow:
    """An agent by code (folded, as custody knows it); ``written`` is how the register writes it."""

    code: str
    written: str
    service: str
    duty: str
    person: str
    registered_by: str
    seq: int


@dataclass(frozen=True, slots=True)
class PostingRow:
    """Days, both included, in which an agent is posted to sites (codes, as JSON) or a tagging point."""

    seq: int
    agent: str
    post: str
    sites: str
    point: str
    from_day: int
    to_day: int | None
    document: str
    ended_by: int | None
    reason: str
    successor: str

    def facts(self) -> "Posting":
        """The posting as rules see it."""
        return posting(self.agent, self.from_day, self.to_day, self.sites, self.point)


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A course that an agent followed, the day it ended, and how."""

    seq: int
    agent: str
    course: str
    organiser: str
    day: int
    result: str


@dataclass(frozen=True, slots=True)
class HandOverRow:
    """A post handed over: by whom, to whom, and the acts by which tags changed hands (numbers, as JSON)."""

    seq: int
    posting: int
    agent: str
    successor: str
    day: int
    notes: str
    acts: str
    actor: str


class Posting(NamedTuple):
    """A posting as rules see it; ``to_day`` None is open."""

    agent: str
    from_day: int
    to_day: int | None
    sites: frozenset[str] = frozenset()
    point: str = ""


def posting(agent: str, from_day: int, to_day: int | None, sites: str, point: str) -> Posting:
    """A posting of which a row says the sites as JSON."""
    return Posting(agent, from_day, to_day, frozenset(json.loads(sites)), point)


class Place(NamedTuple):
    """A site as rules see it, with the point at which its bags are tagged."""

    site: str
    point: str = ""


class SpanUsed(NamedTuple):
    """Bags closed at a site under an agent's code, from a first to a last day."""

    agent: str
    site: str
    bags: int
    first: int
    last: int


class Used(NamedTuple):
    """Bags closed at a site on a day under an agent's code."""

    agent: str
    site: str
    day: int
    bags: int


def code_read(written: str) -> str | None:
    """The code that a text writes, folded; None for what no sheet bears as a code, such as a person's name."""
    code = fold(written)
    named = " " in code and not any(character.isdecimal() for character in code)
    return code if _WRITTEN.match(code) and not named else None


def is_person(text: str) -> bool:
    """Whether a text is a person number."""
    return _PERSON.match(text) is not None
