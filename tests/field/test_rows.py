"""Rows under a header: what is read, what is refused alone, what is no row at all."""

import tracemalloc

import pytest

from chanzo.core.refusals import Refused
from chanzo.field.reading import read_file
from chanzo.field.tables import TABLES
from chanzo.field.types import Problem, Row
from tests.field.writing import MINE, csv_file, mine_line, xlsx_file


def read(tmp_path, lines, name="mine_log.csv", **how):
    (reading,) = read_file(csv_file(tmp_path / name, lines, **how))
    return list(reading), reading


def mine(tmp_path, *lines, **how):
    return read(tmp_path, [MINE, *lines], **how)


def problems(items):
    return [(item.row, item.column, item.code) for item in items if isinstance(item, Problem)]


def test_a_bad_cell_refuses_its_row_alone_and_keeps_it_as_received(tmp_path):
    bad = mine_line(date="31/02/2026", weight_kg="-3")
    items, reading = mine(tmp_path, mine_line(), bad, mine_line(line="3"))
    assert problems(items) == [(3, "date", "DATE_IMPOSSIBLE"), (3, "weight_kg", "WEIGHT_NEGATIVE")]
    assert [item.row for item in items if isinstance(item, Row)] == [2, 4]
    assert next(item for item in items if isinstance(item, Problem)).raw == bad
    assert (reading.counts.rows, reading.counts.refused) == (3, 1)


def test_an_empty_tag_or_weight_is_unreadable_and_not_refused(tmp_path):
    items, _ = mine(tmp_path, mine_line(tag="", weight_kg=""), mine_line(line="2", weight_kg="illisible", tag="0410?"))
    assert [(row.cells["tag"], row.cells["weight_kg"]) for row in items] == [("?", "?"), ("0410?", "?")]


def test_a_receipt_without_a_tag_is_the_lots_total(tmp_path):
    lines = [["lot", "date", "smelter", "tag", "weight_kg"], ["L-1", "2026-05-06", "S-1", "", "1 200,5"]]
    (row,), _ = read(tmp_path, lines, name="receipt_log.csv", delimiter=";")
    assert row.cells == {"lot": "L-1", "date": 20_579, "smelter": "S-1", "weight_kg": 1_200_500}


def test_what_every_row_needs_is_refused_when_empty(tmp_path):
    items, _ = mine(tmp_path, mine_line(site="", mineral="-"))
    assert problems(items) == [(2, "site", "REQUIRED_EMPTY"), (2, "mineral", "REQUIRED_EMPTY")]


def test_half_a_page_is_taken_and_lines_printed_ahead_are_passed_over(tmp_path):
    blank = mine_line(date="", site="", tag="", mineral="", weight_kg="")
    items, reading = mine(tmp_path, mine_line(), [*blank[:1], "2", *blank[2:]], ["", "3", "", "", "", "", ""])
    assert len(items) == 1
    assert reading.counts.empty == 2


@pytest.mark.parametrize(
    "line",
    [
        ["TOTAL", "", "", "", "", "", "1 234,5"],
        ["", "", "", "", "", "Total général", "99"],
        ["Sous-total", "", "", "CD-KAI-000", "", "", "99"],
        ["", "", "", "", "", "", "1234.5"],
        ["ML-1", "", "", "", "TOTAL PAGE", "", "12"],
        ["Grand total", "", "", "", "", "", ""],
        ["", "", "", "", "Somme", "", "=12"],
    ],
)
def test_totals_are_passed_over_and_counted(tmp_path, line):
    items, reading = mine(tmp_path, mine_line(), line)
    assert len(items) == 1
    assert (reading.counts.totals, reading.counts.skipped) == (1, 1)


def test_a_site_whose_name_begins_with_total_is_a_row(tmp_path):
    items, reading = mine(tmp_path, mine_line(site="Total Mining"))
    assert (items[0].cells["site"], reading.counts.totals) == ("Total Mining", 0)


def test_a_header_printed_again_is_passed_over(tmp_path):
    items, reading = mine(tmp_path, mine_line(), MINE, mine_line(line="2"))
    assert (len(items), reading.counts.repeated_headers) == (2, 1)


def test_a_short_row_and_a_long_row_are_read(tmp_path):
    items, _ = mine(tmp_path, mine_line()[:-1], [*mine_line(), "", "note"])
    assert [row.cells["weight_kg"] for row in items] == ["?", 18_700]


def test_a_quotation_mark_left_open_refuses_what_it_swallowed(tmp_path):
    path = tmp_path / "mine_log.csv"
    good, bad = ",".join(mine_line()), ",".join(mine_line(site='"CD'))
    path.write_text("\n".join([",".join(MINE), good, bad, good, good, '"', good, ""]))
    (reading,) = read_file(path)
    items = list(reading)
    assert problems(items) == [(3, None, "QUOTE_OPEN")]
    assert sum(isinstance(item, Row) for item in items) == 2


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(tmp_path):
    note = ["a note\nof two lines"]
    items, _ = read(tmp_path, [note, [], MINE, mine_line(), [], mine_line(line="2")])
    assert [row.row for row in items] == [4, 6]


def test_a_table_that_fits_only_month_first_is_refused_with_a_hint(tmp_path):
    lines = [MINE, mine_line(date="1/5/2026"), mine_line(line="2", date="1/13/2026")]
    with pytest.raises(Refused) as refused:
        read(tmp_path, lines)
    assert (refused.value.code, refused.value.facts["text"]) == ("FILE_MONTH_FIRST", "1/13/2026")


def test_where_the_day_stands_first_elsewhere_only_the_other_row_is_refused(tmp_path):
    items, _ = mine(tmp_path, mine_line(date="14/1/2026"), mine_line(line="2", date="1/15/2026"))
    assert problems(items) == [(3, "date", "DATE_MONTH_FIRST")]


def test_one_comma_before_three_digits_follows_the_tables_habit(tmp_path):
    items, _ = mine(tmp_path, mine_line(weight_kg="1,234"), mine_line(line="2", weight_kg="18.7"))
    assert [row.cells["weight_kg"] for row in items] == [1_234_000, 18_700]
    items, _ = mine(tmp_path, mine_line(weight_kg="1,234"), mine_line(line="2", weight_kg="18,7"))
    assert [row.cells["weight_kg"] for row in items] == [1_234, 18_700]


def table(tmp_path, name, **cells):
    items, _ = read(tmp_path, [list(cells), list(cells.values())], name=f"{name}.csv")
    return items[0].code if isinstance(items[0], Problem) else items[0].cells


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [
        ("00000001", "00000999", None), ("RW001", "RW009", None), ("5", "5", None), ("A1B01", "A1B99", None),
        ("00000010", "00000001", "RANGE_BACKWARDS"), ("1", "10", "RANGE_LENGTH"), ("RW001", "CD009", "RANGE_PREFIX"),
        ("RW00?", "RW009", "RANGE_UNREADABLE"), ("RW", "RW", "RANGE_UNREADABLE"), ("?", "5", "RANGE_UNREADABLE"),
        ("", "5", "REQUIRED_EMPTY"), ("1.2E+07", "12000009", "TAG_SCIENTIFIC"),
    ],
)  # fmt: skip
def test_a_range_is_one_prefix_one_length_and_in_order(tmp_path, first, last, code):
    cells = {"action": "receive", "type": "mine", "first": first, "last": last, "date": "2026-01-05"}
    answer = table(tmp_path, "tag_movements", **cells)
    assert answer == code if code else (answer["first"], answer["last"]) == (first, last)


def test_cells_that_contradict_one_another_are_refused(tmp_path):
    status = {"site": "S", "scheme": "icglr", "status": "integrated", "from": "2026-01-05"}
    assert table(tmp_path, "site_status", **status) == "STATUS_NOT_OF_SCHEME"
    period = {"area": "S", "from": "2026-01-05", "to": "2026-01-04"}
    assert table(tmp_path, "suspensions", **period) == "DATE_PERIOD_BACKWARDS"
    figure = {"source": "tax", "exporter": "E", "month": "", "weight_kg": "1"}
    assert table(tmp_path, "official_log", **figure) == "REQUIRED_EMPTY"


def test_a_reading_can_be_walked_again(tmp_path):
    items, reading = mine(tmp_path, mine_line(), ["TOTAL", "", "", "", "", "", ""])
    assert list(reading) == items
    assert (reading.counts.rows, reading.counts.totals) == (1, 1)


def test_numbers_in_a_worksheet_stay_the_numbers_they_show(tmp_path):
    line = [12.0, 3.0, "5/1/2026", "S", 4_100_012.0, "coltan", 18.7]
    path = xlsx_file(tmp_path / "mine_log.xlsx", {"x": [MINE, line, [*line[:4], 4_100_012.5, *line[5:]]]})
    (reading,) = read_file(path)
    row, problem = reading
    assert (row.cells["page"], row.cells["line"], row.cells["tag"]) == ("12", "3", "4100012")
    assert (problem.column, problem.code, problem.raw[4]) == ("tag", "TAG_DECIMAL", "4100012.5")


def test_many_rows_are_read_in_little_memory(tmp_path):
    lines = ([*mine_line(line=str(n % 25 + 1), tag=f"{n:08d}")] for n in range(20_000))
    path = csv_file(tmp_path / "mine_log.csv", [MINE, *lines])
    tracemalloc.start()
    (reading,) = read_file(path)
    assert sum(1 for _ in reading) == reading.source.rows_expected == 20_000
    assert tracemalloc.get_traced_memory()[1] < 15_000_000
    tracemalloc.stop()


def test_the_fourteen_tables_and_lists_of_incidents_have_their_public_columns():
    assert len(TABLES) == 15
    assert list(TABLES)[-1] == "incidents"
    assert [c.name for c in TABLES["mine_log"].columns if c.required] == MINE
