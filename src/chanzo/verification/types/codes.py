"""Codes, masks and number parts: how words of the programme stand in arrays. (verification)"""

from typing import Any, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from chanzo.core.identifiers import number_parts as number_parts
from chanzo.sites.types.register import STATUSES as STATUSES
from chanzo.traceability.types import MINERALS, Kind, Step

Int8: TypeAlias = npt.NDArray[np.int8]
Int32: TypeAlias = npt.NDArray[np.int32]
Int64: TypeAlias = npt.NDArray[np.int64]
Float64: TypeAlias = npt.NDArray[np.float64]
Bool: TypeAlias = npt.NDArray[np.bool_]
Column: TypeAlias = npt.NDArray[Any]
FOR_EVER = 2**31 - 1
MONTHS = 100_000

KIND: dict[Kind, int] = {kind: code for code, kind in enumerate(Kind)}
STEP: dict[Step, int] = {step: code for code, step in enumerate(Step)}
TABLES = ("mine_log", "trade_log", "process_log", "export_log", "receipt_log", "stock_counts", "bag_acts")
TAG_TYPES = ("mine", "negociant", "processor", "mine_book", "negociant_book")
TAG_ACTIONS = ("receive", "allocate", "hand_over", "return", "lose", "steal", "damage", "cancel", "count")
BAG_ACTIONS = (
    "replace_tag", "provisional_tag", "reject", "return_to_seller", "sell", "hold", "release", "seize", "restitute",
    "steal", "spill", "destroy", "reweigh",
)  # fmt: skip
SCHEMES = ("national", "icglr", "programme")
ZONES = ("inside", "buffer", "disputed")
OUTPUT_KINDS = ("", "product", "middling", "tailing", "residue")
BASES = ("counted", "pre_programme")
WEIGHT_BASES = ("", "wet", "dry")
SOURCES = ("certificate", "customs", "tax", "smelter", "service")
KEY_TYPES = (
    "number", "sheet", "site_month", "point_month", "agent_month", "holder", "org_month", "book", "circles",
)  # fmt: skip


class Texts(Protocol):
    """Texts by index; a list will do, a ledger's worth is read lazily."""

    def __getitem__(self, index: int, /) -> str: ...
    def __len__(self) -> int: ...


def book_of(book: str, page: str) -> str:
    """The book a page belongs to: the one written, else the page without its trailing digits and their dash."""
    return book or number_parts(page)[0].rstrip("-/_. ")


def mineral_mask(text: str) -> int:
    """The bits of a canonical mineral text: cassiterite 1, coltan 2, wolframite 4; 0 when unknown."""
    named = text.split("+")
    return sum(1 << bit for bit, mineral in enumerate(MINERALS) if mineral in named)


def mineral_text(mask: int) -> str:
    """The canonical mineral text of a mask."""
    return "+".join(mineral for bit, mineral in enumerate(MINERALS) if int(mask) >> bit & 1)
