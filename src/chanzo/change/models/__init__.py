"""The tables of the theory of change. (change)"""

from .figures import Aim, Entered, Note
from .observations import Observed
from .snapshots import Snapshot
from .watch import Review, Series, Watch
from .work import Work

__all__ = ["Aim", "Entered", "Note", "Observed", "Review", "Series", "Snapshot", "Watch", "Work"]
