"""Pages of the logbooks as paper: one place, one order, none missing, keyed in time. (verification)"""

from collections import defaultdict
from itertools import pairwise
from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY, day_text
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.cases import a_day, ids, org_code, sheet_key, sheet_name
from chanzo.verification.types import TABLES, Case, Evidence, Int64, Judged

MINE_LOG, TRADE_LOG = TABLES.index("mine_log"), TABLES.index("trade_log")


def check_logbook(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for pages that no honest book holds, or that are missing from theirs (rules.md, LOG)."""
    found = []
    if judged.sheet:
        found += pages(e, judged, p)
    if judged.book:
        found += missing_pages(e, judged, p)
    return found


def pages(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """What the lines of each page say against one another."""
    lines, sheets = e.page_lines, e.sheets
    rows = np.flatnonzero(judged.sheet.mask(lines.sheet))
    found: list[Case] = []
    if not len(rows):
        return found
    rows = rows[np.lexsort((lines.day[rows], lines.place[rows], lines.sheet[rows]))]
    sheet, day = lines.sheet[rows], lines.day[rows].astype(np.int64)
    size = len(sheets.table)
    table = sheets.table[sheet]
    last = np.full(size, NO_DAY, np.int64)
    np.maximum.at(last, sheet, day)

    def page(one: int, what: str, **facts: Any) -> None:
        key, name = sheet_key(e, one), sheet_name(e, one)
        found.append(Case("LOG", "N", "page", name, "sheet", key, {"what": what, **facts}, a_day(last[one]), "", name))

    for what, column, of_table in (("points", lines.point, MINE_LOG), ("negociants", lines.org, TRADE_LOG)):
        these = (table == of_table) & (column[rows] >= 0)
        low, high = np.full(size, 2**31), np.full(size, -1)
        np.minimum.at(low, sheet[these], column[rows[these]])
        np.maximum.at(high, sheet[these], column[rows[these]])
        for one in ids((high >= 0) & (low < high)):
            named = set(column[rows[these & (sheet == one)]].tolist())
            names = [e.points[i] if what == "points" else org_code(e, i) for i in named]
            page(one, what, named=sorted(names))
    for one in np.unique(sheet[sheets.in_both[sheet]]).tolist():
        page(one, "both_tables", table=TABLES[sheets.table[one]])
    numbered = (lines.place[rows] >= 0) & (day != NO_DAY)
    s, d = sheet[numbered], day[numbered]
    for one in np.unique(s[1:][(s[1:] == s[:-1]) & (d[1:] < d[:-1])]).tolist():
        page(one, "date_order")
    for one in np.unique(sheet[lines.conflict[rows]]).tolist():
        page(one, "conflict")
    timely = (lines.received_s[rows] >= 0) & ~lines.backfill[rows]
    keyed = np.full(size, 2**62, np.int64)
    np.minimum.at(keyed, sheet[timely], lines.received_s[rows[timely]])
    limit = p.in_force("LOG", "keyed_days", last)
    for one in ids((keyed < 2**62) & (last != NO_DAY) & (keyed // 86_400 - last > limit)):
        page(one, "keyed_late", days=int(keyed[one] // 86_400 - last[one]), written=day_text(int(last[one])))
    return found


def missing_pages(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Would-be names of pages between the lowest and the highest used of each book."""
    sheets = e.sheets
    rows = np.flatnonzero(judged.book.mask(sheets.book) & (sheets.value >= 0))
    if len(rows) < 2:
        return []
    rows = rows[np.lexsort((sheets.value[rows], sheets.book[rows]))]
    book, value = sheets.book[rows], sheets.value[rows]
    gap = (book[1:] == book[:-1]) & (value[1:] - value[:-1] > 1)
    found: list[Case] = []
    for one in np.unique(book[1:][gap]).tolist():
        found += missing_in(e, one, rows[book == one], p.at("LOG", "gap_pages"))
    return found


def missing_in(e: Evidence, book: int, rows: Int64, most: int) -> list[Case]:
    """The missing pages of one book; a gap too wide to be pages torn out is told once, of the page after it."""
    used: dict[str, dict[int, int]] = defaultdict(dict)
    for row in rows.tolist():
        digits = used[e.sheets.prefix[row]]
        value = int(e.sheets.value[row])
        digits[value] = min(int(e.sheets.digits[row]), digits.get(value, 99))
    found = []
    for prefix, digits in sorted(used.items()):
        for low, high in pairwise(sorted(digits)):
            wide = high - low - 1 > most
            for value in (high,) if wide else range(low + 1, high):
                # Page 10 follows page 9, and page 010 page 009.
                name = f"{prefix}{value:0{digits[high if wide else low]}d}"
                facts: dict[str, Any] = {
                    "what": "far" if wide else "missing",
                    "after": f"{prefix}{low:0{digits[low]}d}",
                    "book": e.books[book],
                }
                key = f"{TABLES[int(e.book_table[book])]} {e.books[book]}"
                found.append(Case("LOG", "N", "page", name, "book", key, facts, None, "", name))
    return found


def check_clock(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for forms whose device time cannot be true (rules.md, CLOCK)."""
    device = e.devices
    if not judged.sheet or not len(device.sheet):
        return []
    rows = np.flatnonzero(
        judged.sheet.mask(device.sheet) & (device.device_s >= 0) & (device.received_s >= 0) & ~device.backfill
    )
    ahead = device.device_s[rows] - device.received_s[rows]
    # The device's day is the place's; within a day of the form's date it does not contradict it.
    apart = np.abs(device.device_s[rows] // 86_400 - device.form_day[rows])
    branches = {
        "ahead": ahead > 60 * p.at("CLOCK", "ahead_minutes"),
        "behind": -ahead > 86_400 * p.at("CLOCK", "behind_days"),
        "form_date": (device.form_day[rows] != NO_DAY) & (apart > 1),
    }
    found = []
    for what, hit in branches.items():
        for at in ids(hit):
            sheet = int(device.sheet[rows[at]])
            facts: dict[str, Any] = {"what": what, "ahead_minutes": int(ahead[at]) // 60}
            name = sheet_name(e, sheet)
            found.append(Case("CLOCK", "N", "page", name, "sheet", sheet_key(e, sheet), facts, None, "", name))
    return found
