"""The vocabulary of visits: what a person who went to a site wrote down, and what kept one from going. (sites)"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any


class Activity(StrEnum):
    """Whether people were working at the site on the day."""

    ACTIVE = "active"
    INACTIVE = "inactive"


class Purpose(StrEnum):
    """Why somebody went."""

    ROUTINE = "routine"
    FOLLOW_UP = "follow_up"
    INCIDENT = "incident"
    JOINT = "joint"
    TRAINING = "training"


class Hindrance(StrEnum):
    """What made a visit impossible."""

    INSECURITY = "insecurity"
    ROAD = "road"
    WEATHER = "weather"
    OTHER = "other"


class Armed(StrEnum):
    """Armed people seen at the site or on the way; the tag of a group is no matter of a visit."""

    ARMY = "army"
    POLICE = "police"
    PRIVATE = "private"
    NON_STATE = "non_state"
    UNKNOWN = "unknown"


class Road(StrEnum):
    """The worst stretch that a vehicle had to take to the site."""

    GOOD = "good"
    POOR = "poor"
    TRACK = "track"


class State(StrEnum):
    """How a version stands: it counts as seen or as prevented, or a later record took its place."""

    SEEN = "seen"
    PREVENTED = "prevented"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


STANDING = (State.SEEN.value, State.PREVENTED.value)
RECORDED, NOT_MADE, TAKEN_BACK = "visit.recorded", "visit.prevented", "visit.withdrawn"
SORTS = {RECORDED: State.SEEN.value, NOT_MADE: State.PREVENTED.value}


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One version of a visit; ``visit`` is its first record, and with it its number for good.

    ``told`` holds the facts of the record, ``replaced_by`` the record that took the version's place.
    """

    seq: int
    visit: int
    site: str
    day: int
    sort: str
    state: str
    activity: str
    officer: str
    told: str
    actor: str
    recorded_at: int
    replaced_by: int | None


@dataclass(frozen=True)
class Weighing:
    """A bag weighed again on the spot: its tag, grams on the sheet (None where no sheet was seen), grams seen."""

    tag: str
    sheet_g: int | None
    seen_g: int


@dataclass(frozen=True)
class Report:
    """What was written down on a visit; nothing is said where a part is None or empty.

    ``armed``, ``barriers``, ``barrier_note``, ``confidence`` and ``note`` are confidential. ``reason`` and ``note`` are
    said of a visit that could not be made.
    """

    purpose: str = ""
    changed: str = ""
    activity: str = ""
    men: int | None = None
    women: int | None = None
    children: int | None = None
    tags: tuple[str, ...] = ()
    agent_present: bool | None = None
    weighings: tuple[Weighing, ...] = ()
    hotline_asked: int | None = None
    hotline_known: int | None = None
    tagging_point: str = ""
    road: str = ""
    walked_m: int | None = None
    follow_up: str = ""
    armed: tuple[str, ...] = ()
    barriers: int | None = None
    barrier_note: str = ""
    confidence: str = ""
    reason: str = ""
    note: str = ""

    def facts(self) -> dict[str, Any]:
        """The parts that say something, as a record keeps them."""
        told: dict[str, Any] = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if value in (None, "", ()):
                continue
            if each.name == "weighings":
                value = [
                    {"tag": w.tag, "seen_g": w.seen_g} | ({} if w.sheet_g is None else {"sheet_g": w.sheet_g})
                    for w in self.weighings
                ]
            told[each.name] = list(value) if isinstance(value, tuple) else value
        return told

    @classmethod
    def of(cls, facts: Mapping[str, Any]) -> "Report":
        """The report that a record's facts hold."""
        known = {each.name: facts[each.name] for each in fields(cls) if each.name in facts}
        for name in ("tags", "armed"):
            known[name] = tuple(known.get(name, ()))
        known["weighings"] = tuple(
            Weighing(w["tag"], w.get("sheet_g"), w["seen_g"]) for w in known.get("weighings", ())
        )
        return cls(**known)

    @property
    def workers(self) -> int | None:
        """Men and women seen at work; None where neither was counted."""
        return None if self.men is None and self.women is None else (self.men or 0) + (self.women or 0)
