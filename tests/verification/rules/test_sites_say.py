"""What the rules of sites catch and let pass: production, ghosts, areas, status, minerals, where a tag was closed."""

import pytest

from tests.verification.rules.sheets import EXPORT_HEADER, STATUS, mine, rows, say, trade

CAUGHT = [
    ("PROD", {"mine_log": mine(*[f"01{n:02d} 60" for n in range(17)])}, ("W", "S1 2026-01", "above")),
    ("PROD", {"mine_log": mine(*[f"01{n:02d} 60" for n in range(26)])}, ("S", "S1 2026-01", "far_above")),
    (
        "PROD",
        {"mine_log": mine("0100 50"), "inactive": "area from to\nS1 2026-01-01 -"},
        ("S", "S1 2026-01", "inactive"),
    ),
    ("STATION", {"mine_log": mine(*[f"01{n:02d} 60" for n in range(26)])}, ("W", "TP1 2026-01", "above")),
    ("GHOST", {"mine_log": mine("0100 50 2026-01-10 S9")}, ("W", "S9 2026-01", "unregistered")),
    ("GHOST", {"mine_log": mine("0100 50 2025-09-30")}, ("W", "S1 2025-09", "no_baseline")),
    ("GHOST", {"mine_log": mine("0100 50 2026-10-02")}, ("W", "S1 2026-10", "unvisited")),
    ("GHOST", {"mine_log": mine("0100 50 2026-10-01")}, None),
    ("AREA", {"mine_log": mine("0100 50"), "suspensions": "area from to\nS1 2026-01-10 -"}, ("S", "0100", "suspended")),
    (
        "AREA",
        {
            "mine_log": mine("0100 50"),
            "trade_log": trade("0100 50 N1 50"),
            "suspensions": "area from to\nS1 2026-01-11 2026-01-20",
        },
        ("S", "0100", "opened"),
    ),
    (
        "AREA",
        {
            "mine_log": mine("0100 50"),
            "trade_log": trade("0100 50 N1 50"),
            "suspensions": "area from to\nS1 2026-01-11 2026-01-20",
            "stock_counts": "organisation date tag mineral weight_kg\nN1 2026-01-11 0100 coltan 50",
        },
        None,
    ),
    ("AREA", {"mine_log": mine("0100 50"), "site_status": STATUS + "S1 icglr red 2026-01-01"}, ("S", "0100", "red")),
    (
        "AREA",
        {"mine_log": mine("0100 50"), "zones": "site zone distance_m area\nS1 inside 0 Park"},
        ("S", "0100", "protected"),
    ),
    (
        "AREA",
        {"mine_log": mine("0100 50"), "zones": "site zone distance_m area\nS1 buffer 900 Park"},
        ("W", "S1 2026-01", "buffer"),
    ),
    ("AREA", {"mine_log": mine("0100 50"), "zones": "site zone distance_m area\nS1 buffer 1100 Park"}, None),
    (
        "STATUS",
        {"mine_log": mine("0100 50"), "site_status": STATUS + "S1 programme withdrawn 2026-01-10"},
        ("S", "0100", "other"),
    ),
    ("STATUS", {"mine_log": mine("0100 50 2025-10-31")}, ("S", "0100", "never")),
    ("MINERAL", {"mine_log": mine("0100 50").replace("coltan", "wolframite")}, ("W", "0100", "site")),
    (
        "MINERAL",
        {"mine_log": mine("0100 50"), "export_log": rows(EXPORT_HEADER, "L1 2026-01-20 X cassiterite 0100 50")},
        ("S", "0100>L1", "changed"),
    ),
]


@pytest.mark.parametrize(("code", "tables", "expected"), CAUGHT)
def test_a_rule_catches_what_it_is_for_and_nothing_at_its_limit(
    code: str, tables: dict[str, str], expected: tuple[str, str, str] | None
) -> None:
    cases = say(code, **tables)
    assert (not cases) if expected is None else expected in cases


def test_an_agent_cannot_be_far_away_minutes_later() -> None:
    header = "page line date time site tag mineral weight_kg agent latitude longitude\n"
    lines = rows(
        header,
        "P-1 1 2026-01-10 08:00 S1 0100 coltan 50 A1 -2.0 28.0",
        "P-1 2 2026-01-10 08:05 S1 0101 coltan 50 A1 -2.0 28.1",
    )
    assert say("GEO", mine_log=lines) == {("W", "0101", "far"), ("W", "0101", "fast")}
    assert say("GEO", mine_log=lines.replace("08:05", "08:15").replace("28.1", "28.04")) == set()


def test_a_share_of_a_point_that_jumps_is_noticed() -> None:
    quiet = [f"0{n} 10 2026-0{month}-05 S1" for month in (1, 2) for n in (100 + month,)]
    busy = [f"0{n} 90 2026-0{month}-05 S2" for month in (1, 2) for n in (110 + month,)]
    jump = [f"01{n} 20 2026-03-05 S1" for n in range(50, 70)]
    assert ("W", "TP1 2026-03", "jump") in say("STATION", mine_log=mine(*quiet, *busy, *jump))
