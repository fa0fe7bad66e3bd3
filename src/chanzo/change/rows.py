"""What edits of the theory leave behind: one row an act, never changed afterwards. (change)"""

import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Part(StrEnum):
    """What an edit is about."""

    STATEMENT = "statement"
    ASSUMPTION = "assumption"
    RISK = "risk"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class EditRow:
    """A part as it was stated or ended by a record; ``subject`` is its key, of a link ``cause>effect``.

    ``told`` holds the facts of the record as JSON.
    """

    seq: int
    part: str
    subject: str
    ended: bool
    told: str
    actor: str
    at: int

    @property
    def facts(self) -> dict[str, Any]:
        """What the record says."""
        return dict(json.loads(self.told))
