"""The tables of the theory of change. (change)"""

from .edits import Edit
from .figures import Aim, Entered, Note
from .observations import Observed
from .snapshots import Snapshot
from .watch import Review, Series, Watch
from .work import Work

__all__ = ["Aim", "Edit", "Entered", "Note", "Observed", "Review", "Series", "Snapshot", "Watch", "Work"]
