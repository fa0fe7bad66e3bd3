"""The source file given back with two more columns: the verdict on each row and the reason. (field)

Every row of the source stands where it stood, titles and totals too. No cell can become a formula.
"""

import csv
import math
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException
from xlsxwriter.worksheet import Worksheet

from .cells.numbers import number
from .readers import Grid, open_grids
from .types import Reading

HEADERS = ("verdict", "reason")
Verdicts = Mapping[tuple[str, int], tuple[str, str]]

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_LONGEST_TEXT = 32_000
_FORMATS = {datetime: "yyyy-mm-dd hh:mm", date: "yyyy-mm-dd", time: "hh:mm", timedelta: "[h]:mm"}


def annotate(source: Path, target: Path, verdicts: Verdicts, readings: Sequence[Reading]) -> None:
    """Write ``source`` to ``target`` with a verdict and a reason beside each judged row.

    A workbook gives a workbook, text gives text with the same delimiter and byte order mark. ``verdicts`` has
    (worksheet, row) as keys; the worksheet of a text file is empty. ``readings`` say where the headers stand.
    """
    header_rows = {reading.source.worksheet: reading.source.header_row for reading in readings}
    grids = open_grids(source)
    if grids[0][0].delimiter:
        delimiter = readings[0].source.delimiter if readings else grids[0][0].delimiter
        grid = next(grid for grid in grids[0] if grid.delimiter == delimiter)
        _write_text(grid, target, verdicts, header_rows)
    else:
        _write_workbook([ways[0] for ways in grids], target, verdicts, header_rows)


def _answer(worksheet: str, row: int, verdicts: Verdicts, header_rows: Mapping[str, int]) -> tuple[str, str]:
    return HEADERS if header_rows.get(worksheet) == row else verdicts.get((worksheet, row), ("", ""))


def _width(grid: Grid) -> int:
    return max(map(len, grid.rows()), default=0)


def harmless(text: str) -> str:
    """The text, protected by an apostrophe where a spreadsheet would run it as a formula; numbers stay."""
    if text.startswith(_FORMULA_SIGNS) and number(text.strip()) is None:
        return f"'{text}"
    return text


def _write_text(grid: Grid, target: Path, verdicts: Verdicts, header_rows: Mapping[str, int]) -> None:
    width = _width(grid)
    encoding = "utf-8-sig" if grid.bom else "utf-8" if grid.encoding == "utf-8-sig" else grid.encoding
    # A sentence may hold letters that the sheet's own encoding lacks.
    with target.open("w", encoding=encoding, errors="replace", newline="") as file:
        writer = csv.writer(file, delimiter=grid.delimiter)
        for row, cells in enumerate(grid.rows(), start=1):
            answer = _answer(grid.worksheet, row, verdicts, header_rows)
            if not cells and not any(answer):
                writer.writerow([])
                continue
            texts = [harmless(str(cell)) for cell in cells]
            writer.writerow([*texts, *[""] * (width - len(texts)), *map(harmless, answer)])


def _write_workbook(grids: list[Grid], target: Path, verdicts: Verdicts, header_rows: Mapping[str, int]) -> None:
    with closing(xlsxwriter.Workbook(str(target), {"constant_memory": True})) as workbook:
        formats = {kind: workbook.add_format({"num_format": shape}) for kind, shape in _FORMATS.items()}
        for grid in grids:
            try:
                sheet = workbook.add_worksheet(grid.worksheet)
            except XlsxWriterException:  # a name that only another program allowed
                sheet = workbook.add_worksheet()
            width = _width(grid)
            for row, cells in enumerate(grid.rows(), start=1):
                for place, cell in enumerate(cells):
                    _write_cell(sheet, row - 1, place, cell, formats)
                for place, text in enumerate(_answer(grid.worksheet, row, verdicts, header_rows), start=width):
                    if text:
                        sheet.write_string(row - 1, place, text[:_LONGEST_TEXT])


def _write_cell(sheet: Worksheet, row: int, place: int, cell: object, formats: Mapping[type, object]) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, int | float):
        if math.isfinite(cell):
            sheet.write_number(row, place, cell)
        else:
            sheet.write_string(row, place, repr(cell))
    elif isinstance(cell, date | time | timedelta):
        if isinstance(cell, date) and cell.year < 1900:
            sheet.write_string(row, place, cell.isoformat())
        else:
            sheet.write_datetime(row, place, cell, formats[type(cell)])
    elif cell:
        sheet.write_string(row, place, str(cell)[:_LONGEST_TEXT])
