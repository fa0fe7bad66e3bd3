"""The words of official paper: kinds of acts and their numbers, monthly statements, signed copies. (government)"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from chanzo.core.days import from_day


class ActKind(StrEnum):
    """What an official act is; the text begins its number and is public."""

    DELIVERY = "TD"
    HAND_OVER = "TH"
    RETURN = "TR"
    LOSS = "TL"
    TAG_COUNT = "TC"
    SEIZURE = "SZ"
    BAG_ACT = "BA"
    STOCK_COUNT = "SC"
    PACKING_LIST = "PL"
    STATEMENT = "MS"


MOVEMENTS = {
    "receive": ActKind.DELIVERY,
    "allocate": ActKind.DELIVERY,
    "hand_over": ActKind.HAND_OVER,
    "return": ActKind.RETURN,
    "lose": ActKind.LOSS,
    "steal": ActKind.LOSS,
    "damage": ActKind.LOSS,
    "cancel": ActKind.LOSS,
    "count": ActKind.TAG_COUNT,
}
# The table whose lines an act writes out.
TABLE_OF = {
    **dict.fromkeys(MOVEMENTS.values(), "tag_movements"),
    ActKind.SEIZURE: "bag_acts",
    ActKind.BAG_ACT: "bag_acts",
    ActKind.STOCK_COUNT: "stock_counts",
    ActKind.PACKING_LIST: "export_log",
}

# In which roles people sign, in the order of the blocks.
SIGNED_BY: dict[str, tuple[str, ...]] = {
    ActKind.DELIVERY: ("giver", "receiver", "service"),
    ActKind.HAND_OVER: ("giver", "receiver", "witness"),
    ActKind.RETURN: ("giver", "receiver", "service"),
    ActKind.LOSS: ("declarant", "service", "programme"),
    ActKind.TAG_COUNT: ("counter", "holder", "service"),
    ActKind.SEIZURE: ("authority", "holder", "witness"),
    ActKind.BAG_ACT: ("service", "holder", "witness"),
    ActKind.STOCK_COUNT: ("counter", "holder", "service"),
    ActKind.PACKING_LIST: ("exporter", "service", "certifier"),
    ActKind.STATEMENT: ("official", "service", "programme"),
}
# Whom each copy is for; the first is the original.
COPIES: dict[str, tuple[str, ...]] = {
    ActKind.SEIZURE: ("authority", "holder", "service"),
    ActKind.PACKING_LIST: ("exporter", "service", "certifier"),
    ActKind.STATEMENT: ("official", "service", "programme"),
}
USUAL_COPIES = ("service", "holder", "programme")

KINDS = frozenset(kind.value for kind in ActKind)

_NUMBER = re.compile(r"([A-Z]{2})-(\d{4})-(\d{6,12})(?:-(\d{3}))?\Z")


class ActNumber(NamedTuple):
    """The number of an act, ``TD-2026-000123-004``: kind, year it happened, record, and the place of its first line.

    Records never change and never move, so neither does the number; a statement is a record of its own, without
    the place: ``MS-2026-000456``.
    """

    kind: ActKind
    year: int
    seq: int
    place: int = 0  # from 1; 0 for a record that has no lines

    def __str__(self) -> str:
        number = f"{self.kind}-{self.year:04d}-{self.seq:06d}"
        return f"{number}-{self.place:03d}" if self.place else number


def act_number(kind: ActKind, day: int, seq: int, place: int = 0) -> ActNumber:
    """The number of an act that happened on a day."""
    return ActNumber(kind, from_day(day).year, seq, place)


def number_read(text: str) -> ActNumber | None:
    """The number that a text writes; None when it writes none."""
    told = _NUMBER.match(text)
    if told is None or told[1] not in KINDS or ((told[1] == ActKind.STATEMENT) != (told[4] is None)):
        return None
    number = ActNumber(ActKind(told[1]), int(told[2]), int(told[3]), int(told[4] or 0))
    return number if str(number) == text else None


Key = tuple[str, ...]
"""Part and measure of a figure, then what it is of: ``("tagged", "mass_g", site, service, mineral)``."""

Figures = dict[Key, int]


class Bag(NamedTuple):
    """A bag closed in the month, as a statement counts it; an unreadable weight counts no grams."""

    site: str
    service: str
    mineral: str
    mass_g: int | None


class Exported(NamedTuple):
    """What of an export lot comes from the province, in grams."""

    exporter: str
    mineral: str
    lot: str
    mass_g: int


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A month of a province as it was closed, or restated; ``figures`` is canonical text, ``head`` what it knew."""

    seq: int
    province: str
    folded: str
    month: int
    sort: str
    figures: str
    head: int
    actor: str
    stated_at: int


@dataclass(frozen=True, slots=True)
class ScanRow:
    """A signed copy of an act: the hash of the file, who signed by role and person number; until it is withdrawn."""

    seq: int
    act: str
    sha256: str
    media: str
    size: int
    signed_on: int
    signatories: str
    actor: str
    withdrawn_by: int | None
    reason: str


CLOSED, RESTATED = "closed", "restated"
