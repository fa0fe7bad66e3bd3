"""What went into a batch or a re-tagged bag against what came out. (verification)"""

from typing import Any

import numpy as np

from chanzo.traceability.types import Kind, Step
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.cases import ids, lot_name, number_text, of_lot, sheet_key
from chanzo.verification.types import KIND, STEP, Bool, Case, Evidence, Int64, Judged

BATCH, BAG = KIND[Kind.BATCH], KIND[Kind.NEGOCIANT]


class Balances:
    """Judged batches with outputs, or re-tagged bags: grams in and out, dry where every line states its moisture."""

    def __init__(self, e: Evidence, judged: Judged, kind: int = BATCH) -> None:
        lots, uses = e.lots, e.uses
        self.e, self.kind = e, kind
        size = len(lots.kind)
        if kind == BATCH:
            wanted = judged.sheet.mask(lots.sheet) if judged.sheet else np.zeros(size, np.bool_)
        else:
            wanted = judged.number.mask(lots.number)
        self.lot = np.flatnonzero(wanted & (lots.kind == kind))
        self.taken = self.given = np.zeros(0, np.int64)
        self.dry = np.zeros(0, np.bool_)
        if not len(self.lot):
            return
        into = np.flatnonzero((uses.step == STEP[Step.BATCH if kind == BATCH else Step.TRADE]) & (uses.dst >= 0))
        known = np.ones(size, np.bool_)
        known[uses.dst[into[uses.mass_g[into] < 0]]] = False
        grams = np.maximum(uses.mass_g[into], 0)
        taken = np.bincount(uses.dst[into], weights=grams, minlength=size)
        if kind == BAG:
            known &= lots.mass_g >= 0
            self.lot = self.lot[known[self.lot]]
            self.taken, self.given = taken[self.lot].astype(np.int64), lots.mass_g[self.lot]
            self.dry = np.zeros(len(self.lot), np.bool_)
            return
        out = np.flatnonzero((uses.step == STEP[Step.OUTPUT]) & (uses.src >= 0))
        known[uses.src[out[uses.mass_g[out] < 0]]] = False
        outputs = np.bincount(uses.src[out], minlength=size)
        given = np.bincount(uses.src[out], weights=np.maximum(uses.mass_g[out], 0), minlength=size)
        self.lot = self.lot[(known & (outputs > 0))[self.lot]]
        self.dry = np.zeros(len(self.lot), np.bool_)
        if (uses.moisture_m[out] >= 0).any():
            stated = np.ones(size, np.bool_)
            stated[uses.dst[into[uses.moisture_m[into] < 0]]] = False
            stated[uses.src[out[uses.moisture_m[out] < 0]]] = False
            self.dry = stated[self.lot]
            solid_in = uses.mass_g[into] * (100_000 - uses.moisture_m[into]) // 100_000
            solid_out = uses.mass_g[out] * (100_000 - uses.moisture_m[out]) // 100_000
            taken = np.where(stated, np.bincount(uses.dst[into], weights=solid_in, minlength=size), taken)
            given = np.where(stated, np.bincount(uses.src[out], weights=solid_out, minlength=size), given)
        self.taken, self.given = taken[self.lot].astype(np.int64), given[self.lot].astype(np.int64)

    def gained(self, p: Parameters) -> Bool:
        """Where more came out than went in, by both limits."""
        over = self.given - self.taken
        gained = (over > self._limit(p, "mass_g")) & (over * 1000 > self.taken * self._limit(p, "share_pm"))
        return np.asarray(gained)

    def lost(self, p: Parameters) -> Bool:
        """Where the processing loss is out of its range; a gain is none."""
        loss = self.taken - self.given
        low, high = self.taken * self._limit(p, "loss_low_pm"), self.taken * self._limit(p, "loss_high_pm")
        return np.asarray((loss >= 0) & ((loss * 1000 < low) | (loss * 1000 > high)))

    def _limit(self, p: Parameters, name: str) -> Int64:
        lots = self.e.lots
        return p.in_force("BALANCE", name, lots.day[self.lot], lots.site[self.lot], lots.mineral[self.lot])


def check_balance(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for batches and re-tagged bags whose outputs their inputs do not explain (rules.md, BALANCE)."""
    found = []
    for kind in (BATCH, BAG):
        balances = Balances(e, judged, kind)
        if not len(balances.lot):
            continue
        for what, severity, hits in (("gain", "S", balances.gained(p)), ("loss", "W", balances.lost(p))):
            for at in ids(hits):
                lot = int(balances.lot[at])
                batch = kind == BATCH
                facts: dict[str, Any] = {
                    "in_g": int(balances.taken[at]),
                    "out_g": int(balances.given[at]),
                    "basis": "dry" if balances.dry[at] else "as_weighed",
                    "by": e.orgs[int(e.lots.org[lot])] if e.lots.org[lot] >= 0 else "",
                }
                subject = ("batch", lot_name(e, lot)) if batch else ("tag", number_text(e, e.lots.number[lot]))
                key = sheet_key(e, e.lots.sheet[lot]) if batch else None
                found.append(of_lot(e, "BALANCE", severity, lot, what, key=key, subject=subject, **facts))
    return found
