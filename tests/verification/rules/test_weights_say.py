"""What the rules of weights catch and let pass: gains, losses, balances, stock, slips of a digit, round figures."""

import pytest

from tests.verification.rules.sheets import EXPORT_HEADER, PROCESS_HEADER, mine, rows, say, trade

CAUGHT = [
    ("GAIN", {"mine_log": mine("0100 50"), "trade_log": trade("0100 52 N1 52")}, ("S", "0100>N1", "one")),
    ("GAIN", {"mine_log": mine("0100 50"), "trade_log": trade("0100 51 N1 51")}, None),
    (
        "GAIN",
        {"mine_log": mine("0100 50"), "trade_log": trade("0100 30 N1 30", "0100 30 N2 30")},
        ("S", "0100>N2", "parts"),
    ),
    ("LOSS", {"mine_log": mine("0100 50"), "trade_log": trade("0100 44 N1 44")}, ("W", "0100>N1", "one")),
    ("LOSS", {"mine_log": mine("0100 50"), "trade_log": trade("0100 45 N1 45")}, None),
    ("BALANCE", {"mine_log": mine("0100 50"), "trade_log": trade("0100 50 N1 55")}, ("S", "N1", "gain")),
    (
        "BALANCE",
        {"process_log": rows(PROCESS_HEADER, "B1 1 2026-01-12 X in 0100 50 - -", "B1 2 2026-01-13 X out P1 20 - -")},
        ("W", "B1", "loss"),
    ),
    ("WEIGHT", {"mine_log": mine("0100 121")}, ("W", "0100", "bag")),
    ("WEIGHT", {"mine_log": mine("0100 120", "0101 2")}, None),
    ("FACTOR10", {"mine_log": mine("0100 50"), "trade_log": trade("0100 5 N1 5")}, ("W", "0100", "input")),
    ("FACTOR10", {"mine_log": mine("0100 50"), "trade_log": trade("0100 50 N1 500")}, ("W", "N1", "bag")),
    ("FACTOR10", {"mine_log": mine(*[f"01{n:02d} {40 + n}" for n in range(6)], "0150 450")}, ("W", "0150", "page")),
    ("FACTOR10", {"mine_log": mine(*[f"01{n:02d} {40 + n}" for n in range(4)], "0150 450")}, None),
    ("ROUND", {"mine_log": mine(*[f"01{n:02d} 50" for n in range(30)])}, ("N", "A1 S1 2026-01", "identical")),
    ("ROUND", {"mine_log": mine(*[f"01{n:02d} 50" for n in range(29)])}, None),
]


@pytest.mark.parametrize(("code", "tables", "expected"), CAUGHT)
def test_a_rule_catches_what_it_is_for_and_nothing_at_its_limit(
    code: str, tables: dict[str, str], expected: tuple[str, str, str] | None
) -> None:
    cases = say(code, **tables)
    assert (not cases) if expected is None else expected in cases


def test_stock_never_falls_below_zero_by_honest_reweighing_but_does_by_selling_what_was_never_there() -> None:
    tables = {"mine_log": mine("0100 50", "0101 50"), "trade_log": trade("0100 48 N1 48", "0101 48 N2 48")}
    sold = rows(EXPORT_HEADER, "L1 2026-02-01 X coltan N1 49", "L1 2026-02-01 X coltan N2 49")
    assert say("STOCK", **tables, export_log=sold) == set()
    count = "organisation date mineral weight_kg basis\nN1 2026-01-15 coltan 60 counted"
    assert say("STOCK", **tables, export_log=sold, stock_counts=count) == {("S", "N1 2026-02", "below_zero")}
    later = count + "\nN1 2026-01-20 coltan 50 counted"
    assert ("W", "N1 2026-01", "count") in say("STOCK", **tables, stock_counts=later)
