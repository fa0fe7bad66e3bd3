"""One weight alone: out of the plausible range, or slipped by a factor of ten. (verification)"""

from typing import Any

import numpy as np

from chanzo.traceability.types import Kind, Step
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.balance import Balances
from chanzo.verification.rules.cases import ids, lot_facts, number_text, of_lot, of_use, sheet_key, use_facts
from chanzo.verification.rules.weighing import drawn, held_g
from chanzo.verification.types import KIND, STEP, TABLES, Bool, Case, Column, Evidence, Int64, Judged

BAGS = (Kind.MINE, Kind.NEGOCIANT, Kind.PROCESSOR)
MINE_LOG = TABLES.index("mine_log")


def check_weight(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """One case for each bag outside the plausible range of its kind (rules.md, WEIGHT)."""
    lots, uses = e.lots, e.uses
    found = []
    tagged = judged.number.mask(lots.number)
    for kind in BAGS:
        # Whole columns, nothing picked out beforehand: nearly every weight is plausible.
        low, high, out = implausible(p, kind.value, lots.mass_g, lots.day, lots.site, lots.mineral)
        for lot in ids(out & tagged & (lots.kind == KIND[kind])):
            limits: dict[str, Any] = {"low_g": int(low.flat[lot % low.size]), "high_g": int(high.flat[lot % high.size])}
            found.append(of_lot(e, "WEIGHT", "W", lot, "bag", tag_type=kind.value, **limits, **lot_facts(e, lot)))
    rows = np.flatnonzero((uses.step == STEP[Step.EXPORT]) & judged.number.mask(uses.number))
    site, mineral = e.lots.site[uses.dst[rows]], e.lots.mineral[uses.dst[rows]]
    low, high, out = implausible(p, "export", uses.mass_g[rows], uses.day[rows], site, mineral)
    for at in ids(out):
        use = int(rows[at])
        tag = number_text(e, uses.number[use])
        limits = {"low_g": int(low.flat[at % low.size]), "high_g": int(high.flat[at % high.size])}
        key, subject = ("number", tag), ("tag", tag)
        found.append(of_use(e, "WEIGHT", "W", use, "export", key=key, subject=subject, **limits, **use_facts(e, use)))
    return found


def implausible(p: Parameters, kind: str, mass: Int64, day: Any, site: Any, mineral: Any) -> tuple[Int64, Int64, Bool]:
    """The limits of a kind of bag, and which weights lie outside them."""
    low = p.in_force("WEIGHT", f"{kind}_low_g", day, site, mineral)
    high = p.in_force("WEIGHT", f"{kind}_high_g", day, site, mineral)
    return low, high, np.asarray((mass >= 0) & ((mass < low) | (mass > high)))


def check_factor_ten(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for weights ten times or a tenth of their counterpart (rules.md, FACTOR10)."""
    found = slipped_inputs(e, judged, p) + slipped_bags(e, judged, p)
    if judged.sheet:
        found += slipped_outputs(e, judged, p) + slipped_on_page(e, judged, p)
    return found


def tenfold(p: Parameters, weight: Column, against: Column, day: Column, site: Column, mineral: Column) -> Bool:
    """Where a weight is about ten times or a tenth of another, by the limits in force on days at sites."""
    ratio = p.in_force("FACTOR10", "ratio", day, site, mineral)
    within = p.in_force("FACTOR10", "within_pm", day, site, mineral)
    least, most = ratio * (1000 - within), ratio * (1000 + within)
    known = (weight > 0) & (against > 0)
    more = (weight * 1000 >= against * least) & (weight * 1000 <= against * most)
    scaled = weight * ratio * ratio * 1000
    less = (scaled >= against * least) & (scaled <= against * most)
    return np.asarray(known & (more | less))


def slipped_inputs(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Inputs against the closing weight of the bag they opened."""
    lots, uses = e.lots, e.uses
    rows = drawn(e, judged)
    src, day = uses.src[rows], uses.day[rows]
    held = held_g(e, src, day)
    found = []
    for at in ids(tenfold(p, uses.mass_g[rows], held, day, lots.site[src], lots.mineral[src])):
        use = int(rows[at])
        key = ("number", number_text(e, lots.number[src[at]]))
        subject = ("tag", number_text(e, uses.number[use]))
        facts: dict[str, Any] = {"weighed_g": int(uses.mass_g[use]), "against_g": int(held[at])} | use_facts(e, use)
        found.append(of_use(e, "FACTOR10", "W", use, "input", key=key, subject=subject, **facts))
    return found


def slipped_bags(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Re-tagged bags against the sum of their inputs."""
    lots, uses = e.lots, e.uses
    rows = np.flatnonzero((lots.kind == KIND[Kind.NEGOCIANT]) & judged.number.mask(lots.number))
    if not len(rows):
        return []
    into = np.flatnonzero((uses.step == STEP[Step.TRADE]) & (uses.dst >= 0))
    grams = uses.mass_g[into]
    total = np.bincount(uses.dst[into], weights=np.maximum(grams, 0), minlength=len(lots.kind)).astype(np.int64)
    total[uses.dst[into[grams < 0]]] = -1
    hits = rows[tenfold(p, lots.mass_g[rows], total[rows], lots.day[rows], lots.site[rows], lots.mineral[rows])]
    return [
        of_lot(
            e,
            "FACTOR10",
            "W",
            lot,
            "bag",
            weighed_g=int(lots.mass_g[lot]),
            against_g=int(total[lot]),
            **lot_facts(e, lot),
        )
        for lot in hits.tolist()
    ]


def slipped_outputs(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Outputs of batches that do not balance, against what the batch leaves for them, else the other outputs."""
    lots, uses, found = e.lots, e.uses, []
    balances = Balances(e, judged)
    for at in ids(balances.gained(p) | balances.lost(p)):
        batch = int(balances.lot[at])
        rows = np.flatnonzero((uses.src == batch) & (uses.step == STEP[Step.OUTPUT]))
        where = lots.site[[batch]], lots.mineral[[batch]]
        for use in rows.tolist():
            when = uses.day[[use]]
            least = int(p.in_force("FACTOR10", "page_bags", when, *where).flat[0])
            weight, others = uses.mass_g[use], np.delete(uses.mass_g[rows], np.flatnonzero(rows == use))
            left = int(balances.taken[at]) - int(others.sum())
            against = left if left > 0 else int(np.median(others)) if len(others) >= least else -1
            hit = tenfold(p, np.array([weight]), np.array([against]), when, *where)[0]
            if not hit and len(others) >= least and against == left:
                against = int(np.median(others))
                hit = tenfold(p, np.array([weight]), np.array([against]), when, *where)[0]
            if hit and uses.number[use] >= 0:
                key = ("sheet", sheet_key(e, uses.sheet[use]))
                subject = ("tag", number_text(e, uses.number[use]))
                facts: dict[str, Any] = {"weighed_g": int(weight), "against_g": against} | use_facts(e, use)
                found.append(of_use(e, "FACTOR10", "W", use, "output", key=key, subject=subject, **facts))
    return found


def slipped_on_page(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Mine bags nobody opened yet, against the median of the other bags of their page."""
    lots, uses = e.lots, e.uses
    rows = np.flatnonzero((lots.kind == KIND[Kind.MINE]) & (lots.mass_g > 0) & (lots.sheet >= 0))
    rows = rows[judged.sheet.mask(lots.sheet[rows]) & (e.sheets.table[lots.sheet[rows]] == MINE_LOG)]
    opened = np.zeros(len(lots.kind), np.bool_)
    opened[uses.src[uses.src >= 0]] = True
    waiting = np.zeros(len(e.sheets.table), np.bool_)
    waiting[lots.sheet[rows[~opened[rows]]]] = True
    rows = rows[waiting[lots.sheet[rows]]]
    if not len(rows):
        return []
    # A bag ten times off the middle of its page is far from the middle of them all: only such pages are looked into.
    rows = rows[np.lexsort((lots.mass_g[rows], lots.sheet[rows]))]
    sheet, mass = lots.sheet[rows], lots.mass_g[rows]
    start = np.flatnonzero(np.concatenate(([True], sheet[1:] != sheet[:-1])))
    count = np.diff(np.concatenate((start, [len(rows)])))
    middle = np.repeat(mass[start + count // 2], count)
    day, site, mineral = lots.day[rows], lots.site[rows], lots.mineral[rows]
    least = p.in_force("FACTOR10", "page_bags", day, site, mineral)
    odd = (np.repeat(count, count) > least) & ((mass > 2 * middle) | (2 * mass < middle)) & ~opened[rows]
    found = []
    for at in ids(odd & (lots.number[rows] >= 0)):
        lot = int(rows[at])
        page = mass[sheet == sheet[at]] if len(rows) < 10_000 else page_masses(sheet, mass, at)
        where = int(np.searchsorted(page, mass[at]))
        against = int(np.median(np.delete(page, where)))
        one = slice(at, at + 1)
        if tenfold(p, mass[one], np.array([against]), day[one], site[one], mineral[one])[0]:
            key = sheet_key(e, lots.sheet[lot])
            facts: dict[str, Any] = {"weighed_g": int(mass[at]), "against_g": against} | lot_facts(e, lot)
            found.append(of_lot(e, "FACTOR10", "W", lot, "page", key=key, **facts))
    return found


def page_masses(sheet: Column, mass: Int64, at: int) -> Int64:
    """The weights of the page of one row, of rows sorted by page."""
    return mass[np.searchsorted(sheet, sheet[at]) : np.searchsorted(sheet, sheet[at], "right")]
