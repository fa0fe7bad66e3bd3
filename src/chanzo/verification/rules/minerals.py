"""What mineral a bag can hold, and of what grade. (verification)"""

from typing import Any

import numpy as np

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
from chanzo.verification.rules.ranges import BLOCK
from chanzo.verification.rules.weighing import drawn
from chanzo.verification.types import KIND, OUTPUT_KINDS, STEP, Case, Column, Evidence, Int64, Judged, mineral_text

OUTPUT, BATCH = STEP[Step.OUTPUT], STEP[Step.BATCH]
POOR = [OUTPUT_KINDS.index(kind) for kind in ("middling", "tailing", "residue")]


def check_mineral(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for minerals not of their site, or that change along the chain (rules.md, MINERAL)."""
    lots, uses = e.lots, e.uses
    rows = np.flatnonzero(judged.number.mask(lots.number) & (lots.kind == KIND[Kind.MINE]) & (lots.site >= 0))
    registered = e.sites.minerals[lots.site[rows]]
    found = []
    for at in ids((registered > 0) & ((lots.stated[rows] & ~registered) != 0)):
        lot = int(rows[at])
        facts: dict[str, Any] = {
            "mineral": mineral_text(lots.stated[lot]),
            "registered": mineral_text(registered[at]),
        } | lot_facts(e, lot)
        found.append(of_lot(e, "MINERAL", "W", lot, "site", **facts))
    drawn_on = drawn(e, judged)
    for start in range(0, len(drawn_on), BLOCK):
        rows = drawn_on[start : start + BLOCK]
        rows = rows[uses.dst[rows] >= 0]
        stated = np.where(uses.stated[rows] > 0, uses.stated[rows], lots.stated[uses.dst[rows]])
        held = lots.mineral[uses.src[rows]]
        # Mixed material may be separated in a batch, so what such an input is called there says nothing.
        mixed = (uses.step[rows] == BATCH) & (held & (held - 1) != 0)
        found += changed(e, rows, stated, held, ~mixed, by_number=True)
    if judged.sheet:
        out = np.flatnonzero((uses.step == OUTPUT) & (uses.src >= 0))
        out = out[judged.sheet.mask(lots.sheet[uses.src[out]])]
        found += changed(
            e, out, uses.stated[out], lots.mineral[uses.src[out]], np.ones(len(out), np.bool_), by_number=False
        )
    return found


def changed(
    e: Evidence,
    rows: Int64,
    stated: Column,
    held: Column,
    judged: Column,
    *,
    by_number: bool,
) -> list[Case]:
    """Edges whose stated mineral is none that the source holds."""
    found = []
    for at in ids(judged & (stated > 0) & (held > 0) & ((stated & ~held) != 0)):
        use, src = int(rows[at]), int(e.uses.src[rows[at]])
        key = (
            ("number", number_text(e, e.lots.number[src])) if by_number else ("sheet", sheet_key(e, e.lots.sheet[src]))
        )
        facts: dict[str, Any] = {
            "mineral": mineral_text(stated[at]),
            "held": mineral_text(held[at]),
            "source": lot_name(e, src),
        }
        found.append(
            of_use(e, "MINERAL", "S", use, "changed", key=key, subject=edge(e, use), **facts, **use_facts(e, use))
        )
    return found


def check_assay(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for grades a mineral cannot have and metal that a batch cannot yield (rules.md, ASSAY)."""
    if not judged.sheet:
        return []
    lots, uses = e.lots, e.uses
    out = np.flatnonzero((uses.step == OUTPUT) & (uses.src >= 0) & (uses.assay_m >= 0))
    out = out[judged.sheet.mask(lots.sheet[uses.src[out]])]
    if not len(out):
        return []
    src, day = uses.src[out], uses.day[out]
    mineral = np.where(uses.stated[out] > 0, uses.stated[out], lots.mineral[src])
    low = p.in_force("ASSAY", "grade_low_mpct", day, lots.site[src], mineral)
    high = p.in_force("ASSAY", "grade_high_mpct", day, lots.site[src], mineral)
    grade = uses.assay_m[out]
    poor = np.isin(uses.product[out], POOR)
    found = []
    for at in ids(((high >= 0) & (grade > high)) | ((low >= 0) & (grade < low) & ~poor)):
        use = int(out[at])
        facts: dict[str, Any] = {"grade_mpct": int(grade[at]), "low_mpct": int(low[at]), "high_mpct": int(high[at])}
        facts |= {"mineral": mineral_text(mineral[at]), "tag": number_text(e, uses.number[use])} | use_facts(e, use)
        key, subject = ("sheet", sheet_key(e, lots.sheet[src[at]])), ("batch", lot_name(e, src[at]))
        found.append(of_use(e, "ASSAY", "W", use, "grade", key=key, subject=subject, **facts))
    return found + recovery(e, judged, p)


def recovery(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Batches whose outputs hold too little or too much of the metal that all their inputs are said to hold."""
    lots, uses = e.lots, e.uses
    size = len(lots.kind)
    into = np.flatnonzero((uses.step == BATCH) & (uses.dst >= 0))
    out = np.flatnonzero((uses.step == OUTPUT) & (uses.src >= 0))
    lacking_in, lacking_out = np.zeros(size, np.bool_), np.zeros(size, np.bool_)
    lacking_in[uses.dst[into[(uses.assay_m[into] < 0) | (uses.mass_g[into] < 0)]]] = True
    lacking_out[uses.src[out[(uses.assay_m[out] < 0) | (uses.mass_g[out] < 0)]]] = True
    wet = np.zeros(size, np.bool_)
    wet[uses.dst[into[uses.moisture_m[into] < 0]]] = True
    wet[uses.src[out[uses.moisture_m[out] < 0]]] = True
    metal_in, metal_out = metal(e, into, uses.dst[into], wet), metal(e, out, uses.src[out], wet)
    sound = (lots.kind == KIND[Kind.BATCH]) & ~lacking_in & (metal_in > 0) & judged.sheet.mask(lots.sheet)
    sound &= np.bincount(uses.src[out], minlength=size) > 0
    rows = np.flatnonzero(sound)
    if not len(rows):
        return []
    day, site, mineral = lots.day[rows], lots.site[rows], lots.mineral[rows]
    percent = metal_out[rows] * 100_000 // metal_in[rows]
    low = percent < p.in_force("ASSAY", "recovery_low_mpct", day, site, mineral)
    high = percent > p.in_force("ASSAY", "recovery_high_mpct", day, site, mineral)
    found = []
    for at in ids(high | (low & ~lacking_out[rows])):
        batch = int(rows[at])
        facts: dict[str, Any] = {
            "recovery_mpct": int(percent[at]),
            "metal_in_g": int(metal_in[batch]),
            "metal_out_g": int(metal_out[batch]),
        }
        key, subject = sheet_key(e, lots.sheet[batch]), ("batch", lots.name[batch])
        basis = "as_weighed" if wet[batch] else "dry"
        found.append(of_lot(e, "ASSAY", "W", batch, "recovery", key=key, subject=subject, basis=basis, **facts))
    return found


def metal(e: Evidence, rows: Int64, lot: Column, wet: Column) -> Int64:
    """Grams of contained metal by lot, from dry weights where every line of the batch states its moisture."""
    uses = e.uses
    grams, assay = np.maximum(uses.mass_g[rows], 0), np.maximum(uses.assay_m[rows], 0).astype(np.int64)
    solid = np.where(wet[lot], grams, grams * (100_000 - np.maximum(uses.moisture_m[rows], 0)) // 100_000)
    return np.bincount(lot, weights=solid * assay // 100_000, minlength=len(wet)).astype(np.int64)
