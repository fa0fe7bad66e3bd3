"""What the rules of papers catch and let pass: orphans, dates out of order, pages, assays, receipts, other figures."""

import pytest

from tests.verification.rules.programme import found
from tests.verification.rules.sheets import EXPORT_HEADER, PROCESS_HEADER, SOUND, mine, rows, say, trade

CAUGHT = [
    ("ORPHAN", {"trade_log": trade("0100 50 N1 50")}, ("W", "0100", "unknown")),
    (
        "ORDER",
        {"mine_log": mine("0100 50"), "trade_log": trade("0100 50 N1 50 2026-01-09")},
        ("W", "0100>N1", "before"),
    ),
    ("ORDER", {"mine_log": mine("0100 50"), "trade_log": trade("0100 50 N1 50 2027-01-11")}, ("W", "0100>N1", "slow")),
    ("ORDER", {"mine_log": mine("0100 50"), "trade_log": trade("0100 50 N1 50 2026-01-10")}, None),
    (
        "ORDER",
        {"process_log": rows(PROCESS_HEADER, "B1 1 2026-01-12 X in 0100 50 - -", "B1 2 2026-01-11 X out P1 40 - -")},
        ("W", "B1>P1", "output"),
    ),
    ("LOG", {"mine_log": mine("0100 50", "0101 50 2026-01-09")}, ("N", "P-000", "date_order")),
    (
        "LOG",
        {"mine_log": mine(*[f"01{n:02d} 40" for n in range(31)]).replace("P-001", "P-002")},
        ("N", "P-001", "missing"),
    ),
    (
        "LOG",
        {"mine_log": mine(*[f"01{n:02d} 40" for n in range(31)]).replace("P-000", "P-9").replace("P-001", "P-11")},
        ("N", "P-10", "missing"),
    ),
    ("LOG", {"mine_log": mine("0100 50", "0101 50").replace("TP1", "TP2", 1)}, ("N", "P-000", "points")),
    (
        "ASSAY",
        {
            "mine_log": mine("0100 50"),
            "process_log": rows(
                PROCESS_HEADER, "B1 1 2026-01-12 X in 0100 50 - -", "B1 2 2026-01-13 X out P1 45 coltan 61"
            ),
        },
        ("W", "B1", "grade"),
    ),
    (
        "RECEIPT",
        {
            "mine_log": mine("0100 50"),
            "export_log": rows(EXPORT_HEADER, "L1 2026-01-20 X coltan 0100 50"),
            "receipt_log": "lot date smelter tag weight_kg\nL1 2026-03-01 M 0101 50",
        },
        ("S", "L1", "tags"),
    ),
    (
        "RECEIPT",
        {
            "mine_log": mine("0100 50"),
            "export_log": rows(EXPORT_HEADER, "L1 2026-01-20 X coltan 0100 50"),
            "receipt_log": "lot date smelter tag weight_kg\nL1 2026-03-01 M 0100 49.7",
        },
        ("W", "L1", "total"),
    ),
    (
        "RECON",
        {
            "export_log": rows(EXPORT_HEADER, "L1 2026-01-20 X coltan 0100 50"),
            "official_log": "source exporter month weight_kg\ntax X 2026-01 40",
        },
        ("W", "X 2026-01", "official"),
    ),
]


@pytest.mark.parametrize(("code", "tables", "expected"), CAUGHT)
def test_a_rule_catches_what_it_is_for_and_nothing_at_its_limit(
    code: str, tables: dict[str, str], expected: tuple[str, str, str] | None
) -> None:
    cases = say(code, **tables)
    assert (not cases) if expected is None else expected in cases


def test_a_received_tag_that_could_not_be_read_is_no_other_tag_and_no_total() -> None:
    tables = {
        "mine_log": mine("0100 50", "0101 50"),
        "export_log": rows(EXPORT_HEADER, "L1 2026-01-20 X coltan 0100 50", "L1 2026-01-20 X coltan 0101 50"),
        "receipt_log": "lot date smelter tag weight_kg\nL1 2026-03-01 M 0100 50\nL1 2026-03-01 M 01?1 50",
    }
    assert say("RECEIPT", **tables) == set()
    assert say("ILLEGIBLE", **tables) == {("W", "L1/01?1", "unread")}


def test_an_orphan_before_the_first_stock_count_is_a_note() -> None:
    count = "organisation date mineral weight_kg\nN1 2026-01-15 coltan 60"
    assert say("ORPHAN", trade_log=trade("0100 50 N1 50"), stock_counts=count) == {("N", "0100", "before_count")}


def test_a_line_dated_after_its_receipt_is_noticed_unless_backfilled() -> None:
    tables = {**SOUND, "mine_log": mine("0100 50")}
    eve = 20_462 * 86_400 + 21 * 3600  # 21:00 UTC on 2026-01-09, 23:00 at the mine
    assert found(tables, "ORDER", received_s=eve) == {("ORDER", "W", "0100", "future")}
    assert found(tables, "ORDER", received_s=eve + 3600) == set()
    assert found(tables, "ORDER", received_s=eve, backfill=True) == set()


def test_acts_and_receipts_dated_after_their_receipt_are_noticed_too() -> None:
    tables = {
        "bag_acts": "action tag date holder\nseize 0100 2026-01-10 POLICE",
        "receipt_log": "lot date smelter tag weight_kg\nL1 2026-01-10 SM 0300 40\nL1 2026-01-10 SM - 40",
    }
    eve = 20_462 * 86_400 + 21 * 3600
    told = {("ORDER", "W", "0100", "act"), ("ORDER", "W", "0300", "receipt"), ("ORDER", "W", "L1", "receipt")}
    assert found(tables, "ORDER", received_s=eve) == told
    assert found(tables, "ORDER", received_s=eve + 3600) == set()
    assert found(tables, "ORDER", received_s=eve, backfill=True) == set()
