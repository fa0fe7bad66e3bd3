"""Sheets as people write them: canonical rows as cells of many makes, by code that shares nothing with the reader."""

import csv
import io
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from hypothesis import strategies as st

from chanzo.field.tables import TABLES
from chanzo.field.types import CellType as T

EPOCH = date(1970, 1, 1)
MONTHS_FR = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août"]
MONTHS_FR += ["septembre", "octobre", "novembre", "décembre"]

NAMES = st.sampled_from(["CD-KAI-000", "Négoce Étoile", "RW RUT 3", "TP-1", "Kalehe", "AG 7"])
NUMBERS_ON_PAPER = st.sampled_from(["ML-0001", "B-12", "LOT-RW-1-001", "17", "TL/3"])
MINERALS = ["cassiterite", "cassiterite+coltan", "cassiterite+wolframite", "coltan", "coltan+wolframite", "wolframite"]


def values(table, column):
    """Canonical values a column may hold."""
    return {
        T.TEXT: st.sampled_from(["perte en route", "order 12, art. 3"]),
        T.NAME: NAMES,
        T.TAG: st.from_regex(r"0[0-9]{7}", fullmatch=True),
        T.PAPER: NUMBERS_ON_PAPER,
        T.LINE: st.integers(1, 25).map(str),
        T.INTEGER: st.integers(0, 5000),
        T.DECIMAL: st.integers(1, 99_999).map(lambda n: f"{Decimal(n) / 100:f}".rstrip("0").rstrip(".")),
        T.WEIGHT: st.integers(1, 2_000_000),
        T.DATE: st.integers(18_000, 24_000),
        T.MONTH: st.integers(2015 * 12, 2030 * 12),
        T.TIME: st.integers(0, 1439),
        T.MINERAL: st.sampled_from(MINERALS),
        T.CHOICE: st.sampled_from(column.words or ("",)),
        T.LIST: st.lists(st.sampled_from(["Bibatama", "D2", "Carré 3"]), min_size=1, unique=True),
        T.PERCENT: st.integers(0, 100_000),
        T.LATITUDE: st.integers(-90_000_000, 90_000_000),
        T.LONGITUDE: st.integers(-180_000_000, 180_000_000),
        T.COUNTRY: st.sampled_from(["CD", "RW", "BI", "MY"]),
        T.AREA: st.sampled_from(["CD-KAI-000", "territory:Masisi", "province:Nord-Kivu"]),
        T.CURRENCY: st.sampled_from(["USD", "CDF"]),
    }[column.type]


def rows_of(table):
    """Rows that the table takes: required cells always, others sometimes."""
    columns = TABLES[table].columns
    row = st.fixed_dictionaries(
        {c.name: values(table, c) for c in columns if c.required},
        optional={c.name: values(table, c) for c in columns if not c.required},
    )
    if table == "site_status":
        row = row.map(lambda r: r | {"status": "integrated" if r["scheme"] == "programme" else "green"})
    elif table == "tag_movements":
        row = row.map(lambda r: r | {"first": min(r["first"], r["last"]), "last": max(r["first"], r["last"])})
    elif table == "suspensions":
        row = row.map(lambda r: r | ({"to": max(r["from"], r["to"])} if "to" in r else {}))
    elif table == "official_log":
        row = row.map(lambda r: r | {"month": r.get("month", 24_300)})
    return st.lists(row, min_size=1, max_size=6)


def decimal_text(value, comma, grouped=False):
    text = f"{value:,f}" if grouped else f"{value:f}"
    text = text.replace(",", " ")
    return text.replace(".", ",") if comma else text


def written(column, value, style):
    """One way to write a canonical value; ``style`` picks among the ways people use."""
    comma, pick = style["comma"], style["pick"]
    if column.type is T.DATE:
        day = EPOCH + timedelta(days=value)
        return [
            day.isoformat(),
            f"{day.day}/{day.month}/{day.year}",
            f"{day:%d-%m-%Y}",
            f"{day:%d.%m.%y}",
            f"{day.day} {MONTHS_FR[day.month - 1]} {day.year}",
        ][pick % 5]
    if column.type is T.WEIGHT:
        unit = style["unit"]
        amount = Decimal(value) / {"kg": 1000, "g": 1, "t": 1_000_000}[unit]
        text = decimal_text(amount, comma, grouped=pick % 2)
        return text + (f" {unit}" if style["unit_in_cell"] else "")
    if column.type is T.PERCENT:
        return decimal_text(Decimal(value) / 1000, comma) + ["", " %", "%"][pick % 3]
    if column.type in (T.LATITUDE, T.LONGITUDE):
        return decimal_text(Decimal(value) / 1_000_000, comma)
    if column.type is T.DECIMAL:
        return value.replace(".", ",") if comma else value
    if column.type is T.TIME:
        return [f"{value // 60:02d}:{value % 60:02d}", f"{value // 60}h{value % 60:02d}"][pick % 2]
    if column.type is T.MONTH:
        year, month = divmod(value, 12)
        return [f"{year}-{month + 1:02d}", f"{month + 1:02d}/{year}", f"{MONTHS_FR[month]} {year}"][pick % 3]
    if column.type is T.MINERAL:
        words = {"cassiterite": "Cassitérite", "coltan": "COLTAN ", "wolframite": "wolfram"}
        return ["+", " / ", " et "][pick % 3].join(words[name] for name in value.split("+"))
    if column.type is T.LIST:
        return [";", " ; "][pick % 2].join(value)
    if column.type is T.CHOICE:
        return [value, value.upper(), value.replace("_", " ").title()][pick % 3]
    if column.type is T.TAG or column.type is T.PAPER:
        return [str(value), f" {value} "][pick % 2]
    return [str(value), f"  {value}", str(value).lower() if column.type is T.COUNTRY else f"{value} "][pick % 3]


STYLES = st.fixed_dictionaries(
    {
        "comma": st.booleans(),
        "pick": st.integers(0, 29),
        "unit": st.sampled_from(["kg", "g", "t"]),
        "unit_in_cell": st.booleans(),
        "titles": st.integers(0, 4),
        "reversed": st.booleans(),
        "shout": st.booleans(),
        "total": st.booleans(),
    }
)


def grid(table, rows, style, headers=None):
    """Title rows, a header, the rows with an empty one between them, a total row."""
    columns = [c for c in TABLES[table].columns if c.required or any(c.name in row for row in rows)]
    if style["reversed"]:
        columns.reverse()
    heads = []
    for column in columns:
        head = (headers or {}).get(column.name, column.name)
        if column.type is T.WEIGHT:
            head = head.removesuffix("_kg") + f" ({style['unit']})"
        heads.append(head.upper() if style["shout"] else head)
    lines = [["REPUBLIQUE", ""], ["Saisie du centre", "2026"], [], ["", ""]][: style["titles"]]
    lines.append(heads)
    for row in rows:
        lines.append([written(c, row[c.name], style) if c.name in row else "" for c in columns])
        lines.append(["" for _ in columns])
    if style["total"]:
        lines.append(["TOTAL"] + ["" for _ in columns[1:]])
    return lines


def csv_file(path: Path, lines, *, delimiter=",", encoding="utf-8"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(lines)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def xlsx_file(path: Path, sheets):
    """``sheets`` maps worksheet names to rows; numbers and dates are stored as such."""
    with xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"}) as workbook:
        workbook.set_properties({"created": datetime.combine(EPOCH, time())})  # equal sheets, equal bytes
        for name, lines in sheets.items():
            sheet = workbook.add_worksheet(name)
            for row, cells in enumerate(lines):
                for place, cell in enumerate(cells):
                    if isinstance(cell, str):
                        sheet.write_string(row, place, cell)
                    elif isinstance(cell, datetime | date):
                        sheet.write_datetime(row, place, cell)
                    elif cell is not None:
                        sheet.write(row, place, cell)
    return path


MINE = ["page", "line", "date", "site", "tag", "mineral", "weight_kg"]


def mine_line(**changes):
    """A line of the mine log as a list of texts in the order of ``MINE``."""
    line = {
        "page": "ML-1",
        "line": "1",
        "date": "2026-01-05",
        "site": "CD-KAI-000",
        "tag": "04100000",
        "mineral": "coltan",
        "weight_kg": "18.7",
    }
    return list((line | changes).values())
