"""The source given back: every row where it stood, two more columns, and no formula."""

import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from chanzo.field.annotate import annotate, harmless
from chanzo.field.reading import read_file
from tests.field.writing import MINE, csv_file, mine_line, xlsx_file

LINES = [["CARNET MINE"], [], MINE, mine_line(), mine_line(line="2", site="=1+1"), ["TOTAL"]]
VERDICTS = {("", 4): ("created", ""), ("", 5): ("refused", "=cmd()")}


def test_text_comes_back_with_its_delimiter_and_byte_order_mark(tmp_path):
    source = csv_file(tmp_path / "mine_log.csv", LINES, delimiter=";", encoding="utf-8-sig")
    target = tmp_path / "answer.csv"
    annotate(source, target, VERDICTS, read_file(source))
    lines = target.read_bytes().decode("utf-8").split("\r\n")
    assert lines[0] == "\ufeffCARNET MINE;;;;;;;;"
    assert lines[1] == ""
    assert lines[2] == ";".join(MINE) + ";verdict;reason"
    assert lines[3] == ";".join(mine_line()) + ";created;"
    assert lines[4].endswith(";refused;'=cmd()")
    assert ";'=1+1;" in lines[4]


def test_a_workbook_comes_back_as_a_workbook_without_formulas(tmp_path):
    lines = [*LINES[:4], [*mine_line(site="=1+1")[:2], date(2026, 1, 5), "=1+1", *mine_line()[4:6], 18.7], *LINES[5:]]
    source = xlsx_file(tmp_path / "x.xlsx", {"Carnet mine": lines, "Notes": [["+1", 2]]})
    target = tmp_path / "answer.xlsx"
    annotate(source, target, {("Carnet mine", row): words for (_, row), words in VERDICTS.items()}, read_file(source))
    book = CalamineWorkbook.from_path(str(target))
    assert book.sheet_names == ["Carnet mine", "Notes"]
    rows = book.get_sheet_by_name("Carnet mine").to_python()
    assert rows[2] == [*MINE, "verdict", "reason"]
    assert rows[3][-2:] == ["created", ""]
    assert rows[4] == ["ML-1", "1", date(2026, 1, 5), "=1+1", "04100000", "coltan", 18.7, "refused", "=cmd()"]
    with zipfile.ZipFile(target) as archive:
        assert not any(b"<f>" in archive.read(member) for member in archive.namelist())


@pytest.mark.parametrize("name", ["mine_log.csv", "mine_log.xlsx"])
def test_an_answer_corrected_and_sent_again_reads_like_its_source(tmp_path, name):
    source = tmp_path / name
    csv_file(source, LINES) if name.endswith("csv") else xlsx_file(source, {"Feuil1": LINES})
    target = tmp_path / f"again_{name}"
    annotate(source, target, VERDICTS, read_file(source))
    (before,), (after,) = read_file(source), read_file(target)
    assert [row.cells for row in after] == [row.cells for row in before]
    assert after.source.ignored == []


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(st.text(max_size=12))
def test_no_text_begins_as_a_formula(text):
    safe = harmless(text)
    begins = safe[:1] in ("=", "+", "-", "@", "\t", "\r")
    assert not begins or safe.strip().lstrip("+-").replace(",", ".").replace(" ", "").replace(".", "").isdigit()
