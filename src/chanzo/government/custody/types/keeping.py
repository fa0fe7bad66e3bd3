"""The words of keeping tags: lockboxes, counts, what was lost, inventories cancelled. (government)"""

from typing import NamedTuple


class LockboxRow(NamedTuple):
    """A joint lockbox at a site or tagging point; ``keyholders`` is JSON text, its padlocks one each."""

    code: str
    seq: int
    name: str
    site: str
    point: str
    keyholders: str
    from_day: int
    to_day: int | None
    procedure: str
    procedure_media: str


class OpeningRow(NamedTuple):
    """A lockbox opened: which padlocks were opened by their keyholder, which without."""

    seq: int
    lockbox: str
    day: int
    present: str
    absent: str
    purpose: str
    taken_out: str
    put_in: str
    actor: str


class Keyholder(NamedTuple):
    """Who holds the key of one padlock: role, organisation, and a person number where one is known."""

    role: str
    organisation: str
    person: str


class TakeRow(NamedTuple):
    """A stock-take: what was counted of one type at a holder, and what should have been there."""

    seq: int
    holder: str
    site: str
    type: str
    day: int
    counted: str
    counted_count: int
    expected_count: int
    missing: str
    surplus: str
    surplus_count: int
    document: str
    actor: str
    head: int


class DifferenceRow(NamedTuple):
    """Numbers that a count or a receipt did not find; ``open_count`` of them await an explanation."""

    seq: int
    source: str
    holder: str
    type: str
    day: int
    missing: str
    open: str
    open_count: int


class VoidRow(NamedTuple):
    """Ranges declared lost, stolen, damaged or found again; ``difference`` is the count that missed them."""

    seq: int
    action: str
    holder: str
    type: str
    ranges: str
    numbers: int
    day: int
    reason: str
    document: str
    actor: str
    difference: int | None
    act: str


class InventoryRow(NamedTuple):
    """The unused tags and books of holders or an area, cancelled in one act; later use raises DEAD."""

    seq: int
    number: str
    selection: str
    day: int
    reason: str
    document: str
    ranges: str
    tags: int
    books: int
    actor: str
    cancelled_at: int


FOUND = "found"
LOSSES = ("lose", "steal", "damage")
