"""The words of procedures: where they hold, what they ask, who signed, how they were checked. (government)

A procedure is a text in sections with numbered requirements, written as people write it by hand:

    # The lockbox                          a section
    It stands in the office of ...         its text
    1. Three padlocks close it.            a requirement: 1.1, each can be checked by itself
    2. The stock sheet lies in it.         1.2
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Sort(StrEnum):
    """What a procedure is for."""

    JOINT_TAGS = "joint_tags"
    VETTED_LISTS = "vetted_lists"
    SUSPENSION = "suspension"
    RESUMPTION = "resumption"
    OTHER = "other"


class Reach(StrEnum):
    """What a procedure is for the sites of; the most specific last."""

    PROVINCE = "province"
    TERRITORY = "territory"
    POINT = "point"
    SITE = "site"


class Told(StrEnum):
    """What a check found of one requirement."""

    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "na"


class Party(StrEnum):
    """In which role somebody signs."""

    SERVICE = "service"
    COOPERATIVE = "cooperative"
    TITLE_HOLDER = "title_holder"
    TRADERS = "traders"
    AUTHORITY = "authority"
    POLICE = "police"
    PROGRAMME = "programme"
    COMMITTEE = "committee"
    OTHER = "other"


class Section(NamedTuple):
    """A section: its title, what it says, and what it asks, each a requirement."""

    title: str
    text: str
    requirements: tuple[str, ...]


class Requirement(NamedTuple):
    """A requirement under its number, ``2.3``."""

    number: str
    text: str


class Signatory(NamedTuple):
    """In which role, for which organisation, under which person number (empty: the paper alone has the name)."""

    role: str
    organisation: str
    person: str


class Applies(NamedTuple):
    """Where a procedure holds: the sites of a province, territory or tagging point, or one site; names are folded."""

    reach: str
    name: str


class InForce(NamedTuple):
    """A version that was put in force, as rules see it; ``to_day`` None is open."""

    procedure: int
    version: int
    sort: str
    applies: Applies
    from_day: int
    to_day: int | None
    seq: int


class Checked(NamedTuple):
    """A check of a procedure at a site, as rules see it: what was found, by requirement."""

    procedure: int
    version: int
    site: str
    day: int
    seq: int
    told: dict[str, str]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version: a draft until it was put in force, ended by the day a later one begins or by an act."""

    id: str
    procedure: int
    version: int
    sort: str
    title: str
    reach: str
    place: str
    folded: str
    signatories: str
    every_days: int
    from_day: int | None
    to_day: int | None
    reason: str
    written_by: str
    written_seq: int
    in_force_seq: int | None

    def facts(self) -> InForce | None:
        """The version as rules see it; None for a draft."""
        if self.from_day is None or self.in_force_seq is None:
            return None
        applies = Applies(self.reach, self.folded)
        return InForce(self.procedure, self.version, self.sort, applies, self.from_day, self.to_day, self.in_force_seq)


@dataclass(frozen=True, slots=True)
class TextRow:
    """The sections of a version in one language (as JSON); ``first`` is the language it was agreed in."""

    id: str
    version: str
    language: str
    first: bool
    sections: str
    seq: int

    @property
    def read(self) -> list[Section]:
        """Its sections."""
        return sections_kept(self.sections)


@dataclass(frozen=True, slots=True)
class SignedRow:
    """A signed copy of a version: the hash of its scan and the day it was signed."""

    seq: int
    version: str
    sha256: str
    media: str
    size: int
    signed_on: int
    actor: str


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check at a site on a day: [requirement, found, remark] as JSON, how many were met, failed; at which visit."""

    seq: int
    procedure: int
    version: int
    site: str
    day: int
    officer: str
    told: str
    met: int
    failed: int
    visit: int | None


_REQUIREMENT = re.compile(r"\d{1,3}[.)]\s*(?=\S)")


def sections_read(text: str) -> list[Section]:
    """The sections that a text writes; words before the first title make a section without one."""
    found: list[Section] = []
    title, words, asked = "", list[str](), list[str]()

    def close() -> None:
        if title or words or asked:
            found.append(Section(title, "\n".join(words), tuple(asked)))

    for line in (line.strip() for line in text.splitlines()):
        if line.startswith("#"):
            close()
            title, words, asked = line.lstrip("#").strip(), [], []
        elif mark := _REQUIREMENT.match(line):
            asked.append(line[mark.end() :].strip())
        elif line and asked:
            asked[-1] += f" {line}"  # a requirement that goes on
        elif line:
            words.append(line)
    close()
    return found


def sections_kept(text: str) -> list[Section]:
    """The sections that a row or record keeps as JSON."""
    return [Section(title, words, tuple(asked)) for title, words, asked in json.loads(text)]


def sections_written(sections: Sequence[Section]) -> str:
    """A text from which the same sections are read."""
    parts = []
    for section in sections:
        lines = [f"# {section.title}"] if section.title else []
        lines += [section.text] if section.text else []
        lines += [f"{at}. {text}" for at, text in enumerate(section.requirements, 1)]
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def requirements_of(sections: Sequence[Section]) -> list[Requirement]:
    """Every requirement under its number: section, then place in it."""
    return [
        Requirement(f"{of}.{at}", text)
        for of, section in enumerate(sections, 1)
        for at, text in enumerate(section.requirements, 1)
    ]


def shape_of(sections: Sequence[Section]) -> list[int]:
    """How many requirements each section has: alike in every language of a version."""
    return [len(section.requirements) for section in sections]


def version_id(procedure: int, version: int) -> str:
    """The key of a version."""
    return f"{procedure}/{version}"


def number_of(procedure: int) -> str:
    """How a procedure is called on paper: ``PR-000123``."""
    return f"PR-{procedure:06d}"
