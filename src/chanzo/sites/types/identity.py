"""The vocabulary of a site's identity: identifiers, licences, and who works there, each from a day to a day. (sites)"""

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What is said of a site."""

    ICGLR = "icglr"
    NATIONAL = "national"
    LICENCE = "licence"
    OPERATOR = "operator"
    COOPERATIVE = "cooperative"
    OWNER = "owner"


IDENTIFIERS = (Sort.ICGLR, Sort.NATIONAL)
"""What can name one site only, and of which a site has one at a time."""
HOLDERS = (Sort.OPERATOR, Sort.COOPERATIVE, Sort.OWNER)
"""What names an organisation instead of a number."""
LICENCES = ("artisanal_zone", "small_scale", "exploitation", "exploration", "none")
"""Kinds of licence; *none* is what an unlicensed site has."""
ACTIONS = ("rename", "merge", "split", "close")
"""Changes of identity, as the register of changes names them."""


@dataclass(frozen=True)
class AttributeRow:
    """One fact of a site from a day to a day, both inside; ``ended_by`` is the record that ended or withdrew it."""

    seq: int
    site: str
    sort: str
    value: str
    folded: str
    licence: str
    organisation: str
    from_day: int
    to_day: int | None
    document: str
    actor: str
    ended_by: int | None

    def holds(self, first: int, last: int | None) -> bool:
        """Whether it holds on any day of a span whose end may be open."""
        begins_before = last is None or self.from_day <= last
        return begins_before and (self.to_day is None or first <= self.to_day)
