"""Joint lockboxes and the log of their openings. (government)

lockbox.set_up        a place, its padlocks and who holds the keys   -> a lockbox
lockbox.keys_changed  other keyholders from a day on
lockbox.ended         it is a lockbox no longer
lockbox.opened        who was there, what came out or went in         -> a line of its log
"""

from chanzo.core.canonical import canonical
from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from ..custody.types.keeping import LockboxRow, OpeningRow


def _set_up(told: Told, rows: Rows) -> None:
    f = told.facts
    rows.of(LockboxRow).put(
        LockboxRow(
            told.subject, told.seq, f["name"], f["site"], f["point"], canonical(f["keyholders"]), f["from_day"], None,
            f["procedure"], f["procedure_media"],
        )
    )  # fmt: skip


def _changed(told: Told, rows: Rows) -> None:
    for row in rows.of(LockboxRow).find("code", [told.subject]):
        rows.of(LockboxRow).put(row._replace(keyholders=canonical(told.facts["keyholders"])))


def _ended(told: Told, rows: Rows) -> None:
    for row in rows.of(LockboxRow).find("code", [told.subject]):
        rows.of(LockboxRow).put(row._replace(to_day=told.facts["day"]))


def _opened(told: Told, rows: Rows) -> None:
    f = told.facts
    rows.of(OpeningRow).put(
        OpeningRow(
            told.seq, told.subject, f["day"], canonical(f["present"]), canonical(f["absent"]), f["purpose"],
            canonical(f["taken_out"]), canonical(f["put_in"]), told.actor,
        )
    )  # fmt: skip


LOCKBOXES = Noun(
    (
        RowTable("government_lockbox", LockboxRow, "code"),
        RowTable("government_opening", OpeningRow, "seq", ("lockbox",)),
    ),
    {
        "lockbox.set_up": _set_up,
        "lockbox.keys_changed": _changed,
        "lockbox.ended": _ended,
        "lockbox.opened": _opened,
    },
)
