"""Drops what is derived from the ledger and derives it again. (ledger)"""

from ..registry import projections
from ..replay import records
from ..types import Rebuilt
from .recording import recording

DIFFERENCES_SHOWN = 20


def rebuild() -> Rebuilt:
    """Compare every projection with its derivation, then replace it by a replay; one transaction, under the lock."""
    with recording() as ledger:
        differences: list[str] = []
        for projection in projections():
            differences += projection.differences(DIFFERENCES_SHOWN)
        counts: dict[str, int] = {}
        for projection in projections():
            counts.update(projection.rebuild(records()))
        return Rebuilt(ledger.head, counts, differences[:DIFFERENCES_SHOWN])
