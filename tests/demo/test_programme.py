"""A made-up programme keeps its own promises: weights, tags, dates and books fit together."""

import csv
import json
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from chanzo.demo.deliveries import FOLDERS, FRENCH, WORKBOOK_FOLDER
from chanzo.demo.generate import write_programme
from chanzo.demo.tables import COLUMNS
from chanzo.demo.truth import FRAUD, MESS, Planted, Truth, precision
from chanzo.demo.workbook import HEADERS

TODAY = date(2026, 6, 15)
Rows = list[dict[str, str]]


def read(folder: Path) -> dict[str, Rows]:
    """Every delivered row of every table, dates and weights as canonical text."""
    tables: dict[str, Rows] = {name: [] for name in COLUMNS}
    for path in sorted(folder.glob("*/*.csv")):
        name = path.stem.removesuffix("-late")
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter=";" if name in FRENCH else ","):
                tables[name].append({column: plain(text) for column, text in row.items()} if name in FRENCH else row)
    workbook = folder / WORKBOOK_FOLDER / "carnets.xlsx"
    if workbook.exists():
        book = CalamineWorkbook.from_path(str(workbook))
        for place, name in enumerate(("mine_log", "trade_log")):
            for cells in book.get_sheet_by_index(place).to_python()[4:-1]:
                row = dict.fromkeys(COLUMNS[name], "") | dict(zip(HEADERS[name], map(str, cells), strict=True))
                tables[name].append({column: plain(text) for column, text in row.items()})
    return tables


def plain(text: str) -> str:
    if len(text) == 10 and text[2:6:3] == "//":
        return f"{text[6:]}-{text[3:5]}-{text[:2]}"
    return text.replace(",", ".")


def grams(text: str) -> int:
    return round(float(text) * 1000)


@pytest.fixture(scope="module", params=[1, 7])
def clean(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    folder = tmp_path_factory.mktemp("clean")
    assert write_programme(folder, "S", request.param, clean=True, today=TODAY).planted == set()
    return read(folder)


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Truth]:
    folder = tmp_path_factory.mktemp("spoiled")
    return folder, write_programme(folder, "S", 3, today=TODAY)


def test_a_small_programme_has_about_four_thousand_bags_in_six_full_months(clean: dict[str, Rows]) -> None:
    assert 3_900 < len(clean["mine_log"]) < 4_100
    assert len(clean["sites"]) == 25
    months = {row["date"][:7] for row in clean["mine_log"]}
    assert months == {f"{year}-{month:02d}" for year, month in
                      [(2025, 12), (2026, 1), (2026, 2), (2026, 3), (2026, 4), (2026, 5)]}  # fmt: skip
    assert max(row["date"] for name in ("trade_log", "process_log", "receipt_log") for row in clean[name]) < "2026-06"


def test_a_programme_is_the_same_for_the_same_seed(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_programme(tmp_path / name, "S", 5, today=TODAY)
    first = {path.relative_to(tmp_path / "one"): path for path in (tmp_path / "one").rglob("*.csv")}
    assert first
    assert all(path.read_bytes() == (tmp_path / "two" / place).read_bytes() for place, path in first.items())


def test_no_tag_is_closed_twice(clean: dict[str, Rows]) -> None:
    mine = [row["tag"] for row in clean["mine_log"]]
    closed = [row["tag"] for row in clean["process_log"] if row["flow"] == "out"]
    bags = {(row["tag_out"], row["negociant"], row["date"]) for row in clean["trade_log"]}
    assert len(set(mine)) == len(mine)
    assert len(set(closed)) == len(closed)
    assert len({tag for tag, _, _ in bags}) == len(bags)


def test_every_closed_tag_was_allocated_to_its_user_before(clean: dict[str, Rows]) -> None:
    ranges: dict[tuple[str, str], list[tuple[int, int, str]]] = defaultdict(list)
    for row in clean["tag_movements"]:
        if row["action"] == "allocate" and not row["type"].endswith("book"):
            owner = row["site"] if row["type"] == "mine" else row["holder"]
            ranges[row["type"], owner].append((int(row["first"]), int(row["last"]), row["date"]))
    used = [("mine", row["site"], row["tag"], row["date"]) for row in clean["mine_log"]]
    used += [("negociant", row["negociant"], row["tag_out"], row["date"]) for row in clean["trade_log"]]
    used += [("processor", r["processor"], r["tag"], r["date"]) for r in clean["process_log"] if r["flow"] == "out"]
    for kind, owner, tag, day in used:
        assert any(first <= int(tag) <= last and given < day for first, last, given in ranges[kind, owner]), tag


def test_no_mass_comes_from_nothing(clean: dict[str, Rows]) -> None:
    closed = {row["tag"]: (grams(row["weight_kg"]), row["date"]) for row in clean["mine_log"]}
    into: Counter[str] = Counter()
    for row in clean["trade_log"]:
        closed[row["tag_out"]] = (grams(row["weight_out_kg"]), row["date"])
        into[row["tag_out"]] += grams(row["weight_in_kg"])
    assert all(closed[tag][0] <= mass_g for tag, mass_g in into.items())
    outputs = [row for row in clean["process_log"] if row["flow"] == "out"]
    closed |= {row["tag"]: (grams(row["weight_kg"]), row["date"]) for row in outputs}
    taken: Counter[str] = Counter()
    for row in clean["trade_log"]:
        taken[row["tag_in"]] += grams(row["weight_in_kg"])
        assert row["date"] >= closed[row["tag_in"]][1]
    for row in [r for r in clean["process_log"] if r["flow"] == "in"] + clean["export_log"]:
        taken[row["tag"]] += grams(row["weight_kg"])
        assert row["date"] >= closed[row["tag"]][1]
    assert all(0.9 * closed[tag][0] <= mass_g <= closed[tag][0] for tag, mass_g in taken.items())


def test_a_batch_loses_between_three_and_thirteen_per_cent(clean: dict[str, Rows]) -> None:
    flows: dict[str, Counter[str]] = defaultdict(Counter)
    for row in clean["process_log"]:
        flows[row["batch"]][row["flow"]] += grams(row["weight_kg"])
    assert any(flow["out"] for flow in flows.values())
    assert all(0.87 < flow["out"] / flow["in"] <= 0.97 for flow in flows.values() if flow["out"])


def test_no_site_exceeds_its_capacity(clean: dict[str, Rows]) -> None:
    high = {row["site"]: grams(row["capacity_high_kg"]) for row in clean["sites"]}
    produced: Counter[tuple[str, str]] = Counter()
    for row in clean["mine_log"]:
        produced[row["site"], row["date"][:7]] += grams(row["weight_kg"])
    assert all(mass_g <= high[site] for (site, _), mass_g in produced.items())


def test_pages_of_a_book_follow_each_other_and_dates_do_not_go_back(clean: dict[str, Rows]) -> None:
    for name in ("mine_log", "trade_log"):
        books: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
        for row in clean[name]:
            books[row["book"]][int(row["page"]), int(row["line"])] = row["date"]
        for lines in books.values():
            pages = {page for page, _ in lines}
            assert pages == set(range(1, max(pages) + 1))
            assert max(pages) <= 50
            days = [lines[place] for place in sorted(lines)]
            assert days == sorted(days)


def test_a_clean_programme_is_delivered_once(clean: dict[str, Rows]) -> None:
    lines = Counter((row["book"], row["page"], row["line"]) for row in clean["mine_log"])
    assert set(lines.values()) == {1}


def test_official_figures_equal_the_packing_lists(clean: dict[str, Rows]) -> None:
    packed: Counter[str] = Counter()
    for row in clean["export_log"]:
        packed[row["lot"]] += grams(row["weight_kg"])
    stated = {row["lot"]: grams(row["weight_kg"]) for row in clean["official_log"] if row["source"] == "certificate"}
    assert stated == packed


def test_every_rule_that_tables_can_break_is_broken(spoiled: tuple[Path, Truth]) -> None:
    rules = {item.rule for item in spoiled[1].planted if item.kind == FRAUD}
    assert rules >= {
        "ALLOC", "AREA", "ASSAY", "BALANCE", "DEAD", "DUP", "FACTOR10", "GAIN", "GEO", "GHOST", "HOLDER", "LOSS",
        "MINERAL", "ORDER", "ORPHAN", "PROD", "RECEIPT", "RECON", "REUSE", "ROUND", "STATION", "STATUS", "STOCK",
        "UNISSUED", "WEIGHT",
    }  # fmt: skip
    mess = {item.rule for item in spoiled[1].planted if item.kind == MESS}
    assert mess >= {"GHOST", "ILLEGIBLE", "LOG", "ORPHAN", "STOCK", "UNISSUED"}


def test_planted_subjects_stand_in_the_sheets(spoiled: tuple[Path, Truth]) -> None:
    folder, truth = spoiled
    tables = read(folder)
    columns = {"mine_log": ("tag",), "trade_log": ("tag_in", "tag_out"), "process_log": ("tag", "batch")}
    written = {row[column] for name, names in columns.items() for row in tables[name] for column in names}
    places = {f"{row['book']}-{row['page']}/{row['line']}" for row in tables["mine_log"]}
    for item in truth.planted:
        if item.subject_type in ("tag", "batch", "edge"):
            assert set(item.subject.split(">")) <= written, item
        if item.subject_type == "lot" and "/" in item.subject:
            assert item.subject in places


def test_the_truth_is_written_beside_the_deliveries(spoiled: tuple[Path, Truth]) -> None:
    folder, truth = spoiled
    rows = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    assert {Planted(**row) for row in rows} == truth.planted
    assert {path.name for path in folder.iterdir() if path.is_dir()} == set(FOLDERS)


def test_precision_tells_fraud_from_mess_and_from_the_unexplained() -> None:
    truth = Truth(lines=2_000)
    truth.fraud("DUP", "tag", "04100001")
    truth.fraud("DUP", "tag", "04100002")
    truth.mess("DUP", "tag", "04100003")
    found = [{"rule": "DUP", "subject_type": "tag", "subject": f"0410000{n}"} for n in (1, 3, 4)]
    answer = precision(truth, found)
    row = answer.rules["DUP"]
    assert (row.planted, row.found, row.mess, row.unexplained) == (2, 1, 1, 1)
    assert row.precision == pytest.approx(1 / 3)
    assert answer.per_1000_honest_lines == 1.0
    assert [item.subject for item in answer.missed] == ["04100002"]


def test_fraud_outweighs_mess_on_one_subject() -> None:
    truth = Truth()
    truth.mess("ORPHAN", "tag", "1")
    truth.fraud("ORPHAN", "tag", "1")
    truth.mess("ORPHAN", "tag", "1")
    assert truth.planted == {Planted("ORPHAN", "tag", "1", FRAUD)}
