"""The order of days along the chain, and circles in it. (verification)"""

from dataclasses import replace
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
    org_code,
    place,
    sheet_key,
    sheet_name,
    use_facts,
)
from chanzo.verification.rules.weighing import drawn
from chanzo.verification.types import BAG_ACTIONS, FOR_EVER, KIND, STEP, Bool, Case, Column, Evidence, Int64, Judged

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
    """Lines dated later than they were received; a trade line speaks through the bag it closed."""
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
    return found + acts_after_receipt(e, judged, offset) + receipts_after_receipt(e, judged, offset)


def acts_after_receipt(e: Evidence, judged: Judged, offset: int) -> list[Case]:
    """Bag acts dated later than they were received, told with the bag that they befell."""
    acts, found = e.acts, []
    rows = late(acts.day, acts.received_s, acts.backfill, offset)
    for act in rows[judged.number.mask(acts.number[rows])].tolist():
        facts: dict[str, Any] = {"what": "act", "act": BAG_ACTIONS[acts.action[act]]}
        facts |= {"date": day_text(int(acts.day[act])), "received": received_text(acts.received_s[act], offset)}
        if acts.org[act] >= 0:
            facts["by"] = org_code(e, acts.org[act])
        tag, lot = number_text(e, acts.number[act]), int(acts.lot[act])
        case = Case("ORDER", "W", "tag", tag, "number", tag, facts, int(acts.day[act]))
        if lot >= 0:
            of = of_lot(e, "ORDER", "W", lot, "act")
            case = replace(case, site=of.site, page=of.page, line=of.line, lot=lot)
        found.append(case)
    return found


def receipts_after_receipt(e: Evidence, judged: Judged, offset: int) -> list[Case]:
    """Lines of a smelter dated later than they were received; one without a readable tag speaks of its lot."""
    receipts, found = e.receipts, []
    rows = late(receipts.day, receipts.received_s, receipts.backfill, offset)
    for row in rows[judged.sheet.mask(receipts.sheet[rows])].tolist():
        lot, tag = sheet_name(e, receipts.sheet[row]), int(receipts.number[row])
        facts = {
            "what": "receipt", "place": place(e, receipts.sheet[row], receipts.line[row]),
            "date": day_text(int(receipts.day[row])), "received": received_text(receipts.received_s[row], offset),
            "by": org_code(e, receipts.org[row]),
        }  # fmt: skip
        subject = ("lot", lot) if tag < 0 else ("tag", number_text(e, tag))
        key = sheet_key(e, receipts.sheet[row])
        day = int(receipts.day[row])
        found.append(Case("ORDER", "W", *subject, "sheet", key, facts, day, page=lot, line=receipts.line[row]))
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
