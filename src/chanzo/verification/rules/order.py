"""The order of days along the chain, and circles in it. (verification)"""

from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY, day_text
from chanzo.traceability.types import Kind, Step
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.cases import (
    edge,
    ids,
    lot_facts,
    lot_name,
    number_text,
    of_lot,
    of_use,
    sheet_key,
    use_facts,
)
from chanzo.verification.rules.weighing import drawn
from chanzo.verification.types import FOR_EVER, KIND, STEP, Bool, Case, Column, Evidence, Int64, Judged

OUTPUT = STEP[Step.OUTPUT]
# Rows looked at together: few enough to stay in a processor's cache.
BLOCK = 1 << 17


def check_order(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for dates that cannot follow each other, and for circles (rules.md, ORDER)."""
    found = backward_or_slow(e, judged, p) + after_receipt(e, judged, p)
    if judged.sheet:
        found += outputs_too_early(e, judged)
    if judged.circles:
        found += [
            of_use(
                e, "ORDER", "W", use, "circle", key=("circles", "circles"), subject=edge(e, use), **use_facts(e, use)
            )
            for use in ids(e.uses.in_circle)
        ]
    return found


def backward_or_slow(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Inputs dated before the closing of what they opened, or long after."""
    lots, uses = e.lots, e.uses
    drawn_on = drawn(e, judged)
    found = []
    for start in range(0, len(drawn_on), BLOCK):
        rows = drawn_on[start : start + BLOCK]
        src = uses.src[rows]
        closed, opened = lots.day[src], uses.day[rows]
        dated = (closed != NO_DAY) & (opened != NO_DAY)
        took = opened.astype(np.int64) - closed
        site, mineral = lots.site[src], lots.mineral[src]
        early = dated & (took < p.in_force("ORDER", "least_days", opened, site, mineral))
        slow = dated & (took > p.in_force("ORDER", "most_days", opened, site, mineral))
        for at in ids(early | slow):
            use = int(rows[at])
            key = ("number", number_text(e, lots.number[src[at]]))
            facts = {"days": int(took[at]), "closed": lot_facts(e, int(src[at])), "opened": use_facts(e, use)}
            what = "before" if early[at] else "slow"
            found.append(of_use(e, "ORDER", "W", use, what, key=key, subject=edge(e, use), **facts))
    return found


def after_receipt(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Tagged lines dated later than they were received; a trade line speaks through the bag it closed."""
    lots, uses = e.lots, e.uses
    offset = 60 * p.at("ORDER", "utc_offset_minutes")
    rows = late(lots.day, lots.received_s, lots.backfill, offset)
    rows = rows[judged.number.mask(lots.number[rows])]
    found = [
        of_lot(
            e, "ORDER", "W", lot, "future", received=received_text(lots.received_s[lot], offset), **lot_facts(e, lot)
        )
        for lot in rows.tolist()
        if lots.kind[lot] not in (KIND[Kind.BATCH], KIND[Kind.EXPORT])
    ]
    rows = late(uses.day, uses.received_s, uses.backfill, offset)
    rows = rows[judged.number.mask(uses.number[rows])]
    for use in rows[np.isin(uses.step[rows], (STEP[Step.BATCH], STEP[Step.EXPORT]))].tolist():
        tag = number_text(e, uses.number[use])
        facts: dict[str, Any] = {"received": received_text(uses.received_s[use], offset)} | use_facts(e, use)
        found.append(of_use(e, "ORDER", "W", use, "future", key=("number", tag), subject=("tag", tag), **facts))
    return found


def late(day: Column, received_s: Int64, backfill: Bool, offset: int) -> Int64:
    """The lines dated after the local day of their receipt; quiet for a backfill."""
    found = []
    for start in range(0, len(day), BLOCK):
        block = slice(start, start + BLOCK)
        after = day[block].astype(np.int64) * 86_400 > received_s[block] + offset
        after &= (received_s[block] >= 0) & ~backfill[block]
        found.append(np.flatnonzero(after) + start)
    return np.concatenate(found) if found else np.zeros(0, np.int64)


def received_text(received_s: Int64, offset: int) -> str:
    """The local day a line was received."""
    return day_text((int(received_s) + offset) // 86_400)


def outputs_too_early(e: Evidence, judged: Judged) -> list[Case]:
    """Outputs dated before the first input of their batch."""
    lots, uses = e.lots, e.uses
    into = np.flatnonzero((uses.step == STEP[Step.BATCH]) & (uses.dst >= 0) & (uses.day != NO_DAY))
    out = np.flatnonzero((uses.step == OUTPUT) & (uses.src >= 0) & (uses.day != NO_DAY))
    out = out[judged.sheet.mask(lots.sheet[uses.src[out]])]
    if not len(out) or not len(into):
        return []
    first = np.full(len(lots.kind), FOR_EVER, np.int64)
    np.minimum.at(first, uses.dst[into], uses.day[into])
    started = first[uses.src[out]]
    found = []
    for at in ids((started != FOR_EVER) & (uses.day[out] < started)):
        use = int(out[at])
        key = ("sheet", sheet_key(e, lots.sheet[uses.src[use]]))
        facts: dict[str, Any] = {
            "first_input": day_text(int(started[at])),
            "batch": lot_name(e, uses.src[use]),
        } | use_facts(e, use)
        found.append(of_use(e, "ORDER", "W", use, "output", key=key, subject=edge(e, use), **facts))
    return found
