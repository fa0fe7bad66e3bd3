"""The second version of an incident: drafted beside the first, answered by whom it names, frozen when published.

A draft is either the account of an incident (``measure`` 0) or one of its measures for the register of sanctions.
(incidents)
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ..types import Audience

# What a version says, field by field, and who may read each.
Fields = Mapping[str, tuple[Audience, Any]]
ACCOUNT = 0


class Precision(StrEnum):
    """How exactly a draft says where; the widest last."""

    SITE = "site"
    TERRITORY = "territory"
    PROVINCE = "province"
    NOWHERE = "nowhere"


class Means(StrEnum):
    """How an organisation replied."""

    PAGE = "page"
    LETTER = "letter"


class Sort(StrEnum):
    """What the check of a draft warns of."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    CODE = "code"
    DAY = "day"
    COPIED = "copied"


@dataclass(frozen=True)
class Written:
    """What a person writes for others to read; ``named`` are organisations that it names on purpose,
    ``not_meant`` those that a word of it only seems to name.

    The last three are for a measure: whom it concerns, by which act of law, what came of it.
    """

    public: str
    members: str = ""
    precision: Precision = Precision.NOWHERE
    month: str = ""
    not_before: int | None = None
    delay_reason: str = ""
    named: tuple[str, ...] = ()
    not_meant: tuple[str, ...] = ()
    about: str = ""
    legal_act: str = ""
    result: str = ""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """What a person wrote for others to read; the last one of an incident and measure counts.

    ``month`` is YYYY-MM or empty, ``named`` the codes of organisations that the draft names on
    purpose, ``spoken`` of those found in its texts, ``not_meant`` of those that a text only seems to name; all as JSON.
    """

    seq: int
    incident: str
    measure: int
    public: str
    members: str
    about: str
    precision: str
    place: str
    month: str
    not_before: int
    delay_reason: str
    named: str
    spoken: str
    not_meant: str
    legal_act: str
    result: str
    actor: str
    at: int


@dataclass(frozen=True, slots=True)
class AskedRow:
    """An organisation asked to comment on a draft by a day, and its reply; ``id`` is ``DRAFT/ORGANISATION``."""

    id: str
    draft: int
    organisation: str
    folded: str
    due: int
    asked_by: str
    reply: str
    replied_day: int | None
    means: str
    reference: str
    entered_by: str


@dataclass(frozen=True, slots=True)
class EditionRow:
    """A version as it was frozen; public from a day on, unless it was recalled before.

    ``body`` is the canonical text of its ``Fields``; ``sha256`` is of what the public reads of it.
    """

    seq: int
    reference: str
    incident: str
    measure: int
    version: int
    draft: int
    from_day: int
    body: str
    sha256: str
    override: str
    passed_over: str
    actor: str
    at: int
    recalled_seq: int | None
    recalled_why: str
