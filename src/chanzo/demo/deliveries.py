"""How the paper reaches the data centre: registers, sheets, what comes weeks late, and one office's workbook. (demo)"""

import csv
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from .draft import Draft
from .tables import COLUMNS, REGISTERS, Tables
from .workbook import write_workbook

REGISTER_FOLDER, SHEET_FOLDER, LATE_FOLDER, WORKBOOK_FOLDER = "01-registers", "02-sheets", "03-late", "04-workbook"
FOLDERS = (REGISTER_FOLDER, SHEET_FOLDER, LATE_FOLDER, WORKBOOK_FOLDER)
# Tables that an office with a French spreadsheet sends: semicolons, decimal commas, the day first.
FRENCH = ("receipt_log", "official_log")

WORKBOOK_ROWS = 1_000

Row = tuple[str, ...]


@dataclass
class Split:
    """Which rows of a table come late, in the workbook or never; rows that are sent beside them."""

    late: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    never: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    workbook: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    first_versions: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    repeated: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))


def choose_workbook(draft: Draft, split: Split) -> None:
    """One office keys the pages of one tagging point and one négociant into its own workbook."""
    country = np.array([point.territory.country for point in draft.world.points])
    point = int(np.flatnonzero(country == "CD")[-1])
    aside = split.late["mine_log"] | split.never["mine_log"] | split.repeated["mine_log"]
    rows = np.flatnonzero(draft.bags.point == point)[:WORKBOOK_ROWS].tolist()
    split.workbook["mine_log"] = set(rows) - aside
    keeper = draft.trade.negociant[draft.trade.row_out]
    rows = np.flatnonzero(keeper == keeper.max())[:WORKBOOK_ROWS].tolist()
    split.workbook["trade_log"] = set(rows) - split.late["trade_log"]


def deliver(folder: Path, tables: Tables, split: Split) -> int:
    """Writes every table into its delivery folders; the number of different rows that arrive."""
    lines = 0
    for name, table in tables.items():
        rows = table.rows()
        late, never, workbook = split.late[name], split.never[name], split.workbook[name]
        aside = late | never | workbook
        main = [row for place, row in enumerate(rows) if place not in aside] if aside else rows
        target = REGISTER_FOLDER if name in REGISTERS else SHEET_FOLDER
        _write(folder / target / f"{name}.csv", name, main + split.first_versions[name])
        after = sorted(late | split.repeated[name])
        _write(folder / LATE_FOLDER / f"{name}-late.csv", name, [rows[place] for place in after])
        lines += len(rows) - len(never)
    pages = {name: tables[name].rows(sorted(split.workbook[name])) for name in ("mine_log", "trade_log")}
    if any(pages.values()):
        (folder / WORKBOOK_FOLDER).mkdir(parents=True, exist_ok=True)
        write_workbook(folder / WORKBOOK_FOLDER / "carnets.xlsx", pages)
    return lines


def _write(path: Path, name: str, rows: list[Row]) -> None:
    if not rows:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    french = name in FRENCH
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";" if french else ",", lineterminator="\n")
        writer.writerow(COLUMNS[name])
        if french:
            kinds = [french_cell(column) for column in COLUMNS[name]]
            rows = [tuple(kind(cell) for kind, cell in zip(kinds, row, strict=True)) for row in rows]
        writer.writerows(rows)


def french_cell(column: str) -> Callable[[str], str]:
    """How a French spreadsheet writes the cells of a column."""
    if column == "date":
        return french_date
    if column.endswith(("_kg", "_pct")) or column in ("amount", "latitude", "longitude"):
        return french_number
    return str


def french_date(text: str) -> str:
    """``DD/MM/YYYY`` for ``YYYY-MM-DD``."""
    return f"{text[8:]}/{text[5:7]}/{text[:4]}" if len(text) == 10 else text


def french_number(text: str) -> str:
    return text.replace(".", ",")
