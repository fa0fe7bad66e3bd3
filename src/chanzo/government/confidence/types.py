"""The questions that agents answer in confidence, and counts of their answers. (government)"""

from enum import StrEnum
from typing import NamedTuple


class Question(StrEnum):
    """What an agent is asked; each is answered by yes or no."""

    SALARY = "salary"
    TOOLS = "tools"
    BRIBE = "bribe"
    THREAT = "threat"
    PRESSED = "pressed"
    ARMED = "armed"


class Tally(NamedTuple):
    """How many agents said yes and no."""

    yes: int
    no: int

    @property
    def base(self) -> int:
        """How many answered."""
        return self.yes + self.no


class Shown(NamedTuple):
    """A count that may be read: a tally, or only that it is withheld."""

    tally: Tally | None


Counts = dict[str, dict[str, Tally]]
"""Tallies by province and question, of one quarter."""
