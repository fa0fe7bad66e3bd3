"""From rows to evidence, and from textual keys to the ids that are being judged. (verification)"""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY
from chanzo.traceability.derive.book import Book
from chanzo.traceability.derive.receipts import lots_received
from chanzo.traceability.types import Input, Kind, Line, Lot, LotNumber, Page
from chanzo.traceability.versions import disputed
from chanzo.verification.evidence import columns
from chanzo.verification.evidence.closure import Closure, name_and_month
from chanzo.verification.evidence.columns import MARK, Columns, Shared
from chanzo.verification.evidence.ids import Ids
from chanzo.verification.evidence.registers import Registers
from chanzo.verification.evidence.rows import Key, Rows
from chanzo.verification.types import (
    KEY_TYPES,
    MONTHS,
    TABLES,
    Devices,
    Evidence,
    Judged,
    Numbers,
    ParameterRow,
    Sheets,
    TagActs,
    Wanted,
    built,
    number_parts,
)

PAPER = {"page": ("mine_log", "trade_log"), "batch": ("process_log",), "export": ("export_log", "receipt_log")}


def gathered(
    keys: Iterable[Key], book: Book, registers: Registers, parameters: Sequence[ParameterRow]
) -> tuple[Evidence, Judged, Shared]:
    """The evidence that some keys need, the ids of those keys in it, and the ids that its tables share."""
    keys = list(keys)
    shared = Shared(registers)
    evidence = as_evidence(Closure(book, registers).gather(keys), shared, parameters)
    return evidence, judged_ids(keys, shared, evidence), shared


def as_evidence(rows: Rows, shared: Shared, parameters: Sequence[ParameterRow]) -> Evidence:
    """Rows as arrays."""
    for key in rows.lots:
        shared.lots[key]
    lots = columns.lots(transposed(Lot, rows.lots.values()), shared)
    uses = columns.uses(transposed(Input, rows.inputs.values()), shared, rows.details, rows.in_circle)
    further = columns.further(transposed(LotNumber, rows.numbers.values()), shared)
    by_slot: dict[str, list[Line]] = {}
    for line in rows.page_lines:
        by_slot.setdefault(line.slot, []).append(line)
    in_conflict = {slot for slot, versions in by_slot.items() if len(versions) > 1 and disputed(versions)}
    counting = [line for line in rows.page_lines if line.effective]
    exports = sorted((lot.name, key) for key, lot in rows.lots.items() if lot.kind == Kind.EXPORT)
    meant = lots_received([*rows.exported.values(), *rows.receipts.values()], shared.registers.names)
    receipts = columns.receipts(list(rows.receipts.values()), dict(exports), meant, uses, shared)
    exported = {(lot.name, lot.organisation): key for key, lot in rows.lots.items() if lot.kind == Kind.EXPORT}
    return finished(
        shared,
        rows.pages.values(),
        parameters,
        lots=lots,
        uses=uses,
        further=further,
        acts=columns.acts(rows.acts, shared),
        stock_counts=columns.stock_counts(rows.counts, shared),
        page_lines=columns.page_lines(counting, in_conflict, shared),
        receipts=receipts,
        official=columns.official(rows.official, exported, shared),
    )


def transposed(row: type, rows: Iterable[object]) -> Columns:
    """Dataclass rows as columns by name."""
    names = [f.name for f in fields(row)]
    table = list(zip(*map(attrgetter(*names), rows), strict=True))
    return dict(zip(names, table or [()] * len(names), strict=True))


def finished(shared: Shared, pages: Iterable[Page], parameters: Sequence[ParameterRow], **tables: Any) -> Evidence:
    """The evidence with the tables that all others refer to."""
    registers = shared.registers
    sheets, books = sheets_and_books(shared, list(pages))
    book_number = shared.numbers.column(text.partition("|")[2] for text in books.texts)
    series, value = registers.series.columns(shared.numbers.texts)
    first_count = np.full(len(registers.orgs.texts), NO_DAY, np.int32)
    for organisation in registers.counts_of:
        if organisation in registers.orgs:
            first_count[registers.orgs[organisation]] = registers.first_count(organisation)
    return Evidence(
        numbers=Numbers(text=shared.numbers.texts, series=series, value=value),
        sheets=sheets,
        tag_acts=speaking(registers.tag_acts, series, value),
        sites=registers.sites.now(),
        devices=built(Devices, 0),
        orgs=registers.orgs.texts,
        points=registers.points.texts,
        agents=[*registers.agents.texts, "?"],
        books=[text.partition("|")[2] for text in books.texts],
        book_number=book_number,
        book_table=np.array([TABLES.index(text.partition("|")[0]) for text in books.texts], np.int8),
        first_count=first_count,
        parameters=parameters,
        **tables,
    )


def speaking(acts: TagActs, series: np.ndarray, value: np.ndarray) -> TagActs:
    """The acts whose range holds any of the numbers at hand."""
    if len(acts.day) < 2000:
        return acts
    kept = np.zeros(len(acts.day), np.bool_)
    for one in np.unique(series):
        at = np.flatnonzero(acts.series == one)
        sorted_ = np.sort(value[series == one])
        kept[at] = np.searchsorted(sorted_, acts.last[at], "right") > np.searchsorted(sorted_, acts.first[at], "left")
    return TagActs(**{f.name: getattr(acts, f.name)[kept] for f in fields(TagActs)})


def sheets_and_books(shared: Shared, pages: list[Page]) -> tuple[Sheets, Ids]:
    """Every sheet named so far; a page's book comes from the pages that stand."""
    books = Ids()
    tables_of: dict[str, set[str]] = {}
    by_sheet: dict[int, Page] = {}
    for page in pages:
        by_sheet[shared.sheet(page.table, page.sheet)] = page
        tables_of.setdefault(page.sheet, set()).add(page.table)
    texts = shared.sheets.texts
    count = len(texts)
    book, digits, value = np.full(count, -1, np.int32), np.zeros(count, np.int8), np.full(count, -1, np.int64)
    prefix, in_both = [""] * count, np.zeros(count, np.bool_)
    for sheet, page in by_sheet.items():
        book[sheet] = books[page.book]
        prefix[sheet], digits[sheet], value[sheet] = number_parts(page.sheet)
        in_both[sheet] = len(tables_of[page.sheet]) > 1
    sheets = Sheets(
        table=np.array([int(text[0]) for text in texts], np.int8),
        name=[text[1:] for text in texts],
        book=book,
        prefix=prefix,
        digits=digits,
        value=value,
        in_both=in_both,
    )
    return sheets, books


def judged_ids(keys: Iterable[Key], shared: Shared, evidence: Evidence) -> Judged:
    """The ids of textual keys; a key that nothing at hand knows has none, and nothing is found under it."""
    registers = shared.registers
    ids: dict[str, list[int]] = {key_type: [] for key_type in KEY_TYPES}
    agents: dict[str, int] = {**registers.agents, "?": len(evidence.agents) - 1}
    months = {"site_month": registers.sites.ids, "point_month": registers.points, "agent_month": agents,
              "org_month": registers.orgs}  # fmt: skip
    plain = {"number": shared.numbers, "holder": registers.orgs}
    books = {(int(table), evidence.books[i]): i for i, table in enumerate(evidence.book_table)}
    for key_type, key in keys:
        if key_type in months:
            name, month = name_and_month(key)
            if name in months[key_type]:
                ids[key_type].append(months[key_type][name] * MONTHS + month)
        elif key_type in plain:
            if key in plain[key_type]:
                ids[key_type].append(plain[key_type][key])
        elif key_type == "sheet":
            sort, _, name = key.partition(":")
            texts = [MARK[table] + name for table in PAPER[sort]]
            ids[key_type] += [shared.sheets[text] for text in texts if text in shared.sheets]
        elif key_type == "book":
            table, _, name = key.partition("|")
            if (TABLES.index(table), name) in books:
                ids[key_type].append(books[TABLES.index(table), name])
    wanted: dict[str, Any] = {
        t: Wanted(ids=np.array(sorted(some), np.int64)) for t, some in ids.items() if t != "circles"
    }
    return Judged(**wanted, circles=any(key_type == "circles" for key_type, _ in keys))


def standing_texts(key_type: str, key: str) -> list[str]:
    """How the rules name a key in their cases."""
    if key_type == "sheet":
        sort, _, name = key.partition(":")
        return [f"sheet|{table} {name}" for table in PAPER[sort]]
    if key_type == "circles":
        return ["circles|circles"]
    if key_type == "book":
        return [f"book|{key.replace('|', ' ', 1)}"]
    return [f"{key_type}|{key}"]
