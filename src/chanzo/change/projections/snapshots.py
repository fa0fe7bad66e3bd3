"""A period is frozen once and for all. (change)"""

from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from ..rows import SnapshotRow

FROZEN = "snapshot.frozen"


def frozen(told: Told, rows: Rows) -> None:
    """A snapshot comes; none ever goes."""
    facts = told.facts
    rows.of(SnapshotRow).put(
        SnapshotRow(
            told.seq,
            told.subject,
            facts["first"],
            facts["last"],
            facts["head"],
            facts["file"],
            facts["indicators"],
            facts["key"],
            facts["signature"],
            told.actor,
            told.at,
        )
    )


SNAPSHOTS = Noun((RowTable("change_snapshot", SnapshotRow, "seq", ("name",)),), {FROZEN: frozen})
