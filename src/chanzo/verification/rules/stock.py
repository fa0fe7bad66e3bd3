"""A holder's book stock, day by day, against nothing and against its own counts. (verification)

Every gram is booked to (organisation, mineral, day). A re-tagged bag comes in as it weighed when closed; a batch's
inputs as weighed in, less its processing loss on the day of its last output. A bag leaves at its closing weight, so
that honest re-weighing elsewhere never drives the book below zero; parts leave in proportion to their weights.
"""

from collections import defaultdict
from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY, day_text, from_day
from chanzo.traceability.types import MINERALS, Kind, Step
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.cases import org_code
from chanzo.verification.rules.grouping import grouped
from chanzo.verification.types import (
    BAG_ACTIONS,
    BASES,
    KIND,
    STEP,
    Case,
    Column,
    Evidence,
    Int64,
    Judged,
    mineral_text,
)

OUTPUT, BATCH, TRADE, EXPORT = (STEP[step] for step in (Step.OUTPUT, Step.BATCH, Step.TRADE, Step.EXPORT))
MASKS = 1 << len(MINERALS)
STOCKED = [KIND[kind] for kind in (Kind.NEGOCIANT, Kind.PROCESSOR, Kind.STOCK)]
LEAVING = [BAG_ACTIONS.index(action) for action in ("sell", "seize", "steal", "spill", "destroy")]
SELL = BAG_ACTIONS.index("sell")
RETURNING = [BAG_ACTIONS.index(action) for action in ("restitute", "return_to_seller")]


class Book:
    """Entries gathered as columns."""

    def __init__(self) -> None:
        self.columns: list[tuple[Column, Column, Column, Column]] = []

    def enter(self, org: Column, mineral: Column, day: Column, grams: Column) -> None:
        self.columns.append((org, mineral, day, grams))

    def entries(self) -> tuple[Int64, Int64, Int64, Int64]:
        """Organisation, mineral mask, day and grams of all dated entries of known holders."""
        org, mineral, day, grams = (np.concatenate(part).astype(np.int64) for part in zip(*self.columns, strict=True))
        known = (org >= 0) & (day != NO_DAY) & (grams != 0)
        return org[known], mineral[known], day[known], grams[known]


def check_stock(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for book stock below zero and counts that differ from it (rules.md, STOCK)."""
    if not judged.holder:
        return []
    book = Book()
    come_in(e, judged, book)
    go_out(e, judged, book)
    org, mineral, day, grams = book.entries()
    counts = counted(e, judged)
    found: list[Case] = []
    if len(org):
        first, span = int(day.min()), int(day.max() - day.min()) + 1
        cells = grouped((org * MASKS + mineral) * span + day - first)
        grams, day, holding = cells.sums(grams), cells.code % span + first, cells.code // span
        org, mineral = holding // MASKS, holding % MASKS
    turns = (org[1:] != org[:-1]) | (mineral[1:] != mineral[:-1])
    start = np.flatnonzero(np.concatenate((np.ones(min(len(org), 1), np.bool_), turns)))
    ends = np.append(start[1:], len(org)) if len(org) else start
    plain = []
    for a, b in zip(start.tolist(), ends.tolist(), strict=True):
        pair = (int(org[a]), int(mineral[a]))
        if pair in counts:
            found += against_counts(e, p, pair, day[a:b], grams[a:b], counts.pop(pair))
        else:
            plain.append((a, b))
    for pair, rows in counts.items():
        found += against_counts(e, p, pair, day[:0], grams[:0], rows)
    for a, b in plain:
        found += below_zero(e, p, (int(org[a]), int(mineral[a])), day[a:b], np.cumsum(grams[a:b]))
    return found


def come_in(e: Evidence, judged: Judged, book: Book) -> None:
    """Enter bags re-tagged, batches' inputs and losses, and what smelters received."""
    lots, uses, receipts = e.lots, e.uses, e.receipts
    held = judged.holder.mask(lots.org)
    bags = np.flatnonzero(held & (lots.kind == KIND[Kind.NEGOCIANT]))
    book.enter(lots.org[bags], lots.mineral[bags], lots.day[bags], np.maximum(lots.mass_g[bags], 0))
    into = np.flatnonzero((uses.step == BATCH) & (uses.dst >= 0))
    into = into[held[uses.dst[into]]]
    batch, src = uses.dst[into], uses.src[into]
    grams = uses.mass_g[into]
    grams = np.where((grams < 0) & (src >= 0), lots.mass_g[src], grams)
    grams = np.maximum(grams, 0)
    mineral = np.where(src >= 0, lots.mineral[src], uses.stated[into])
    book.enter(lots.org[batch], mineral, uses.day[into], grams)
    out = np.flatnonzero((uses.step == OUTPUT) & (uses.src >= 0))
    out = out[held[uses.src[out]]]
    process(e, book, into, grams, mineral, out)
    rows = np.flatnonzero(judged.holder.mask(receipts.org) & (receipts.lot >= 0))
    totalled = np.unique(receipts.lot[rows[receipts.total[rows]]])
    rows = rows[receipts.total[rows] | ~np.isin(receipts.lot[rows], totalled)]
    book.enter(
        receipts.org[rows], lots.mineral[receipts.lot[rows]], receipts.day[rows], np.maximum(receipts.mass_g[rows], 0)
    )


def process(e: Evidence, book: Book, into: Column, grams: Column, mineral: Column, out: Column) -> None:
    """Enter what processing takes off: the loss of a batch of one mineral, else inputs out and outputs in."""
    lots, uses = e.lots, e.uses
    size = len(lots.kind)
    done = np.full(size, NO_DAY, np.int64)
    np.maximum.at(done, uses.src[out], uses.day[out])
    unread = np.zeros(size, np.bool_)
    unread[uses.src[out[uses.mass_g[out] < 0]]] = True
    batch = uses.dst[into]
    made = np.where(uses.dst[out] >= 0, lots.mineral[uses.dst[out]], uses.stated[out])
    every = np.zeros(size, np.int64)
    np.bitwise_or.at(every, batch, 1 << mineral.astype(np.int64))
    np.bitwise_or.at(every, uses.src[out], 1 << made.astype(np.int64))
    several = (every & (every - 1)) != 0
    closes = (done[batch] != NO_DAY) & ~unread[batch]
    book.enter(lots.org[batch[closes]], mineral[closes], done[batch[closes]], -grams[closes])
    closes = ~unread[uses.src[out]]
    last = np.where(several[uses.src[out]], uses.day[out], done[uses.src[out]])
    src = uses.src[out]
    book.enter(lots.org[src[closes]], made[closes], last[closes], np.maximum(uses.mass_g[out], 0)[closes])


def go_out(e: Evidence, judged: Judged, book: Book) -> None:
    """Enter bags that left by another's input, their own re-input, a receipt or a bag act."""
    lots, uses, acts = e.lots, e.uses, e.acts
    size = len(lots.kind)
    stocked = judged.holder.mask(lots.org) & np.isin(lots.kind, STOCKED) & (lots.mass_g > 0)
    rows = np.flatnonzero((uses.src >= 0) & (uses.step != OUTPUT))
    rows = rows[stocked[uses.src[rows]]]
    own_export = (uses.step[rows] == EXPORT) & (uses.org[rows] == lots.org[uses.src[rows]])
    exported, rows = rows[own_export], rows[~own_export]
    acted = np.zeros(size, np.bool_)
    acted[acts.lot[(acts.lot >= 0) & np.isin(acts.action, LEAVING + RETURNING)]] = True
    src = uses.src[rows]
    weight = np.where(uses.mass_g[rows] >= 0, uses.mass_g[rows], lots.mass_g[src])
    whole = np.maximum(np.bincount(src, weights=weight, minlength=size).astype(np.int64), 1)
    part = lots.mass_g[src] * weight // whole[src]
    plain = ~acted[src]
    book.enter(lots.org[src[plain]], lots.mineral[src[plain]], uses.day[rows[plain]], -part[plain])
    used = np.zeros(size, np.bool_)
    used[src] = True
    bag, day = received_bags(e, exported)
    once = ~used[bag] & ~acted[bag]
    book.enter(lots.org[bag[once]], lots.mineral[bag[once]], day[once], -lots.mass_g[bag[once]])
    by_acts(e, book, np.flatnonzero(acted & stocked), rows, part, dict(zip(bag.tolist(), day.tolist(), strict=True)))


def received_bags(e: Evidence, exported: Column) -> tuple[Column, Column]:
    """Bags their own holder exported and the first day their lot was received."""
    uses, receipts = e.uses, e.receipts
    first = np.full(len(e.lots.kind), 2**31, np.int64)
    known = receipts.lot >= 0
    np.minimum.at(first, receipts.lot[known], receipts.day[known])
    exported = exported[uses.dst[exported] >= 0]
    day = first[uses.dst[exported]]
    exported, day = exported[day < 2**31], day[day < 2**31]
    order = np.lexsort((day, uses.src[exported]))
    bag, at = np.unique(uses.src[exported][order], return_index=True)
    return bag, day[order][at]


def by_acts(e: Evidence, book: Book, lots_: Column, rows: Column, part: Column, received: dict[int, int]) -> None:
    """Follow the few bags that acts befell: never more leaves than the closing weight, returns bring back."""
    lots, acts = e.lots, e.acts
    uses_of: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    here = np.isin(e.uses.src[rows], lots_)
    for row, grams in zip(rows[here].tolist(), part[here].tolist(), strict=True):
        uses_of[int(e.uses.src[row])].append((int(e.uses.day[row]), 2, grams))
    acts_of: dict[int, list[int]] = defaultdict(list)
    for act in np.flatnonzero(np.isin(acts.lot, lots_)).tolist():
        acts_of[int(acts.lot[act])].append(act)
    for lot in lots_.tolist():
        moves = uses_of[lot]
        if lot in received:
            moves.append((received[lot], 2, int(lots.mass_g[lot])))
        for act in acts_of[lot]:
            grams = int(acts.mass_g[act]) if acts.mass_g[act] >= 0 else int(lots.mass_g[lot])
            sold = acts.action[act] == SELL
            if acts.action[act] in LEAVING and not (sold and acts.org[act] == lots.org[lot]):
                moves.append((int(acts.day[act]), 0, int(lots.mass_g[lot]) if sold else grams))
            elif acts.action[act] in RETURNING and acts.org[act] in (-1, lots.org[lot]):
                moves.append((int(acts.day[act]), 1, -grams))
        gone = 0
        for day, _, grams in sorted(moves):
            now = min(max(gone + grams, 0), int(lots.mass_g[lot]))
            one = np.array([lot])
            book.enter(lots.org[one], lots.mineral[one], np.array([day]), np.array([gone - now]))
            gone = now


def counted(e: Evidence, judged: Judged) -> dict[tuple[int, int], dict[int, list[int]]]:
    """Grams of stock counts by organisation and mineral, then day: those counted, those said to be pre-programme."""
    counts = e.stock_counts
    known = judged.holder.mask(counts.org) & (counts.mass_g >= 0) & (counts.day != NO_DAY)
    # A bag under its mine tag never came into the book: counting it, as in a quarantine, says nothing of the book.
    known[counts.lot >= 0] &= e.lots.kind[counts.lot[counts.lot >= 0]] != KIND[Kind.MINE]
    rows = np.flatnonzero(known)
    found: dict[tuple[int, int], dict[int, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    for row in rows.tolist():
        entry = found[int(counts.org[row]), int(counts.mineral[row])][int(counts.day[row])]
        entry[int(counts.basis[row])] += int(counts.mass_g[row])
        entry[2] |= BASES[counts.basis[row]] == "counted"
    return dict(found)


def against_counts(
    e: Evidence, p: Parameters, pair: tuple[int, int], day: Int64, grams: Int64, counts: dict[int, list[int]]
) -> list[Case]:
    """The book opened by the earliest count, and every later count against it."""
    opening = min(counts)
    after = day > opening
    days = np.concatenate(([opening], day[after]))
    level = np.cumsum(np.concatenate(([sum(counts[opening][:2])], grams[after])))
    found = below_zero(e, p, pair, days, level)
    for when in sorted(counts)[1:]:
        said, _, is_count = counts[when]
        stock = int(level[np.searchsorted(days, when, "right") - 1])
        if is_count and abs(said - stock) * 1000 > max(stock, 0) * p.at("STOCK", "count_pm", when, mineral=pair[1]):
            facts: dict[str, Any] = {"counted_g": said, "stock_g": stock, "counted_on": day_text(when)}
            found.append(of_holder(e, "W", pair, when, "count", facts))
    return found


def below_zero(e: Evidence, p: Parameters, pair: tuple[int, int], day: Int64, level: Int64) -> list[Case]:
    """One case for each month in which a day ended with the book below zero."""
    last = np.concatenate((day[1:] != day[:-1], [True])) if len(day) else np.zeros(0, np.bool_)
    below = last & (level < 0)
    if not below.any():
        return []
    months: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for when, stock in zip(day[below].tolist(), level[below].tolist(), strict=True):
        if -stock > p.at("STOCK", "below_zero_g", when, mineral=pair[1]):
            date = from_day(when)
            months[date.year, date.month].append((when, stock))
    found = []
    for days in months.values():
        facts: dict[str, Any] = {
            "lowest_g": min(stock for _, stock in days),
            "since": day_text(days[0][0]),
            "days": len(days),
        }
        found.append(of_holder(e, "S", pair, days[0][0], "below_zero", facts))
    return found


def of_holder(e: Evidence, severity: str, pair: tuple[int, int], day: int, what: str, facts: dict[str, Any]) -> Case:
    """A case about an organisation's month."""
    holder, date = org_code(e, pair[0]), from_day(day)
    subject = f"{holder} {date.year:04d}-{date.month:02d}"
    facts = {"what": what, "mineral": mineral_text(pair[1]), **facts}
    return Case("STOCK", severity, "organisation_month", subject, "holder", holder, facts, day)
