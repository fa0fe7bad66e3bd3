"""Whole files: what is refused before a row is read, in bounded memory, and what is never a crash."""

import io
import tracemalloc
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chanzo.core.refusals import Refused
from chanzo.field.readers import archive
from chanzo.field.reading import read_file
from chanzo.field.types import Problem, Row
from tests.field.writing import MINE, csv_file, mine_line, xlsx_file

FUZZ = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def code_of(path):
    with pytest.raises(Refused) as refused:
        read_file(path)
    return refused.value.code


def file_of(tmp_path, content, name="mine_log.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


def a_workbook(tmp_path, lines=None):
    return xlsx_file(tmp_path / "mine_log.xlsx", {"Feuil1": lines or [MINE, mine_line()]})


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """One workbook for all the tests that only change copies of it."""
    return a_workbook(tmp_path_factory.mktemp("good"))


def rezipped(tmp_path, path, changes=None, more=()):
    """The workbook with some members changed or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            content = old.read(member)
            new.writestr(member, (changes or {}).get(member, lambda same: same)(content))
        for name, content in more:
            new.writestr(name, content)
    return file_of(tmp_path, out.getvalue(), "changed.xlsx")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "FILE_EMPTY"),
        (b"\n\r\n  \n", "FILE_EMPTY"),
        (b"page,line\0,date\n", "FILE_NOT_TEXT"),
        (b"\x89PNG\r\n\x1a\n\0\0", "FILE_NOT_TEXT"),
        ("page;date".encode("utf-16"), "FILE_ENCODING"),
        (b"caf\x81\n", "FILE_ENCODING"),
        (b"bonjour\nle monde\n", "FILE_NO_TABLE"),
        (b"{\"a\": [1, 2]}", "FILE_NO_TABLE"),
        (b"PK\x03\x04 not really", "FILE_BROKEN"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "FILE_OLD_FORMAT"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "FILE_ENCRYPTED"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_refused(tmp_path, content, code):
    assert code_of(file_of(tmp_path, content, "x.csv")) == code


def test_a_missing_file_is_refused(tmp_path):
    assert code_of(tmp_path / "nowhere.csv") == "FILE_NOT_THERE"


def test_windows_letters_are_read_and_said(tmp_path):
    path = csv_file(tmp_path / "mine_log.csv", [MINE, mine_line(site="Étoile’s")], encoding="cp1252")
    (reading,) = read_file(path)
    assert [remark.code for remark in reading.source.remarks] == ["ENCODING_WINDOWS"]
    assert [row.cells["site"] for row in reading] == ["Étoile’s"]


def test_one_enormous_cell_is_a_bomb_in_bounded_memory(tmp_path):
    path = tmp_path / "mine_log.csv"
    with path.open("wb") as file:
        file.write(",".join(MINE).encode() + b"\n")
        for _ in range(60):
            file.write(b"a" * 1_000_000)
    tracemalloc.start()
    assert code_of(path) == "FILE_BOMB"
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


@pytest.mark.parametrize(
    "line",
    [b'"' + b"a\n" * 200_000 + b'"\n', b"a" * 70_000 + b"\n", b"," * 5_000 + b"\n"],
    ids=["quoted", "long", "wide"],
)
def test_a_cell_or_row_beyond_any_sheet_is_a_bomb(tmp_path, line):
    content = ",".join(MINE).encode() + b"\n" + line
    assert code_of(file_of(tmp_path, content)) == "FILE_BOMB"


def test_a_zip_that_unpacks_to_far_too_much_is_refused_before_parsing(tmp_path, monkeypatch):
    path = rezipped(tmp_path, a_workbook(tmp_path), more=[("xl/media/big.xml", bytes(30_000_000))])
    monkeypatch.setattr(archive, "MAX_UNPACKED", 20_000_000)
    tracemalloc.start()
    assert code_of(path) == "FILE_BOMB"
    assert tracemalloc.get_traced_memory()[1] < 20_000_000
    tracemalloc.stop()


def test_two_far_corners_are_a_bomb(tmp_path):
    lines = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    far = {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + lines)}
    assert code_of(rezipped(tmp_path, a_workbook(tmp_path), far)) == "FILE_BOMB"


@pytest.mark.parametrize("cell", ['r="A9999999991"', "r='a4000000000'", 'r = "ZZZZZZ7"', 'r="XFD900000"'])
def test_one_cell_with_an_address_far_from_its_row_is_a_bomb(tmp_path, cell):
    line = f"<row r='1'><c r='A1'><v>1</v></c><c {cell}><v>1</v></c></row>".encode()
    far = {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + line)}
    assert code_of(rezipped(tmp_path, a_workbook(tmp_path), far)) == "FILE_BOMB"


def test_a_false_number_of_texts_is_a_bomb(tmp_path):
    lie = {"xl/sharedStrings.xml": lambda xml: xml.replace(b'uniqueCount="', b'uniqueCount="99999999')}
    assert code_of(rezipped(tmp_path, a_workbook(tmp_path), lie)) == "FILE_BOMB"


def test_empty_cells_with_a_border_far_out_are_no_bomb(tmp_path):
    line = b'<row r="900"><c r="XFD900" s="1"/></row><row r="100001"><c r="XFD100001" s="1"/></row></sheetData>'
    far = {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"</sheetData>", line)}
    (reading,) = read_file(rezipped(tmp_path, a_workbook(tmp_path), far))
    assert reading.source.table == "mine_log"
    assert len(list(reading)) == 1


def test_cells_without_addresses_in_one_wide_row_are_a_bomb(tmp_path):
    lines = b'<row r="1">' + b"<c><v>1</v></c>" * 20_000 + b'</row><row r="900000"><c><v>1</v></c></row>'
    far = {"xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + lines)}
    assert code_of(rezipped(tmp_path, a_workbook(tmp_path), far)) == "FILE_BOMB"


def test_one_long_text_shared_by_many_cells_is_a_bomb(tmp_path):
    path = a_workbook(tmp_path)
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (n, n) for n in range(100, 5_000))
    changes = {
        "xl/sharedStrings.xml": lambda xml: xml.replace(b"<t>page</t>", b"<t>" + b"a" * 200_000 + b"</t>"),
        "xl/worksheets/sheet1.xml": lambda xml: xml.replace(b"</sheetData>", cells + b"</sheetData>"),
    }
    assert code_of(rezipped(tmp_path, path, changes)) == "FILE_BOMB"


def test_damaged_encrypted_and_foreign_archives_are_told_apart(tmp_path):
    good = a_workbook(tmp_path).read_bytes()
    assert code_of(file_of(tmp_path, good[: len(good) // 2], "half.xlsx")) == "FILE_BROKEN"
    flipped = bytearray(good)
    flipped[60] ^= 0xFF
    assert code_of(file_of(tmp_path, bytes(flipped), "flipped.xlsx")) == "FILE_BROKEN"
    locked = bytearray(good)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = locked.find(mark)
        while at >= 0:
            locked[at + place] |= 1
            at = locked.find(mark, at + 1)
    assert code_of(file_of(tmp_path, bytes(locked), "locked.xlsx")) == "FILE_ENCRYPTED"
    for name, code in (("photo.jpg", "FILE_NO_TABLE"), ("mimetype", "FILE_OLD_FORMAT")):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as other:
            other.writestr(name, b"data")
        assert code_of(file_of(tmp_path, out.getvalue(), "x.xlsx")) == code
    twice = rezipped(tmp_path, tmp_path / "mine_log.xlsx", more=[("xl/WORKBOOK.xml", b"<x/>")])
    assert code_of(twice) == "FILE_BROKEN"


def test_a_workbook_without_rows_is_empty(tmp_path):
    assert code_of(xlsx_file(tmp_path / "x.xlsx", {"Feuil1": []})) == "FILE_EMPTY"


@FUZZ
@given(content=st.binary(max_size=400), name=st.sampled_from(["mine_log.csv", "x.xlsx"]))
def test_random_bytes_never_crash(tmp_path, content, name):
    read_or_refuse(file_of(tmp_path, content, name))


@FUZZ
@given(data=st.data())
def test_random_text_under_a_good_header_never_crashes(tmp_path, data):
    lines = data.draw(st.lists(st.lists(st.text(max_size=12), max_size=9), max_size=6))
    path = csv_file(tmp_path / "mine_log.csv", [MINE, *lines], encoding="utf-8") if _encodes(lines) else None
    if path:
        read_or_refuse(path)


@FUZZ
@given(data=st.data())
def test_a_workbook_with_changed_bytes_never_crashes(tmp_path, good, data):
    content = bytearray(good.read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=5)):
        content[place] = data.draw(st.integers(0, 255))
    read_or_refuse(file_of(tmp_path, bytes(content), "x.xlsx"))


@FUZZ
@given(data=st.data())
def test_a_workbook_with_changed_xml_never_crashes(tmp_path, good, data):
    def change(xml):
        content = bytearray(xml)
        for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=4)):
            content[place] = data.draw(st.integers(32, 126))
        return bytes(content)

    member = data.draw(st.sampled_from(["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"]))
    read_or_refuse(rezipped(tmp_path, good, {member: change}))


def _encodes(lines):
    return not any("\ud800" <= sign <= "\udfff" for line in lines for cell in line for sign in cell)


def read_or_refuse(path):
    try:
        readings = read_file(path)
    except Refused as refused:
        return refused.code
    assert all(isinstance(item, Row | Problem) for reading in readings for item in reading)
    return None
