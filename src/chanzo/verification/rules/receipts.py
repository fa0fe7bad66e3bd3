"""What the smelter received and what officials say, against what was exported. (verification)"""

from collections import Counter, defaultdict
from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY, day_text, month_end, month_of
from chanzo.traceability.types import Kind, Step
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.cases import lot_name, month_key, number_text, of_lot, org_code, sheet_key
from chanzo.verification.types import (
    KIND,
    MONTHS,
    SOURCES,
    STEP,
    WEIGHT_BASES,
    Case,
    Evidence,
    Int64,
    Judged,
    mineral_text,
    with_month,
)  # fmt: skip

EXPORT, DRY = KIND[Kind.EXPORT], WEIGHT_BASES.index("dry")


def received_g(e: Evidence, rows: list[int]) -> int:
    """Grams received of one lot: the untagged total where one is stated, else the bags; -1 when unreadable."""
    receipts = e.receipts
    total = [row for row in rows if receipts.total[row]]
    grams = [int(receipts.mass_g[row]) for row in total or rows]
    return -1 if min(grams) < 0 else sum(grams)


def by_lot(e: Evidence, lots: Int64) -> dict[int, list[int]]:
    """The receipt rows of each of these export lots."""
    rows: dict[int, list[int]] = defaultdict(list)
    wanted = np.isin(e.receipts.lot, lots)
    for row in np.flatnonzero(wanted & (e.receipts.lot >= 0)).tolist():
        rows[int(e.receipts.lot[row])].append(row)
    return rows


def packed(e: Evidence, lots: Int64) -> dict[int, list[int]]:
    """The export lines of each of these lots."""
    rows: dict[int, list[int]] = defaultdict(list)
    uses = e.uses
    for row in np.flatnonzero((uses.step == STEP[Step.EXPORT]) & np.isin(uses.dst, lots)).tolist():
        rows[int(uses.dst[row])].append(row)
    return rows


def check_receipts(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for export lots whose receipt names other tags or another total (rules.md, RECEIPT)."""
    if not judged.sheet or not len(e.receipts.lot):
        return []
    lots, uses = e.lots, e.uses
    wanted = np.flatnonzero((lots.kind == EXPORT) & judged.sheet.mask(lots.sheet))
    receipts, exported = by_lot(e, wanted), packed(e, wanted)
    found = []
    for lot, rows in sorted(receipts.items()):
        sent = exported.get(lot, [])
        key, subject = sheet_key(e, lots.sheet[lot]), ("lot", lot_name(e, lot))
        day = min(int(e.receipts.day[row]) for row in rows)
        facts: dict[str, Any] = {
            "received": day_text(day),
            "by": sorted({org_code(e, e.receipts.org[row]) for row in rows}),
        }
        named = Counter(int(e.receipts.number[row]) for row in rows if e.receipts.number[row] >= 0)
        stated = Counter(int(uses.number[use]) for use in sent if uses.number[use] >= 0)
        missing = sorted(number_text(e, number) for number in (stated - named).elements())
        extra = sorted(number_text(e, number) for number in (named - stated).elements())
        # A tag that one side could not read may be any that the other names.
        unread = sum(not e.receipts.total[row] for row in rows) - named.total(), len(sent) - stated.total()
        if named and (len(missing) > unread[0] or len(extra) > unread[1]):
            tags = {"missing": missing, "extra": extra}
            found.append(of_lot(e, "RECEIPT", "S", lot, "tags", key=key, subject=subject, **facts, **tags))
        got, gave = received_g(e, rows), grams(e, sent)
        basis = "as_weighed"
        if (
            sent
            and {int(e.receipts.basis[row]) for row in rows} == {DRY}
            and all(uses.moisture_m[use] >= 0 for use in sent)
        ):
            basis = "dry"
            gave = sum(int(uses.mass_g[use]) * (100_000 - int(uses.moisture_m[use])) // 100_000 for use in sent)
        if (
            got >= 0
            and gave >= 0
            and abs(got - gave) * 1000
            > gave * p.at("RECEIPT", "share_pm", int(lots.day[lot]), mineral=int(lots.mineral[lot]))
        ):
            weights = {"sent_g": gave, "received_g": got, "basis": basis}
            found.append(of_lot(e, "RECEIPT", "W", lot, "total", key=key, subject=subject, **facts, **weights))
    return found


def grams(e: Evidence, uses: list[int]) -> int:
    """The lines' grams together; -1 when one is unreadable."""
    masses = [int(e.uses.mass_g[use]) for use in uses]
    return -1 if min(masses, default=0) < 0 else sum(masses)


def check_reconciled(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for exporter-months that officials or receipts put differently (rules.md, RECON)."""
    if not judged.org_month:
        return []
    lots = e.lots
    rows = np.flatnonzero((lots.kind == EXPORT) & (lots.org >= 0) & (lots.day != NO_DAY))
    month = month_of(lots.day[rows]).astype(np.int64)
    wanted = judged.org_month.mask(with_month(lots.org[rows], month))
    exported: dict[int, list[int]] = defaultdict(list)
    for lot, one in zip(rows[wanted].tolist(), month[wanted].tolist(), strict=True):
        exported[int(lots.org[lot]) * MONTHS + one].append(lot)
    return officially(e, judged, p, exported) + on_receipt(e, p, exported)


def officially(e: Evidence, judged: Judged, p: Parameters, exported: dict[int, list[int]]) -> list[Case]:
    """Months and lots whose official grams differ from the exported ones."""
    lots, official, found = e.lots, e.official, []
    stated = np.flatnonzero((official.month >= 0) & (official.lot < 0) & (official.mass_g >= 0))
    code = with_month(official.org[stated], official.month[stated])
    said: dict[tuple[int, int, int], int] = Counter()
    hit = judged.org_month.mask(code)
    for row, one in zip(stated[hit].tolist(), code[hit].tolist(), strict=True):
        said[one, int(official.source[row]), int(official.mineral[row])] += int(official.mass_g[row])
    for (one, source, mineral), grams_ in sorted(said.items()):
        of_mineral = [lot for lot in exported.get(one, []) if not mineral or mineral_of(e, lot) == mineral]
        facts: dict[str, Any] = {"source": SOURCES[source], "mineral": mineral_text(mineral)}
        found += differing(
            e, p, one, "official", sum(max(int(lots.mass_g[lot]), 0) for lot in of_mineral), grams_, facts
        )
    of_lots: dict[tuple[int, int], int] = Counter()
    for row in np.flatnonzero((official.lot >= 0) & (official.mass_g >= 0)).tolist():
        of_lots[int(official.lot[row]), int(official.source[row])] += int(official.mass_g[row])
    months = {lot: one for one, members in exported.items() for lot in members}
    for (lot, source), grams_ in sorted(of_lots.items()):
        if lot in months:
            facts = {"source": SOURCES[source], "lot": lot_name(e, lot)}
            found += differing(e, p, months[lot], "official_lot", max(int(lots.mass_g[lot]), 0), grams_, facts)
    return found


def mineral_of(e: Evidence, lot: int) -> int:
    """The mineral an export lot states, else the one it derives."""
    return int(e.lots.stated[lot] or e.lots.mineral[lot])


def on_receipt(e: Evidence, p: Parameters, exported: dict[int, list[int]]) -> list[Case]:
    """Months whose lots with receipts were received lighter or heavier together."""
    received = by_lot(e, np.array([lot for members in exported.values() for lot in members], np.int64))
    found = []
    for one, members in sorted(exported.items()):
        got = {lot: received_g(e, received[lot]) for lot in members if lot in received}
        got = {lot: mass for lot, mass in got.items() if mass >= 0 and e.lots.mass_g[lot] >= 0}
        if got:
            gave = sum(int(e.lots.mass_g[lot]) for lot in got)
            facts: dict[str, Any] = {"lots": sorted(lot_name(e, lot) for lot in got)}
            found += differing(e, p, one, "receipts", gave, sum(got.values()), facts)
    return found


def differing(
    e: Evidence, p: Parameters, code: int, what: str, ours: int, theirs: int, facts: dict[str, Any]
) -> list[Case]:
    """The case of an exporter's month when two sums differ by more than the limit."""
    org, month = divmod(code, MONTHS)
    if abs(ours - theirs) * 1000 <= max(ours, theirs) * p.at("RECON", "share_pm", month_end(month)):
        return []
    subject = month_key(org_code(e, org), month)
    facts = {"what": what, "exported_g": ours, "stated_g": theirs, **facts}
    return [Case("RECON", "W", "organisation_month", subject, "org_month", subject, facts, month_end(month))]
