"""What a bag weighed when it was closed against what was taken out of it: reuse, gain, loss. (verification)"""

from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY
from chanzo.traceability.types import Kind, Step
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.cases import (
    edge,
    ids,
    in_order,
    lot_facts,
    number_text,
    of_lot,
    of_use,
    use_facts,
)
from chanzo.verification.rules.splits import Split
from chanzo.verification.types import BAG_ACTIONS, KIND, STEP, Bool, Case, Column, Evidence, Int64, Judged, made_once

OUTPUT = STEP[Step.OUTPUT]
REWEIGH = BAG_ACTIONS.index("reweigh")
LESSENING = [BAG_ACTIONS.index(action) for action in ("spill", "steal", "seize")]


def drawn(e: Evidence, judged: Judged) -> Int64:
    """The inputs drawn on known lots that bear a judged number."""
    rows: Int64 = made_once(judged, "drawn", e, lambda: _drawn(e, judged))
    return rows


def _drawn(e: Evidence, judged: Judged) -> Int64:
    uses = e.uses
    rows = np.flatnonzero((uses.src >= 0) & (uses.step != OUTPUT)) if judged.number else np.zeros(0, np.int64)
    if judged.number.ids is None:
        return rows
    return rows[judged.number.mask(e.lots.number[uses.src[rows]])]


def held_g(e: Evidence, lot: Column, day: Column) -> Int64:
    """What lots weighed on days: the closing weight, or the last reweighing, less what acts took since; -1 unknown."""
    mass = e.lots.mass_g[lot]
    acts = e.acts
    changing = np.flatnonzero(((acts.action == REWEIGH) | np.isin(acts.action, LESSENING)) & (acts.mass_g >= 0))
    if not len(changing) or not len(lot):
        return mass
    touched = np.isin(lot, acts.lot[changing])
    if touched.any():
        mass = mass.copy()
    by_lot: dict[int, list[tuple[int, int, int]]] = {}
    for act in changing.tolist():
        entry = (int(acts.day[act]), int(acts.action[act] != REWEIGH), int(acts.mass_g[act]))
        by_lot.setdefault(int(acts.lot[act]), []).append(entry)
    for row in ids(touched):
        for when, lessens, grams in sorted(by_lot[int(lot[row])]):
            if when <= day[row]:
                mass[row] = max(int(mass[row]) - grams, 0) if lessens and mass[row] >= 0 else grams
    return mass


def dry(e: Evidence, rows: Int64) -> tuple[Int64, Int64, Bool]:
    """Moisture of the bag and of the input, thousandths of a percent, and where both are stated."""
    uses = e.uses
    stated = np.flatnonzero((uses.moisture_m >= 0) & (uses.dst >= 0))
    none = np.zeros(len(rows), np.bool_)
    if not len(stated):
        return np.zeros(len(rows), np.int64), np.zeros(len(rows), np.int64), none
    moisture = np.full(len(e.lots.kind), -1, np.int64)
    closing = stated[np.isin(uses.step[stated], (STEP[Step.TRADE], OUTPUT))]
    np.maximum.at(moisture, uses.dst[closing], uses.moisture_m[closing])
    of_bag, of_use_ = moisture[uses.src[rows]], uses.moisture_m[rows].astype(np.int64)
    return of_bag, of_use_, (of_bag >= 0) & (of_use_ >= 0)


def split(e: Evidence, judged: Judged) -> Split:
    """The inputs drawn on lots that bear a judged number, by how often their lot was used."""
    return made_once(judged, "split", e, lambda: Split(e, drawn(e, judged)))


def check_reuse(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for each lot drawn on for more than it held, or after its export (rules.md, REUSE)."""
    uses, again = e.uses, split(e, judged)
    if not len(again):
        return []
    day, first = uses.day[again.rows], again.first
    last = day[again.end - 1].astype(np.int64)
    taken = np.add.reduceat(np.maximum(uses.mass_g[again.rows], 0), first)
    more = beyond(e, p, "REUSE", again.lot, last, taken, held_g(e, again.lot, last))
    export = (uses.step[again.rows] == STEP[Step.EXPORT]) & (day != NO_DAY)
    exported = last > np.minimum.reduceat(np.where(export, day, np.int64(2**31)), first)
    return [
        reused(e, what, int(again.lot[at]), again.inputs(at))
        for what, hit in (("more", more), ("exported", exported))
        for at in ids(hit)
    ]


def reused(e: Evidence, what: str, lot: int, uses: list[int]) -> Case:
    taken = sum(max(int(e.uses.mass_g[use]), 0) for use in uses)
    facts: dict[str, Any] = {
        "closing_g": int(e.lots.mass_g[lot]),
        "taken_g": taken,
        "uses": in_order([use_facts(e, u) for u in uses]),
    }
    return of_lot(e, "REUSE", "S", lot, what, **facts)


def beyond(e: Evidence, p: Parameters, rule: str, lot: Column, day: Column, taken: Int64, held: Int64) -> Bool:
    """Where more was taken than held, by both limits of a rule; never where the held weight is unknown."""
    site, mineral = e.lots.site[lot], e.lots.mineral[lot]
    over = taken - held
    more = (held >= 0) & (over > p.in_force(rule, "mass_g", day, site, mineral))
    more &= over * 1000 > held * p.in_force(rule, "share_pm", day, site, mineral)
    return np.asarray(more)


def check_gain(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """One case for each input, or the parts of one bag together, weighed above what was sent (rules.md, GAIN)."""
    parts = made_once(judged, "parts", e, lambda: Parts(e, judged))
    more = np.flatnonzero(parts.taken > parts.held)
    lot, day = parts.lot[more], e.uses.day[parts.row[more]]
    over = beyond(e, p, "GAIN", lot, day, parts.taken[more], parts.held[more])
    return [parts.case("GAIN", "S", at) for at in more[over].tolist()]


def check_loss(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """One case for each input, or the parts of one bag together, lighter than the step explains (rules.md, LOSS)."""
    parts = made_once(judged, "parts", e, lambda: Parts(e, judged))
    lost = parts.held - parts.taken
    light = np.flatnonzero((lost > 0) & parts.whole)
    if not len(light):
        return []
    allowed = parts.allowed_pm(p)
    over = light[lost[light] * 1000 > parts.held[light] * allowed[light]]
    return [parts.case("LOSS", "W", at, allowed_pm=int(allowed[at])) for at in over.tolist()]


class Parts:
    """The inputs of each lot together: ``lot`` once each, its last input, what was held and what was taken.

    Lots used once come first, split lots after them.
    """

    def __init__(self, e: Evidence, judged: Judged) -> None:
        self.e, uses = e, e.uses
        rows, self.split = drawn(e, judged), split(e, judged)
        unread = uses.mass_g[rows] < 0
        partly = uses.src[rows[unread]]
        if len(partly):
            self.split = Split(e, rows[~unread])
        self.single = len(self.split.once)
        self.row = np.concatenate((self.split.once, self.split.last()))
        self.lot = uses.src[self.row]
        # A bag of which some part could not be read lost nobody knows how much.
        self.whole = ~np.isin(self.lot, partly) if len(partly) else np.ones(len(self.lot), np.bool_)
        self.taken = uses.mass_g[self.row]
        self.held = held_g(e, self.lot, uses.day[self.row])
        of_bag, of_input, self.dry = dry(e, self.row)
        self.dry[self.single :] = False
        if self.dry.any():
            self.taken = np.where(self.dry, self.taken * (100_000 - of_input) // 100_000, self.taken)
            self.held = np.where(self.dry & (self.held >= 0), self.held * (100_000 - of_bag) // 100_000, self.held)
        if len(self.split):
            self.taken[self.single :] = np.add.reduceat(uses.mass_g[self.split.rows], self.split.first)

    def allowed_pm(self, p: Parameters) -> Int64:
        """The loss each step explains, thousandths; the most generous step of a split bag counts."""
        lots, uses = self.e.lots, self.e.uses
        step, kind, day = uses.step[self.row], lots.kind[self.lot], uses.day[self.row]
        site, mineral = lots.site[self.lot], lots.mineral[self.lot]
        raw = (kind == KIND[Kind.MINE]) | (kind == KIND[Kind.STOCK])
        limit = {
            name: p.in_force("LOSS", name, day, site, mineral)
            for name in ("into_trade_pm", "mine_into_batch_pm", "bag_into_batch_pm", "into_export_pm")
        }
        batch = np.where(raw, limit["mine_into_batch_pm"], limit["bag_into_batch_pm"])
        allowed = np.where(step == STEP[Step.BATCH], batch, limit["into_export_pm"])
        allowed = np.where(step == STEP[Step.TRADE], limit["into_trade_pm"], allowed)
        if len(self.split):
            most, steps = allowed[self.single :], uses.step[self.split.rows]
            for passed, explains in ((Step.TRADE, limit["into_trade_pm"]), (Step.BATCH, batch)):
                through = np.logical_or.reduceat(steps == STEP[passed], self.split.first)
                explained = np.broadcast_to(explains, allowed.shape)[self.single :]
                np.maximum(most, explained, out=most, where=through)
        return np.asarray(allowed)

    def case(self, rule: str, severity: str, at: int, **facts: Any) -> Case:
        """The case of one lot's parts, about the last of them."""
        e, lot, use = self.e, int(self.lot[at]), int(self.row[at])
        parts = self.split.inputs(at - self.single) if at >= self.single else []
        if parts:
            use = parts[-1]
            facts["parts"] = [use_facts(e, part) for part in parts]
        return of_use(
            e, rule, severity, use, "parts" if parts else "one",
            key=("number", number_text(e, e.lots.number[lot])), subject=edge(e, use),
            sent_g=int(self.held[at]), weighed_g=int(self.taken[at]), basis="dry" if self.dry[at] else "as_weighed",
            sent=lot_facts(e, lot), step=list(Step)[e.uses.step[use]].value, **facts,
        )  # fmt: skip
