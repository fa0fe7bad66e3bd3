"""Stock-takes of tags with their differences, losses declared, inventories cancelled. (government)

tags.counted         what was counted at a holder   -> a stock-take; what is missing -> a difference
tags.declared        lost, stolen, damaged, found   -> the declaration; the difference it explains shrinks
inventory.cancelled  a whole inventory in one act   -> a cancelled inventory
"""

import orjson

from chanzo.core.canonical import canonical
from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from ..custody.rules.spans import count, less, stored, written
from ..custody.types.keeping import DifferenceRow, InventoryRow, TakeRow, VoidRow
from ..custody.types.spans import TAGS


def _counted(told: Told, rows: Rows) -> None:
    f = told.facts
    missing, surplus = stored(f["missing"]), stored(f["surplus"])
    rows.of(TakeRow).put(
        TakeRow(
            told.seq, f["holder"], f["site"], f["type"], f["day"], canonical(f["counted"]), count(stored(f["counted"])),
            f["expected"], canonical(f["missing"]), canonical(f["surplus"]), count(surplus), f["document"], told.actor,
            f["head"],
        )
    )  # fmt: skip
    if missing:
        text = canonical(f["missing"])
        rows.of(DifferenceRow).put(
            DifferenceRow(told.seq, "take", f["holder"], f["type"], f["day"], text, text, count(missing))
        )


def _declared(told: Told, rows: Rows) -> None:
    f = told.facts
    spans = stored(f["ranges"])
    rows.of(VoidRow).put(
        VoidRow(
            told.seq, f["action"], f["holder"], f["type"], canonical(f["ranges"]), count(spans), f["day"], f["reason"],
            f["document"], told.actor, f["difference"], f["act"],
        )
    )  # fmt: skip
    if f["difference"] is not None:
        for row in rows.of(DifferenceRow).find("seq", [f["difference"]]):
            left = less(stored(orjson.loads(row.open)), spans)
            rows.of(DifferenceRow).put(row._replace(open=canonical(written(left)), open_count=count(left)))


def _cancelled(told: Told, rows: Rows) -> None:
    f = told.facts
    spans = stored(f["ranges"])
    tags = sum(span.size for span in spans if span.type in TAGS)
    rows.of(InventoryRow).put(
        InventoryRow(
            told.seq, told.subject, canonical(f["selection"]), f["day"], f["reason"], f["document"],
            canonical(f["ranges"]), tags, count(spans) - tags, told.actor, told.at,
        )
    )  # fmt: skip


COUNTS = Noun(
    (
        RowTable("government_take", TakeRow, "seq", ("holder",)),
        RowTable("government_difference", DifferenceRow, "seq"),
        RowTable("government_void", VoidRow, "seq", ("difference",)),
        RowTable("government_inventory", InventoryRow, "seq", ("number",)),
    ),
    {"tags.counted": _counted, "tags.declared": _declared, "inventory.cancelled": _cancelled},
)
