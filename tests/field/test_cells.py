"""Single cells: what each type of column takes, and what it refuses by which code."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.field.cells import parser
from chanzo.field.tables import TABLES
from chanzo.field.types import CellType, Column, Fault

MORNING = datetime.combine(date(2026, 1, 5), time(8, 24))


def read(kind, raw, **habits):
    value = parser("mine_log", Column("any", kind), **habits)(raw)
    return value.code if isinstance(value, Fault) else value


def day(year, month, number):
    return (date(year, month, number) - date(1970, 1, 1)).days


@pytest.mark.parametrize(
    "raw",
    [
        "2026-01-05", "5/1/26", "05-01-2026", "05.01.26", "5 janvier 2026", "5 Janv. 2026", "2026-01-05 08:24",
        "2026-01-05T08:24:00Z", "20260105", "January 5, 2026", "5 Jan 2026", "05/01/2026 08:24", "46027", 46027.0,
        "lundi 5 janvier 2026", "2026/1/5", date(2026, 1, 5), MORNING, " 5 / 1 / 2026 ",
    ],
)  # fmt: skip
def test_a_date_is_read_day_first_or_iso(raw):
    assert read(CellType.DATE, raw) == day(2026, 1, 5)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("31/02/2026", "DATE_IMPOSSIBLE"),
        ("2026-13-01", "DATE_IMPOSSIBLE"),
        ("00/00/2026", "DATE_IMPOSSIBLE"),
        ("12/31/2026", "DATE_MONTH_FIRST"),
        ("2206-01-05", "DATE_OUT_OF_RANGE"),
        ("hier", "DATE_UNREADABLE"),
        ("5/1", "DATE_UNREADABLE"),
        ("123456789", "DATE_UNREADABLE"),
        (12.5, "DATE_UNREADABLE"),
    ],
)
def test_a_date_that_cannot_be_is_refused(raw, code):
    assert read(CellType.DATE, raw) == code


def test_a_profile_may_say_month_first():
    assert read(CellType.DATE, "1/5/26", month_first=True) == day(2026, 1, 5)


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_every_day_written_day_first_is_that_day(when):
    assert read(CellType.DATE, f"{when.day}/{when.month}/{when.year}") == (when - date(1970, 1, 1)).days


@pytest.mark.parametrize(
    ("raw", "grams"),
    [
        ("18.7", 18_700), ("18,7", 18_700), ("1 234,5", 1_234_500), ("1\u00a0234,5", 1_234_500),
        ("1\u202f234,5", 1_234_500), ("1.234,5", 1_234_500), ("1,234.5", 1_234_500), ("1'234.5", 1_234_500),
        ("1,234", 1_234), ("1,234,567", 1_234_567_000), ("48,2 kg", 48_200), ("48.2KG", 48_200), ("22 lb", 9_979),
        ("0,5 t", 500_000), ("250 g", 250), ("12 kgs.", 12_000), ("0.0005", 0), ("0.0015", 2), (".5", 500),
        (18.7, 18_700), (49.2, 49_200), (3, 3_000), ("0", 0), ("1 tonne", 1_000_000), ("", None), ("-", None),
    ],
)  # fmt: skip
def test_a_weight_is_whole_grams(raw, grams):
    assert read(CellType.WEIGHT, raw) == grams


@pytest.mark.parametrize("raw", ["?", "??", "illisible", "Illisible", "4?,5", "unreadable", " ? kg"])
def test_an_unreadable_weight_says_so(raw):
    assert read(CellType.WEIGHT, raw) == "?"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("-5", "WEIGHT_NEGATIVE"), (-0.1, "WEIGHT_NEGATIVE"), ("−5 kg", "WEIGHT_NEGATIVE"),
        ("abc", "WEIGHT_UNREADABLE_TEXT"), ("5 sacs", "WEIGHT_UNREADABLE_TEXT"), ("1.2.3", "WEIGHT_UNREADABLE_TEXT"),
        ("1,23,4", "WEIGHT_UNREADABLE_TEXT"), ("1.23E+06", "NUMBER_SCIENTIFIC"), ("1,2e3", "NUMBER_SCIENTIFIC"),
        ("99999999999", "NUMBER_TOO_LARGE"), (float("nan"), "WEIGHT_UNREADABLE_TEXT"),
        (float("inf"), "WEIGHT_UNREADABLE_TEXT"), ("٤٥", "WEIGHT_UNREADABLE_TEXT"), (1e300, "NUMBER_TOO_LARGE"),
    ],
)  # fmt: skip
def test_a_weight_that_cannot_be_is_refused(raw, code):
    assert read(CellType.WEIGHT, raw) == code


def test_a_comma_parts_thousands_where_the_table_writes_points():
    assert read(CellType.WEIGHT, "1,234", comma_thousands=True) == 1_234_000
    assert read(CellType.WEIGHT, "18,7", comma_thousands=True) == 18_700
    assert read(CellType.WEIGHT, "0,234", comma_thousands=True) == 234


def test_the_unit_in_a_cell_beats_the_headers():
    assert read(CellType.WEIGHT, "500", unit="g") == 500
    assert read(CellType.WEIGHT, "2 kg", unit="g") == 2_000


@given(st.integers(0, 10**9), st.booleans(), st.booleans())
def test_grams_survive_being_written_as_kilograms(grams, comma, grouped):
    text = f"{grams // 1000:,}".replace(",", " ") if grouped else str(grams // 1000)
    text += ("," if comma else ".") + f"{grams % 1000:03d}" if comma is False or grams % 1000 else ""
    assert read(CellType.WEIGHT, text) == grams


@pytest.mark.parametrize(
    ("raw", "tag"),
    [
        ("04100012", "04100012"), (" 04100012 ", "04100012"), (4100012.0, "4100012"), (4100012, "4100012"),
        ("0410?123", "0410?123"), ("?", "?"), ("illisible", "?"), ("???", "?"), ("RW-000123", "RW-000123"),
        ("", None), ("12E3", "12E3"), ("00000001", "00000001"),
    ],
)  # fmt: skip
def test_a_tag_is_text_as_written(raw, tag):
    assert read(CellType.TAG, raw) == tag


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("1.23E+06", "TAG_SCIENTIFIC"), ("1,23E+06", "TAG_SCIENTIFIC"), ("4E+06", "TAG_SCIENTIFIC"),
        ("123456.0", "TAG_DECIMAL"), ("123456,0", "TAG_DECIMAL"), (123456.5, "TAG_DECIMAL"), (1e15, "TAG_SCIENTIFIC"),
        (date(2026, 1, 5), "TAG_DATE"), ("9" * 81, "TEXT_TOO_LONG"),
    ],
)  # fmt: skip
def test_a_tag_that_a_spreadsheet_changed_is_refused(raw, code):
    assert read(CellType.TAG, raw) == code


@pytest.mark.parametrize(
    ("raw", "minutes"),
    [
        ("08:24", 504), ("8h24", 504), ("8h", 480), ("8:24:30", 504), ("8:24 PM", 1224), ("12:05 am", 5),
        (time(8, 24), 504), (0.35, 504), (timedelta(hours=8, minutes=24), 504), (MORNING, 504),
        ("25:00", "TIME_UNREADABLE"), ("08:61", "TIME_UNREADABLE"), ("matin", "TIME_UNREADABLE"), ("", None),
    ],
)  # fmt: skip
def test_a_time_is_minutes_since_midnight(raw, minutes):
    assert read(CellType.TIME, raw) == minutes


@pytest.mark.parametrize(
    ("raw", "month"),
    [("2026-01", 24_312), ("01/2026", 24_312), ("janvier 2026", 24_312), ("Jan-26", 24_312), ("15/01/2026", 24_312),
     (date(2026, 1, 1), 24_312), ("2026-13", "MONTH_UNREADABLE"), ("T1 2026", "MONTH_UNREADABLE")],
)  # fmt: skip
def test_a_month_counts_from_year_nought(raw, month):
    assert read(CellType.MONTH, raw) == month


@pytest.mark.parametrize(
    ("raw", "mineral"),
    [
        ("cassitérite", "cassiterite"), ("Étain", "cassiterite"), ("COLTAN ", "coltan"), ("tantalite", "coltan"),
        ("Colombo-tantalite", "coltan"), ("Wolfram", "wolframite"), ("coltan+cassiterite", "cassiterite+coltan"),
        ("Sn/Ta", "cassiterite+coltan"), ("cassitérite et coltan", "cassiterite+coltan"), ("3T",
         "cassiterite+coltan+wolframite"), ("concentré de cassitérite", "cassiterite"), ("gasegereti", "cassiterite"),
        ("coltan;wolframite", "coltan+wolframite"), ("or", "MINERAL_UNKNOWN"), ("minerai", "MINERAL_UNKNOWN"),
    ],
)  # fmt: skip
def test_minerals_have_one_name(raw, mineral):
    assert read(CellType.MINERAL, raw) == mineral


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        (CellType.PERCENT, "62,9 %", 62_900), (CellType.PERCENT, 62.9, 62_900), (CellType.PERCENT, "101",
         "PERCENT_RANGE"), (CellType.LATITUDE, "-2,38055", -2_380_550), (CellType.LATITUDE, "2°22'50\" S", -2_380_556),
        (CellType.LATITUDE, "91", "LATITUDE_RANGE"), (CellType.LONGITUDE, "26.31412 E", 26_314_120),
        (CellType.LONGITUDE, "abc", "LONGITUDE_RANGE"), (CellType.COUNTRY, "rdc", "CD"), (CellType.COUNTRY, "bi", "BI"),
        (CellType.COUNTRY, "Malaisie", "MY"), (CellType.COUNTRY, "XX", "COUNTRY_UNKNOWN"), (CellType.LINE, "01", "1"),
        (CellType.LINE, 12.0, "12"), (CellType.LINE, "12a", "12a"), (CellType.PAPER, 12.0, "12"),
        (CellType.PAPER, "12.0", "12"), (CellType.PAPER, "0012", "0012"), (CellType.DECIMAL, "1 234,50", "1234.5"),
        (CellType.DECIMAL, "-3.0", "-3"), (CellType.INTEGER, "350", 350), (CellType.INTEGER, "3,5", "NUMBER_NOT_WHOLE"),
        (CellType.INTEGER, "-3", "NUMBER_NEGATIVE"), (CellType.LIST, "A; b ;;A", ["A", "b"]),
        (CellType.AREA, "Territoire: Masisi", "territory:Masisi"), (CellType.AREA, "PROVINCE:Nord-Kivu",
         "province:Nord-Kivu"), (CellType.AREA, "CD-1", "CD-1"), (CellType.CURRENCY, "$", "USD"),
        (CellType.NAME, "  Site \u00a0 du\nNord ", "Site du Nord"), (CellType.NAME, "n/a", None),
        (CellType.NAME, "E\u0301toile", "Étoile"), (CellType.TEXT, "'=1+1", "=1+1"), (CellType.TEXT, "x" * 2001,
         "TEXT_TOO_LONG"), (CellType.NAME, "a\x00b", "ab"),
    ],
)  # fmt: skip
def test_other_cells_have_one_form(kind, raw, value):
    assert read(kind, raw) == value


@pytest.mark.parametrize(
    ("table", "column", "raw", "word"),
    [
        ("process_log", "flow", "Entrée", "in"), ("process_log", "flow", "SORTIE", "out"),
        ("bag_acts", "action", "Saisie", "seize"), ("bag_acts", "action", "return to seller", "return_to_seller"),
        ("tag_movements", "action", "Attribution", "allocate"), ("tag_movements", "type", "Étiquette négociant",
         "negociant"), ("site_status", "scheme", "CIRGL", "icglr"), ("site_status", "status", "Vert", "green"),
        ("stock_counts", "basis", "Inventaire", "counted"), ("organisations", "role", "Comptoir", "exporter"),
        ("official_log", "source", "Douane", "customs"), ("receipt_log", "weight_basis", "Sec", "dry"),
        ("process_log", "kind", "résidu", "residue"), ("process_log", "flow", "peut-être", "CHOICE_UNKNOWN"),
    ],
)  # fmt: skip
def test_choices_are_known_in_french_and_english(table, column, raw, word):
    value = parser(table, TABLES[table].column(column))(raw)
    assert (value.code if isinstance(value, Fault) else value) == word


ANY_RAW = st.one_of(
    st.text(max_size=30), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes(), st.times(),
    st.timedeltas(), st.none(),
)  # fmt: skip


@pytest.mark.parametrize("kind", CellType)
@given(raw=ANY_RAW)
def test_no_cell_can_break_a_parser(kind, raw):
    read(kind, raw)
