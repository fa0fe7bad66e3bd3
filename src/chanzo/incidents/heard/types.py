"""How an answer reached the programme. (incidents)"""

from dataclasses import dataclass
from enum import StrEnum


class Through(StrEnum):
    """By what an answer came."""

    ACCOUNT = ""
    LETTER = "letter"
    TELEPHONE = "telephone"


@dataclass(frozen=True)
class Heard:
    """An answer that staff enter for somebody else.

    ``day`` is when it was written or said, ``function`` who spoke or signed, never a name; ``sha256`` and ``media``
    the letter's scan. ``read_back`` says that what was entered was read back, or held against the letter.
    """

    through: Through
    day: int
    function: str = ""
    sha256: str = ""
    media: str = ""
    read_back: bool = False
