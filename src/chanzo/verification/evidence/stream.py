"""The whole ledger's evidence, read from tables into arrays a piece at a time. (verification)"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields
from itertools import islice
from typing import Any, TypeVar

import numpy as np
from django.db.models import Count, Model, Q, QuerySet

from chanzo.ledger.services.rows import Database
from chanzo.traceability import models
from chanzo.traceability.derive.book import Book
from chanzo.traceability.derive.receipts import lots_received
from chanzo.traceability.types import Input, Kind, Line, Lot, LotNumber, Page, Step
from chanzo.traceability.versions import disputed
from chanzo.verification.evidence import columns
from chanzo.verification.evidence.befallen import acts_on, bearers_of, counted
from chanzo.verification.evidence.circles import in_circles
from chanzo.verification.evidence.columns import Columns, Detail, Shared
from chanzo.verification.evidence.gathered import finished
from chanzo.verification.evidence.registers import Registers
from chanzo.verification.types import Evidence, Lots, PageLines, ParameterRow, Receipts, Uses, built

T = TypeVar("T")
PIECE = 50_000
PAGED = ("mine_log", "trade_log")
DETAILED = Q(text__contains='_pct"') | Q(text__contains='"kind"')
Told = Callable[[int], object]


def whole_evidence(parameters: Sequence[ParameterRow], told: Told = lambda rows: None) -> tuple[Evidence, Shared]:
    """Every row of custody as arrays, and the ids that they share; ``told`` hears how many rows were read."""
    book = Book(Database())
    registers = Registers(book)
    shared = Shared(registers)
    exported: dict[tuple[str, str], str] = {}
    lots = _joined(Lots, (_lots(piece, shared, exported) for piece in _pieces(models.Lot, Lot, told)))
    details = _details()
    circled = _circled(book)
    uses = _joined(
        Uses, (columns.uses(piece, shared, details, circled) for piece in _pieces(models.Input, Input, told))
    )
    further = list(_pieces(models.LotNumber, LotNumber, told)) or [{f.name: () for f in fields(LotNumber)}]
    spoken = {*registers.acts, *registers.counts} - {""}
    bearers = bearers_of(spoken, book)
    counts = [line for some in registers.counts_of.values() for line in some.values()]
    official = [line for some in registers.official_of.values() for line in some.values()]
    exports = [(name, key) for (name, _), key in exported.items()]
    of_number, times = dict(exports), Counter(name for name, _ in exports)
    doubtful = book.lines.find("sheet", [name for name, lots in times.items() if lots > 1])
    meant = lots_received((line for line in doubtful if line.effective), registers.names)
    evidence = finished(
        shared,
        (Page(*row) for row in _rows(models.Page.objects, Page)),
        parameters,
        lots=lots,
        uses=uses,
        further=columns.further({name: [v for piece in further for v in piece[name]] for name in further[0]}, shared),
        acts=columns.acts(acts_on(spoken, registers, bearers), shared),
        stock_counts=columns.stock_counts(counted(counts, registers, bearers), shared),
        page_lines=_page_lines(shared, told),
        receipts=_joined(
            Receipts,
            (columns.receipts(lines, of_number, meant, uses, shared) for lines in _lines(Q(table="receipt_log"), told)),
        ),
        official=columns.official(official, exported, shared),
    )
    return evidence, shared


def _lots(c: Columns, shared: Shared, exported: dict[tuple[str, str], str]) -> Lots:
    for key, kind, name, organisation in zip(c["key"], c["kind"], c["name"], c["organisation"], strict=True):
        shared.lots[key]
        if kind == Kind.EXPORT:
            exported[name, organisation] = key
    return columns.lots(c, shared)


def _details() -> dict[int, Detail]:
    tables = ("trade_log", "process_log", "export_log")
    found: dict[int, Detail] = {}
    for lines in _lines(Q(table__in=tables) & DETAILED):
        found.update((line.version, columns.detail(line)) for line in lines)
    return found


def _circled(book: Book) -> set[int]:
    backward = book.inputs.find("backward", [True])
    outputs = book.inputs.find("dst", {row.src for row in backward})
    return in_circles(backward, [row for row in outputs if row.step == Step.OUTPUT])


def _page_lines(shared: Shared, told: Told) -> PageLines:
    paged = models.Line.objects.filter(table__in=PAGED)
    twice = paged.values_list("slot").annotate(versions=Count("version")).filter(versions__gt=1).order_by()
    by_slot: dict[str, list[Line]] = {}
    slots = [slot for slot, _ in twice]
    for line in Book(Database()).lines.find("slot", slots):
        by_slot.setdefault(line.slot, []).append(line)
    in_conflict = {slot for slot, versions in by_slot.items() if disputed(versions)}
    pieces = (columns.page_lines(lines, in_conflict, shared) for lines in _lines(Q(table__in=PAGED), told))
    return _joined(PageLines, pieces)


def _lines(which: Q, told: Told = lambda rows: None) -> Iterator[list[Line]]:
    """Lines that count, a piece at a time."""
    rows = (Line(*row) for row in _rows(models.Line.objects.filter(which, effective=True), Line))
    while piece := list(islice(rows, PIECE)):
        told(len(piece))
        yield piece


def _pieces(model: type[Model], row: type, told: Told) -> Iterator[Columns]:
    """A table's rows as columns by name, a piece at a time."""
    names = [f.name for f in fields(row)]
    rows = _rows(model._default_manager, row)
    while piece := list(islice(rows, PIECE)):
        told(len(piece))
        yield dict(zip(names, zip(*piece, strict=True), strict=True))


def _rows(rows: Any, row: type) -> Iterator[tuple[Any, ...]]:
    found: QuerySet[Any, tuple[Any, ...]] = rows.values_list(*(f.name for f in fields(row)))
    return found.iterator(chunk_size=PIECE)


def _joined(table: type[T], parts: Iterable[T]) -> T:
    """The rows of several tables one after the other."""
    some = list(parts)
    if not some:
        return built(table, 0)
    whole: dict[str, Any] = {}
    for column in fields(table):  # type: ignore[arg-type]
        values = [getattr(part, column.name) for part in some]
        if isinstance(values[0], np.ndarray):
            whole[column.name] = np.concatenate(values)
        else:
            whole[column.name] = [value for part in values for value in part]
    return table(**whole)
