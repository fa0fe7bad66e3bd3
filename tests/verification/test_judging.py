"""Judging piece by piece says what judging all at once says."""

import json

from hypothesis import HealthCheck, given, settings

from chanzo.findings.types import ParameterSet
from chanzo.verification.parameters import DEFAULTS

from .desk import Desk
from .papers import DAY, DELIVERIES

SLOW = settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def at_work(deliveries: list, sites: tuple[str, ...] = ()) -> Desk:
    """A desk that took deliveries in, half of each limit being in force at some sites."""
    desk = Desk()
    for site in sites:
        for row in DEFAULTS:
            half = ParameterSet(f"{row.name}{site}", row.rule, row.name, "site", site, None, row.value // 2, "so", 0)
            desk.findings.parameters.put(half)
    for delivery in deliveries:
        if isinstance(delivery, int):
            if delivery in desk.versions:
                desk.undo(delivery)
        else:
            desk.take(delivery)
    return desk


@given(DELIVERIES)
@SLOW
def test_judging_what_each_delivery_touched_ends_like_judging_the_whole(deliveries):
    desk = at_work(deliveries)
    assert desk.cases() == desk.whole()


@given(DELIVERIES)
@settings(SLOW, max_examples=40)
def test_limits_of_sites_that_are_renamed_end_the_same_piece_by_piece(deliveries):
    desk = at_work(deliveries, sites=("SITE-3", "OLD PIT"))
    assert desk.cases() == desk.whole()


@given(DELIVERIES)
@settings(SLOW, max_examples=25)
def test_records_alone_make_the_same_findings_again(deliveries):
    desk = at_work(deliveries)
    replayed = desk.replayed()
    for kept, again in zip(desk.findings.shelves, replayed.shelves, strict=True):
        assert set(map(str, kept.standing())) == set(map(str, again.standing()))


def test_a_missing_page_of_a_written_book_is_named_as_its_neighbours_are():
    desk = Desk()
    line = {"book": "12", "line": "1", "date": DAY, "site": "S1"}
    desk.take([("mine_log", {**line, "page": page}) for page in ("009", "011")])
    missing = [case for case in desk.cases() if case.startswith("LOG:") and "|book|" in case]
    assert missing == ["LOG:page:12-010|book|mine_log 12"]


def test_of_two_bags_under_one_number_a_finding_is_about_the_one_whose_line_it_tells():
    desk = Desk()
    line = {"line": "1", "date": DAY, "site": "S1", "tag": "04100000", "weight_kg": 500_000}
    pages = [("M-01", "N1", "A1"), ("M-02", "N2", "A2")]
    desk.take(("mine_log", {**line, "page": page, "buyer": buyer, "agent": agent}) for page, buyer, agent in pages)
    told = json.loads(desk.cases()["WEIGHT:tag:04100000|number|04100000"])
    assert [(case["page"], case["organisation"], case["agent"]) for case in told] == pages


def test_of_bags_that_two_write_in_one_place_the_finding_names_the_same_one_whatever_arrives_first():
    out = {"batch": "B-1", "line": "1", "date": DAY, "flow": "out", "tag": "0410", "weight_kg": 500}
    into = {**out, "flow": "in", "date": DAY + 1}
    mined = {"page": "M-1", "line": "1", "date": DAY, "site": "S1", "tag": "0410", "weight_kg": 500, "buyer": "N9"}
    told = []
    for first, second in (("N1", "N2"), ("N2", "N1")):
        desk = Desk()
        desk.take([("mine_log", mined)])
        for processor in (first, second):
            desk.take([("process_log", {**out, "processor": processor})])
            desk.take([("process_log", {**into, "batch": "B-2", "processor": processor})])
        assert desk.cases() == desk.whole()
        told.append({name: case for name, case in desk.cases().items() if name.startswith(("DUP", "HOLDER"))})
    assert told[0] == told[1]
    assert len(told[0]) == 2


def test_a_finding_about_an_input_is_told_as_of_the_bag_that_was_opened():
    desk = Desk()
    mined = {"line": "1", "site": "S1", "tag": "04100000", "weight_kg": 50_000}
    desk.take(
        [
            ("mine_log", {**mined, "page": "M-01", "date": DAY, "buyer": "N1"}),
            ("mine_log", {**mined, "page": "M-02", "date": DAY + 2, "buyer": "N2"}),
            ("trade_log", {"page": "T-1", "line": "1", "date": DAY + 3, "negociant": "N2", "tag_in": "04100000",
                           "weight_in_kg": 60_000, "tag_out": "073000", "weight_out_kg": 60_000}),
        ]
    )  # fmt: skip
    (told,) = json.loads(desk.cases()["GAIN:edge:04100000>073000|number|04100000"])
    assert told["organisation"] == "N2"


def found(desk: Desk, rule: str) -> list[str]:
    return [name for name in desk.standing() if name.startswith(f"{rule}:")]


def test_a_point_that_serves_a_site_no_longer_is_judged_by_what_it_serves_now():
    desk = Desk()
    mined = {"page": "M-01", "line": "1", "date": DAY, "site": "S2", "tag": "04100000", "weight_kg": 20_000}
    site = {"site": "S1", "name": "One"}
    desk.take([("mine_log", {**mined, "tagging_point": "TP-2"})])
    desk.take([("sites", {**site, "capacity_from": DAY, "capacity_high_kg": 10_000, "tagging_point": "TP-2"})])
    assert found(desk, "STATION") == ["STATION:point_month:TP-2 2026-01"]
    elsewhere = desk.take([("sites", {**site, "capacity_from": DAY + 1})])
    assert found(desk, "STATION") == []
    desk.undo(elsewhere)
    assert found(desk, "STATION") == ["STATION:point_month:TP-2 2026-01"]


def test_a_site_that_no_renamed_site_stands_for_any_longer_is_judged_as_what_it_is():
    desk = Desk()
    desk.take([("mine_log", {"page": "M-1", "line": "1", "date": DAY, "site": "S3", "tag": "0410", "weight_kg": 9000})])
    desk.take([("sites", {"site": "S1", "name": "One"})])
    for old, new in (("S1", "S2"), ("S2", "S3")):
        desk.take([("site_changes", {"site": old, "action": "rename", "into": new, "date": DAY})])
    assert desk.cases() == desk.whole()
    desk.take([("site_changes", {"site": "S1", "action": "rename", "into": "S1", "date": DAY + 1})])
    assert "unregistered" in desk.cases()["GHOST:site_month:S3 2026-01|site_month|S3 2026-01"]
    assert desk.cases() == desk.whole()


def test_a_bag_out_of_its_page_s_measure_is_no_longer_compared_with_the_page_once_it_is_opened():
    desk = Desk()
    page = {"page": "M-01", "date": DAY, "site": "S1"}
    desk.take(
        ("mine_log", {**page, "line": str(n), "tag": f"041000{n}", "weight_kg": kg * 1000})
        for n, kg in enumerate((40, 41, 42, 43, 44, 4), 10)
    )
    assert found(desk, "FACTOR10") == ["FACTOR10:tag:04100015"]
    opened = {"page": "T-1", "line": "1", "date": DAY, "negociant": "N1", "tag_in": "04100015", "weight_in_kg": 4000}
    batch = desk.take([("trade_log", opened)])
    assert found(desk, "FACTOR10") == []
    desk.undo(batch)
    assert found(desk, "FACTOR10") == ["FACTOR10:tag:04100015"]


def test_an_unreadable_weight_is_told_once_where_its_bag_stands_now():
    desk = Desk()
    line = {"line": "1", "date": DAY, "negociant": "N1", "weight_in_kg": 50_000, "tag_out": "073000"}
    for page in ("T-2", "T-1"):
        desk.take([("trade_log", {**line, "page": page, "tag_in": f"04{page[-1]}", "weight_out_kg": "?"})])
        assert found(desk, "ILLEGIBLE") == [f"ILLEGIBLE:lot:{page}/1"]
    assert desk.cases() == desk.whole()


def test_a_receipt_means_the_exporter_s_lot_that_its_tags_are_in():
    desk = Desk()
    lots = (("X1", "04100001"), ("X2", "04100002"))
    desk.take(
        ("receipt_log", {"lot": "L1", "date": DAY + 60, "smelter": f"S-{exporter}", "tag": tag, "weight_kg": 50_000})
        for exporter, tag in lots
    )
    desk.take(
        ("export_log", {"lot": "L1", "date": DAY, "exporter": exporter, "tag": tag, "weight_kg": 50_000})
        for exporter, tag in lots
    )
    assert found(desk, "RECEIPT") == found(desk, "RECON") == []
    assert {lot.holder for lot in desk.book.lots.standing()} == {"S-X1", "S-X2"}
    desk.take([("receipt_log", {"lot": "L1", "date": DAY + 60, "smelter": "S-X2", "tag": "?", "weight_kg": 5_000})])
    assert found(desk, "RECON") == ["RECON:organisation_month:X2 2026-01"]


def test_two_lots_of_one_number_received_as_totals_are_each_received():
    def received(smelter: str, kg: int, day: int = 60) -> tuple[str, dict]:
        return "receipt_log", {"lot": "L1", "date": DAY + day, "smelter": smelter, "weight_kg": kg * 1000}

    def packed(exporter: str, kg: int, **more: str) -> tuple[str, dict]:
        cells = {"lot": "L1", "date": DAY, "exporter": exporter, "tag": f"04{exporter}", "weight_kg": kg * 1000}
        return "export_log", cells | more

    def holders(*rows: tuple[str, dict]) -> dict[str, str]:
        desk = Desk()
        for one in rows:
            desk.take([one])
        assert desk.cases() == desk.whole()
        return {lot.organisation: lot.holder for lot in desk.book.lots.standing()}

    totals = received("SA", 50), received("SB", 80)
    assert holders(packed("X1", 80), packed("X2", 50), *totals) == {"X1": "SB", "X2": "SA"}
    named = packed("X1", 80, smelter="sa"), packed("X2", 50, smelter="SB")
    assert holders(*named, *totals) == {"X1": "SA", "X2": "SB"}
    assert holders(named[0], packed("X2", 50), received("SB", 80)) == {"X1": "X1", "X2": "SB"}
    both = received("SB", 50, 61), received("SA", 50)
    assert holders(packed("X1", 50), packed("X2", 50), *both) == {"X1": "SA", "X2": "SB"}
    tagged = ("receipt_log", received("SA", 50)[1] | {"tag": "04X1"})
    assert holders(packed("X1", 80), packed("X2", 50), tagged, received("SB", 79)) == {"X1": "SA", "X2": "SB"}


def test_the_stock_of_whoever_used_a_bag_follows_the_mineral_that_the_bag_turns_out_to_hold():
    desk = Desk()
    desk.take([("trade_log", {"page": "T-1", "line": "1", "date": DAY, "negociant": "NEG-1", "tag_in": "04100000",
                              "weight_in_kg": 50_000, "tag_out": "073000", "weight_out_kg": 50_000})])  # fmt: skip
    mined = {"page": "M-01", "date": DAY, "site": "S1", "weight_kg": 50_000, "mineral": "coltan"}
    desk.take([("mine_log", {**mined, "line": "2", "tag": "04100002"})])
    batch = {"batch": "B-1", "processor": "PROC-1", "date": DAY + 1}
    desk.take(
        [
            ("process_log", {**batch, "line": "1", "flow": "in", "tag": "04100002", "weight_kg": 50_000}),
            ("process_log", {**batch, "line": "1", "flow": "out", "tag": "096000", "weight_kg": 500_000}),
            (
                "process_log",
                {**batch, "line": "2", "flow": "in", "tag": "073000", "weight_kg": 500_000, "date": DAY + 9},
            ),
        ]
    )
    bag = desk.take([("mine_log", {**mined, "line": "1", "tag": "04100000"})])
    assert desk.cases() == desk.whole()
    desk.undo(bag)
    assert desk.cases() == desk.whole()


def tagged(number: int, page: str, day: int, minute: int, **more: object) -> tuple[str, dict]:
    cells = {"page": page, "line": "1", "date": day, "time": minute, "site": "S1", "tag": f"0410000{number}"}
    return "mine_log", {**cells, "weight_kg": 50_000, "agent": "A1", "latitude": -2_000_000, **more}


def test_an_agent_in_two_places_too_fast_is_seen_across_a_month_s_end():
    evening = tagged(1, "M-01", DAY + 30, 23 * 60 + 50, longitude=28_000_000)
    morning = tagged(2, "M-02", DAY + 31, 10, longitude=28_400_000)
    for first, second in ((evening, morning), (morning, evening)):
        desk = Desk()
        desk.take([first])
        batch = desk.take([second])
        assert found(desk, "GEO") == ["GEO:tag:04100002"]
        assert desk.cases() == desk.whole()
        desk.undo(batch)
        assert found(desk, "GEO") == []


def test_of_bags_closed_in_one_minute_at_one_place_the_first_line_is_the_later_bag_whatever_arrives_first():
    before = [tagged(n, f"M-0{n}", DAY, 480, longitude=28_000_000) for n in (1, 2)]
    after = [tagged(n, f"M-0{n}", DAY, 490, longitude=28_400_000) for n in (3, 4)]
    for rows in ([*before, *after], [*after[::-1], *before[::-1]]):
        desk = Desk()
        for row in rows:
            desk.take([row])
        (kept,) = [json.loads(facts) for name, facts in desk.cases().items() if name.startswith("GEO:")]
        assert [(case["page"], case["facts"]["bag_before"]) for case in kept] == [("M-03", "04100002")]
        assert desk.cases() == desk.whole()
