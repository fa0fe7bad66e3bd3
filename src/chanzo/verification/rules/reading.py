"""Tags and weights that could not be read. (verification)"""

from collections import defaultdict

import numpy as np

from chanzo.traceability.types import Kind, Step
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.cases import a_day, place, sheet_key, sheet_name, site_code
from chanzo.verification.types import KIND, STEP, Case, Evidence, Judged

BAGS = [KIND[kind] for kind in (Kind.MINE, Kind.NEGOCIANT, Kind.PROCESSOR)]


def check_legible(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """One case for each line with an unreadable tag or weight (rules.md, ILLEGIBLE)."""
    if not judged.sheet:
        return []
    lots, uses, receipts = e.lots, e.uses, e.receipts
    unread: dict[tuple[int, str], set[str]] = defaultdict(set)
    known: dict[tuple[int, str], set[tuple[int, str]]] = defaultdict(set)

    def note(sheet: int, line: str, cells: tuple[tuple[str, bool], ...], day: int, site: int) -> None:
        unread[sheet, line] |= {cell for cell, missing in cells if missing}
        known[sheet, line].add((day, site_code(e, site)))

    bag = np.isin(lots.kind, BAGS) & ((lots.number < 0) | (lots.mass_g < 0))
    for lot in np.flatnonzero(bag & judged.sheet.mask(lots.sheet)).tolist():
        out = "_out" if lots.kind[lot] == KIND[Kind.NEGOCIANT] else ""
        cells = ((f"tag{out}", lots.number[lot] < 0), (f"weight{out}", lots.mass_g[lot] < 0))
        note(int(lots.sheet[lot]), lots.line[lot], cells, int(lots.day[lot]), int(lots.site[lot]))
    line = (uses.number < 0) | (uses.mass_g < 0)
    line &= uses.step != STEP[Step.OUTPUT]
    for use in np.flatnonzero(line & judged.sheet.mask(uses.sheet)).tolist():
        into = "_in" if uses.step[use] == STEP[Step.TRADE] else ""
        cells = ((f"tag{into}", uses.number[use] < 0), (f"weight{into}", uses.mass_g[use] < 0))
        note(int(uses.sheet[use]), uses.line[use], cells, int(uses.day[use]), -1)
    unread_tag = (receipts.number < 0) & ~receipts.total
    for row in np.flatnonzero((unread_tag | (receipts.mass_g < 0)) & judged.sheet.mask(receipts.sheet)).tolist():
        cells = (("tag", bool(unread_tag[row])), ("weight", bool(receipts.mass_g[row] < 0)))
        note(int(receipts.sheet[row]), receipts.line[row], cells, int(receipts.day[row]), -1)
    return [
        Case(
            rule="ILLEGIBLE", severity="W", subject_type="lot", subject=place(e, sheet, line_text), key_type="sheet",
            key=sheet_key(e, sheet), facts={"what": "unread", "cells": sorted(cells_)},
            day=a_day(min(known[sheet, line_text])[0]), site=max(site for _, site in known[sheet, line_text]),
            page=sheet_name(e, sheet), line=line_text,
        )
        for (sheet, line_text), cells_ in sorted(unread.items())
    ]  # fmt: skip
