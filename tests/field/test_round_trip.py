"""What was written is what is read, whatever the make of the sheet."""

from datetime import date, timedelta

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chanzo.field.reading import read_file
from chanzo.field.tables import TABLES
from chanzo.field.types import CellType, Problem
from tests.field.writing import EPOCH, STYLES, csv_file, grid, rows_of, xlsx_file

QUICK = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def read_back(path, table):
    (reading,) = read_file(path)
    items = list(reading)
    assert not [item for item in items if isinstance(item, Problem)]
    assert reading.source.table == table
    return [row.cells for row in items], reading


@pytest.mark.parametrize("table", TABLES)
@QUICK
@given(data=st.data(), style=STYLES, delimiter=st.sampled_from(",;\t"))
def test_a_text_table_of_any_make_reads_back_equal(tmp_path, table, data, style, delimiter):
    rows = data.draw(rows_of(table))
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]))
    path = csv_file(tmp_path / f"{table}.csv", grid(table, rows, style), delimiter=delimiter, encoding=encoding)
    read, reading = read_back(path, table)
    assert read == rows
    assert reading.source.delimiter == delimiter
    assert reading.counts.rows == len(rows)
    assert reading.counts.totals == style["total"]
    assert reading.counts.empty >= len(rows) - 1


@pytest.mark.parametrize("table", TABLES)
@QUICK
@given(data=st.data(), style=STYLES)
def test_a_worksheet_of_any_make_reads_back_equal(tmp_path, table, data, style):
    rows = data.draw(rows_of(table))
    path = xlsx_file(tmp_path / "data.xlsx", {table: grid(table, rows, style)})
    read, _ = read_back(path, table)
    assert read == rows


@QUICK
@given(data=st.data(), style=STYLES)
def test_stored_dates_and_numbers_read_as_their_texts_do(tmp_path, data, style):
    rows = data.draw(rows_of("mine_log"))
    style |= {"unit": "kg", "unit_in_cell": False, "comma": False, "titles": 0, "total": False, "reversed": False}
    lines = grid("mine_log", rows, style)
    heads = [column.name for column in TABLES["mine_log"].columns if any(column.name in row for row in rows)]
    stored = [lines[0]]
    for row, texts in zip(rows, lines[1::2], strict=True):
        cells = list(texts)
        for place, name in enumerate(heads):
            kind = TABLES["mine_log"].column(name).type
            if name not in row:
                continue
            if kind is CellType.DATE:
                cells[place] = EPOCH + timedelta(days=row[name])
            elif kind is CellType.WEIGHT:
                cells[place] = row[name] / 1000
            elif kind is CellType.LINE:
                cells[place] = float(row[name])
            elif kind in (CellType.LATITUDE, CellType.LONGITUDE):
                cells[place] = row[name] / 1_000_000
        stored.append(cells)
    read, _ = read_back(xlsx_file(tmp_path / "mine_log.xlsx", {"Feuil1": stored}), "mine_log")
    assert read == rows


def test_a_book_of_two_worksheets_is_two_tables(tmp_path):
    mine = [["CARNET"], ["N° page", "Ligne", "Date", "Site d'extraction", "N° étiquette", "Minerai", "Poids (kg)"]]
    mine.append(["ML-1", 1, date(2026, 1, 5), " cd-kai-000", "04100000", "Coltan", "18,7"])
    trade = [
        ["Poids reçu (kg)", "DATE", "N° page", "Étiquette mine", "Étiquette négociant", "Négociant", "Ligne"],
        [18.6, "12/01/2026", "TL-1", "04100000", "07300000", "NEG-1", 1],
    ]
    trade[0].append("Poids du sac (kg)")
    trade[1].append("18,5 kg")
    path = xlsx_file(tmp_path / "carnets.xlsx", {"Carnet mine": mine, "Notes": [["bonjour"]], "Négociants": trade})
    first, second = read_file(path)
    assert [reading.source.table for reading in (first, second)] == ["mine_log", "trade_log"]
    assert [remark.facts["worksheet"] for remark in first.source.remarks] == ["Notes"]
    (line,) = first
    assert line.row == 3
    assert line.cells == {
        "page": "ML-1",
        "line": "1",
        "date": (date(2026, 1, 5) - EPOCH).days,
        "site": "cd-kai-000",
        "tag": "04100000",
        "mineral": "coltan",
        "weight_kg": 18_700,
    }
    (bag,) = second
    assert (bag.cells["tag_in"], bag.cells["weight_in_kg"]) == ("04100000", 18_600)
    assert (bag.cells["tag_out"], bag.cells["weight_out_kg"]) == ("07300000", 18_500)


def test_zeros_and_percentages_that_a_format_shows_are_read_as_shown(tmp_path):
    path = tmp_path / "export_log.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        zeros, percent = book.add_format({"num_format": "00000000"}), book.add_format({"num_format": "0.0%"})
        euros, bold = book.add_format({"num_format": '#,##0.00 "%"'}), book.add_format({"bold": True})
        sheet = book.add_worksheet("Exportations")
        heads = ["Lot", "Date", "Exportateur", "Étiquette", "Poids", "Teneur", "Humidité"]
        sheet.write_row(0, 0, heads, bold)
        for row in (1, 2):
            sheet.write_row(row, 0, ["L-1", "5/1/2026", "E-1"])
            sheet.write_number(row, 3, 4_100_012 if row == 1 else 99_999_999, zeros)
            sheet.write_number(row, 4, 50.5)
            sheet.write_number(row, 5, 0.629, percent)
            sheet.write_number(row, 6, 4.25, euros)
    (reading,) = read_file(path)
    first, second = reading
    assert (first.cells["tag"], second.cells["tag"]) == ("04100012", "99999999")
    assert (first.cells["assay_pct"], first.cells["moisture_pct"], first.cells["weight_kg"]) == (62_900, 4_250, 50_500)
