"""How alike two written names of mines are. (sites)

Accents, case, order of words and the words that many names share do not count; a number does: shaft 1 is not shaft 2.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from chanzo.core.names import fold

# Words that say that something is a mine, not which.
GENERIC = frozenset(
    (
        *("MINE", "MINES", "SITE", "SITES", "MINIER", "MINIERE", "CARRE", "CARRES", "CARRIERE", "CARRIERES", "PUITS"),
        *("CHANTIER", "COLLINE", "MONT", "CONCESSION", "ZEA", "AREA", "PIT", "SHAFT", "MLIMA", "UMUSOZI"),
        *("DE", "DU", "DES", "LA", "LE", "LES", "ET", "THE", "OF"),
    )
)
_PARTS = re.compile(r"[A-Z]+|\d+")
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6"}
# Names whose numbers differ are never more alike than this.
OTHER_NUMBER = 600


@dataclass(frozen=True)
class Name:
    """A name as it is compared: its words in order of the alphabet, its pairs of letters, its numbers."""

    key: str
    pairs: frozenset[str]
    numbers: frozenset[str]


@lru_cache(maxsize=50_000)
def name_of(text: str) -> Name:
    """A written name for comparing; the key is empty where there is nothing to compare."""
    words = _PARTS.findall(fold(text))
    words = [_ROMAN.get(word, word) if at else word for at, word in enumerate(words)]
    telling = [word for word in words if word not in GENERIC] or words
    numbers = frozenset(str(int(word)) for word in telling if word.isdigit())
    letters = "".join(word for word in telling if not word.isdigit())
    key = " ".join(sorted(str(int(word)) if word.isdigit() else word for word in telling))
    return Name(key, frozenset(a + b for a, b in zip(f"^{letters}", f"{letters}$", strict=True)), numbers)


def likeness(one: Iterable[Name], other: Iterable[Name]) -> int:
    """Thousandths: 1000 for equal names, of the two names that are most alike."""
    others = list(other)
    return max((_alike(a, b) for a in one for b in others), default=0)


def _alike(a: Name, b: Name) -> int:
    if not a.key or not b.key:
        return 0
    if a.key == b.key:
        return 1000
    alike = round(2000 * len(a.pairs & b.pairs) / (len(a.pairs) + len(b.pairs)))
    return min(alike, OTHER_NUMBER if a.numbers != b.numbers else 980)
