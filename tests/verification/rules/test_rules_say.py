"""What each rule catches, and what it lets pass, on programmes of a few lines."""

import pytest

from chanzo.verification.types import ParameterRow
from tests.verification.rules.programme import found

SITE = """
site latitude longitude minerals tagging_point capacity_high_kg capacity_from baseline_date
S1 -2.0 28.0 coltan TP1 1000 2025-01-01 2025-10-01
"""
TAGS = """
action type first last date holder site
allocate mine 0100 0199 2025-12-01 SAEMAPE S1
"""
STATUS = """
site scheme status from
S1 programme integrated 2025-11-01
"""
MINE_HEADER = "page line date time site tagging_point tag mineral weight_kg team buyer agent\n"
TRADE_HEADER = "page line date negociant tag_in weight_in_kg tag_out weight_out_kg\n"
PROCESS_HEADER = "batch line date processor flow tag weight_kg mineral assay_pct\n"
EXPORT_HEADER = "lot date exporter mineral tag weight_kg\n"


def mine(*rows: str, site: str = "S1") -> str:
    """Mine lines: ``tag kg [date [site]]``."""
    lines = []
    for at, row in enumerate(rows):
        tag, kg, *more = row.split()
        day = more[0] if more else "2026-01-10"
        place = more[1] if len(more) > 1 else site
        lines.append(f"P-{at // 30:03d} {at % 30 + 1} {day} 08:00 {place} TP1 {tag} coltan {kg} T1 N1 A1")
    return MINE_HEADER + "\n".join(lines)


def trade(*rows: str) -> str:
    """Trade lines: ``tag_in kg tag_out kg [date [negociant]]``."""
    lines = []
    for at, row in enumerate(rows):
        tag_in, kg_in, tag_out, kg_out, *more = row.split()
        day = more[0] if more else "2026-01-12"
        holder = more[1] if len(more) > 1 else "N1"
        lines.append(f"T-001 {at + 1} {day} {holder} {tag_in} {kg_in} {tag_out} {kg_out}")
    return TRADE_HEADER + "\n".join(lines)


def rows(header: str, *lines: str) -> str:
    return header + "\n".join(lines)


SOUND = {"sites": SITE, "tag_movements": TAGS, "site_status": STATUS}


def say(code: str, **tables: str) -> set[tuple[str, str, str]]:
    return {case[1:] for case in found({**SOUND, **tables}, code)}


def test_an_honest_bag_sets_nothing_off() -> None:
    tables = {**SOUND, "mine_log": mine("0100 50"), "trade_log": trade("0100 49.5 N100 49.4")}
    tables["tag_movements"] += (
        "receive negociant N100 N199 2025-12-01 N1 -\nallocate negociant N100 N199 2025-12-01 N1 -"
    )
    assert found(tables) == set()


CAUGHT = [
    ("DUP", {"mine_log": mine("0100 50", "0100 40 2026-02-01")}, ("S", "0100", "twice")),
    ("UNISSUED", {"mine_log": mine("0200 50")}, ("S", "0200", "outside")),
    ("ALLOC", {"mine_log": mine("0100 50 2026-01-10 S2")}, ("S", "0100", "site")),
    ("ALLOC", {"mine_log": mine("0100 50 2025-11-30")}, ("S", "0100", "before")),
    (
        "DEAD",
        {"tag_movements": TAGS + "steal mine 0100 0110 2026-01-09 - -", "mine_log": mine("0100 50")},
        ("S", "0100", "tag"),
    ),
    ("DEAD", {"tag_movements": TAGS + "lose mine_book P P 2026-01-09 - -", "mine_log": mine("0100 50")}, None),
    ("DEAD", {"tag_movements": TAGS + "steal mine 0100 0110 2026-01-10 - -", "mine_log": mine("0100 50")}, None),
    (
        "DEAD",  # given out and cancelled on one day: it was given out before
        {"tag_movements": TAGS + "cancel mine 0100 0110 2025-12-01 - -", "mine_log": mine("0100 50")},
        ("S", "0100", "tag"),
    ),
    ("DEAD", {"tag_movements": TAGS + "return mine 0100 0110 2025-12-01 - -", "mine_log": mine("0100 50")}, None),
    ("ILLEGIBLE", {"mine_log": mine("01?0 50", "0101 ?")}, ("W", "P-000/1", "unread")),
    (
        "HOLDER",
        {"mine_log": mine("0100 50"), "trade_log": trade("0100 50 N1 50 2026-01-12 N2")},
        ("W", "0100", "other"),
    ),
    (
        "REUSE",
        {"mine_log": mine("0100 50"), "trade_log": trade("0100 30 N1 30", "0100 30 N2 30")},
        ("S", "0100", "more"),
    ),
    ("REUSE", {"mine_log": mine("0100 50"), "trade_log": trade("0100 30 N1 30", "0100 20 N2 20")}, None),
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
    ("WEIGHT", {"mine_log": mine("0100 121")}, ("W", "0100", "bag")),
    ("WEIGHT", {"mine_log": mine("0100 120", "0101 2")}, None),
    ("FACTOR10", {"mine_log": mine("0100 50"), "trade_log": trade("0100 5 N1 5")}, ("W", "0100", "input")),
    ("FACTOR10", {"mine_log": mine("0100 50"), "trade_log": trade("0100 50 N1 500")}, ("W", "N1", "bag")),
    ("FACTOR10", {"mine_log": mine(*[f"01{n:02d} {40 + n}" for n in range(6)], "0150 450")}, ("W", "0150", "page")),
    ("FACTOR10", {"mine_log": mine(*[f"01{n:02d} {40 + n}" for n in range(4)], "0150 450")}, None),
    ("ROUND", {"mine_log": mine(*[f"01{n:02d} 50" for n in range(30)])}, ("N", "A1 S1 2026-01", "identical")),
    ("ROUND", {"mine_log": mine(*[f"01{n:02d} 50" for n in range(29)])}, None),
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
]


@pytest.mark.parametrize(("code", "tables", "expected"), CAUGHT)
def test_a_rule_catches_what_it_is_for_and_nothing_at_its_limit(
    code: str, tables: dict[str, str], expected: tuple[str, str, str] | None
) -> None:
    cases = say(code, **tables)
    assert (not cases) if expected is None else expected in cases


def test_a_lost_book_kills_the_tags_closed_on_its_pages() -> None:
    tables = {"tag_movements": TAGS + "lose mine_book B007 B007 2026-01-09 - -", "mine_log": mine("0100 50")}
    assert say("DEAD", **tables | {"mine_log": tables["mine_log"].replace("P-000", "B007-001")}) == {
        ("S", "0100", "book")
    }


def test_a_received_tag_that_could_not_be_read_is_no_other_tag_and_no_total() -> None:
    tables = {
        "mine_log": mine("0100 50", "0101 50"),
        "export_log": rows(EXPORT_HEADER, "L1 2026-01-20 X coltan 0100 50", "L1 2026-01-20 X coltan 0101 50"),
        "receipt_log": "lot date smelter tag weight_kg\nL1 2026-03-01 M 0100 50\nL1 2026-03-01 M 01?1 50",
    }
    assert say("RECEIPT", **tables) == set()
    assert say("ILLEGIBLE", **tables) == {("W", "L1/01?1", "unread")}


def test_a_replaced_number_is_dead_for_the_next_bag_only() -> None:
    acts = "action tag new_tag date\nreplace_tag 0100 0150 2026-01-15"
    assert say("DEAD", mine_log=mine("0100 50"), bag_acts=acts) == set()
    twice = mine("0100 50", "0100 40 2026-01-20")
    assert say("DEAD", mine_log=twice, bag_acts=acts) == {("S", "0100", "replaced")}


def test_a_sale_between_lets_another_open_the_bag() -> None:
    tables = {"mine_log": mine("0100 50"), "trade_log": trade("0100 50 N1 50 2026-01-12 N2")}
    sale = "action tag date holder\nsell 0100 2026-01-11 N2"
    assert say("HOLDER", **tables, bag_acts=sale) == set()


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


def test_stock_never_falls_below_zero_by_honest_reweighing_but_does_by_selling_what_was_never_there() -> None:
    tables = {"mine_log": mine("0100 50", "0101 50"), "trade_log": trade("0100 48 N1 48", "0101 48 N2 48")}
    sold = rows(EXPORT_HEADER, "L1 2026-02-01 X coltan N1 49", "L1 2026-02-01 X coltan N2 49")
    assert say("STOCK", **tables, export_log=sold) == set()
    count = "organisation date mineral weight_kg basis\nN1 2026-01-15 coltan 60 counted"
    assert say("STOCK", **tables, export_log=sold, stock_counts=count) == {("S", "N1 2026-02", "below_zero")}
    later = count + "\nN1 2026-01-20 coltan 50 counted"
    assert ("W", "N1 2026-01", "count") in say("STOCK", **tables, stock_counts=later)


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


def test_a_site_s_own_limit_stands_over_the_programme_s_from_its_day_on() -> None:
    own = ParameterRow("WEIGHT", "mine_high_g", 45_000, "site", "S1", 20_462)
    tables = {**SOUND, "mine_log": mine("0100 50 2026-01-08", "0101 50 2026-01-10")}
    assert found(tables, "WEIGHT", parameters=(own,)) == {("WEIGHT", "W", "0101", "bag")}


@pytest.mark.parametrize(
    ("rule", "name", "value", "tables"),
    [
        ("FACTOR10", "ratio", 3, {"mine_log": mine("0100 20"), "trade_log": trade("0100 60 N1 60")}),
        ("ROUND", "bags", 3, {"mine_log": mine(*[f"01{n:02d} 50" for n in range(3)])}),
        ("STATION", "bags", 1, {"mine_log": mine(*(f"011{n} 9 2026-0{n}-05 S2" for n in (1, 2, 3)),
                                                 *(f"010{n} 1 2026-0{n}-05 S1" for n in (1, 2)),
                                                 "0103 9 2026-03-05 S1")}),
        ("GEO", "speed_kmh", 1, {"mine_log": "page line date time site tag mineral weight_kg agent latitude longitude\n"
                                             "P-1 1 2026-01-10 08:00 S1 0100 coltan 50 A1 -2.0 28.0\n"
                                             "P-2 1 2026-01-10 14:00 S2 0101 coltan 50 A1 -2.0 28.1"}),
    ],
)  # fmt: skip
def test_a_limit_set_from_a_day_on_holds_from_that_day(rule: str, name: str, value: int, tables: dict) -> None:
    def judged(limit: int, since: int) -> set:
        return found({**SOUND, **tables}, rule, parameters=(ParameterRow(rule, name, limit, valid_from=since),))

    assert judged(value, 20_820) == found({**SOUND, **tables}, rule) == set()
    assert judged(value, 20_454)
