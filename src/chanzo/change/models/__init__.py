"""The tables of the theory of change. (change)"""

from .figures import Aim, Entered, Note
from .observations import Observed
from .snapshots import Snapshot
from .watch import Review, Series, Watch

__all__ = ["Aim", "Entered", "Note", "Observed", "Review", "Series", "Snapshot", "Watch"]
