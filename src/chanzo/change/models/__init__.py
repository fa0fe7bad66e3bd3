"""The tables of the theory of change. (change)"""

from .observations import Observed
from .snapshots import Snapshot

__all__ = ["Observed", "Snapshot"]
