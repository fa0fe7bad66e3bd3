"""The theory that is in force: the shipped edition, and what the programme made of it. (change)"""

from ..shipped import shipped_theory
from ..types import Theory


def theory_in_force() -> Theory:
    """The theory as it stands now."""
    return shipped_theory()
