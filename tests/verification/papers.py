"""Random small programmes, as messy as the field: reused tags, circles, unreadable cells, renamed sites."""

from typing import Any

from hypothesis import strategies as st

DAY = 20_454  # 2026-01-01
BAGS = [f"04100{n:03d}" for n in range(8)]
SACKS = [f"0730{n:02d}" for n in range(6)]
DRUMS = [f"0960{n:02d}" for n in range(5)]
ANY_TAG = st.sampled_from([*BAGS, *SACKS, *DRUMS, "04109?9", "?"])
SITES = ["SITE-1", "SITE-2", "site 2", "Old Pit", "SITE-3"]
ORGANISATIONS = ["NEG-1", "NEG-2", "Comptoir", "PROC-1"]
MINERALS = ["cassiterite", "coltan"]


def days(low: int = 0, high: int = 120) -> Any:
    return st.integers(low, high).map(lambda n: DAY + n)


def row(table: str, needed: dict[str, Any], more: dict[str, Any] | None = None) -> Any:
    return st.fixed_dictionaries(needed, optional=more or {}).map(lambda cells: (table, cells))


LINES = st.integers(1, 4).map(str)
GRAMS = st.sampled_from([500, 5_000, 20_000, 50_000, 50_000, 51_000, 500_000, "?"])
SITE, ORGANISATION, MINERAL = st.sampled_from(SITES), st.sampled_from(ORGANISATIONS), st.sampled_from(MINERALS)
AGENT = st.sampled_from(["AG-1", "AG-2"])
POINT = st.sampled_from(["TP-1", "TP-2"])
MICRO = st.sampled_from([-2_000_000, -2_001_000, -2_100_000])

MINED = row(
    "mine_log",
    {
        "page": st.sampled_from(["M-01", "M-02", "M-04", "X-1"]), "line": LINES, "date": days(0, 70), "site": SITE,
        "tag": st.sampled_from([*BAGS, "04109?9", "?"]), "mineral": MINERAL, "weight_kg": GRAMS,
    },
    {
        "book": st.just("B7"), "tagging_point": POINT, "buyer": ORGANISATION, "agent": AGENT, "team": st.just("T1"),
        "latitude": MICRO, "longitude": st.sampled_from([28_000_000, 28_400_000]),
        "time": st.sampled_from([5, 480, 485, 600, 1_435]),
    },
)  # fmt: skip
TRADED = row(
    "trade_log",
    {
        "page": st.sampled_from(["T-1", "T-3", "X-1"]), "line": LINES, "date": days(5, 90), "negociant": ORGANISATION,
        "tag_in": st.sampled_from([*BAGS, *SACKS[:3], "?"]), "weight_in_kg": GRAMS,
        "tag_out": st.sampled_from([*SACKS, "?"]), "weight_out_kg": GRAMS,
    },
    {"moisture_pct": st.just(5_000), "agent": AGENT},
)  # fmt: skip
PROCESSED = row(
    "process_log",
    {
        "batch": st.sampled_from(["B-1", "B-2"]), "line": LINES, "date": days(10, 100), "processor": ORGANISATION,
        "flow": st.sampled_from(["in", "in", "out"]), "tag": st.sampled_from([*BAGS[:3], *SACKS, *DRUMS, "?"]),
        "weight_kg": GRAMS,
    },
    {"mineral": MINERAL, "kind": st.just("tailing"), "assay_pct": st.sampled_from([5_000, 60_000, 95_000])},
)  # fmt: skip
EXPORTED = row(
    "export_log",
    {
        "lot": st.sampled_from(["L-1", "L-2"]), "date": days(20, 110), "exporter": ORGANISATION,
        "tag": st.sampled_from([*DRUMS, *SACKS[:2], *BAGS[:2], "?"]), "weight_kg": GRAMS,
    },
    {"mineral": MINERAL, "smelter": st.sampled_from(["SMELT", "proc-1"])},
)  # fmt: skip
RECEIVED = row(
    "receipt_log",
    {
        "lot": st.sampled_from(["L-1", "L-2"]), "date": days(60, 120), "smelter": st.sampled_from(["SMELT", "PROC-1"]),
        "weight_kg": GRAMS,
    },
    {"tag": st.sampled_from(DRUMS)},
)  # fmt: skip
ACTED = row(
    "bag_acts",
    {
        "action": st.sampled_from(["replace_tag", "sell", "seize", "spill", "reweigh", "steal", "return_to_seller"]),
        "tag": ANY_TAG, "date": days(0, 110),
    },
    {"new_tag": st.sampled_from([*BAGS, *SACKS]), "weight_kg": GRAMS, "holder": ORGANISATION},
)  # fmt: skip
COUNTED = row(
    "stock_counts",
    {
        "organisation": ORGANISATION, "date": days(0, 110), "mineral": MINERAL, "weight_kg": GRAMS,
        "basis": st.sampled_from(["counted", "pre_programme"]),
    },
    {"tag": st.sampled_from([*BAGS[:3], *SACKS[:2]]), "site": SITE},
)  # fmt: skip
OFFICIAL = row(
    "official_log",
    {"source": st.sampled_from(["customs", "tax"]), "exporter": ORGANISATION, "weight_kg": GRAMS},
    {"month": st.sampled_from([2026 * 12, 2026 * 12 + 1]), "lot": st.just("L-1"), "mineral": MINERAL},
)
SITED = row(
    "sites",
    {"site": st.sampled_from(["SITE-1", "SITE-2"]), "name": st.sampled_from(["One", "Two", "Old Pit"])},
    {
        "aliases": st.sampled_from([["site 2"], ["Old Pit"]]), "territory": st.sampled_from(["Kailo", "Kalehe"]),
        "latitude": MICRO, "longitude": st.just(28_000_000), "minerals": MINERAL, "tagging_point": POINT,
        "capacity_high_kg": st.sampled_from([10_000, 60_000]), "capacity_from": days(0, 60),
        "baseline_date": days(-400, 0),
    },
)  # fmt: skip
RENAMED = row(
    "site_changes",
    {"site": st.sampled_from(["SITE-3", "Old Pit", "SITE-1"]), "action": st.sampled_from(["rename", "close"]),
     "date": days()},
    {"into": st.sampled_from(["SITE-1", "SITE-2"])},
)  # fmt: skip
NAMED = row(
    "organisations",
    {"organisation": st.sampled_from(["NEG-1", "PROC-1"]), "name": st.sampled_from(["Comptoir", "Usine"])},
    {"from": days(0, 20), "aliases": st.just(["NEG-2"])},
)
STATED = row(
    "site_status",
    {"site": SITE, "scheme": st.sampled_from(["national", "icglr", "programme"]),
     "status": st.sampled_from(["integrated", "withdrawn", "red", "green"]), "from": days(-100, 60)},
)  # fmt: skip
SUSPENDED = row(
    "suspensions",
    {"area": st.sampled_from(["SITE-1", "territory:Kailo"]), "from": days(0, 60)},
    {"to": days(60, 90)},
)
MOVED = row(
    "tag_movements",
    {
        "action": st.sampled_from(["receive", "allocate", "lose", "cancel"]),
        "type": st.sampled_from(["mine", "mine", "negociant"]), "first": st.sampled_from(["04100000", "04100003"]),
        "last": st.sampled_from(["04100003", "04100007"]), "date": days(-20, 60),
    },
    {"holder": ORGANISATION, "site": SITE},
)  # fmt: skip
BOOKED = row(
    "tag_movements",
    {"action": st.sampled_from(["lose", "allocate"]), "type": st.just("mine_book"), "first": st.just("B6"),
     "last": st.just("B8"), "date": days(-20, 60)},
)  # fmt: skip
ROWS = st.one_of(
    MINED, MINED, MINED, MINED, TRADED, TRADED, TRADED, PROCESSED, PROCESSED, EXPORTED, EXPORTED, RECEIVED, ACTED,
    COUNTED, OFFICIAL, SITED, RENAMED, NAMED, STATED, SUSPENDED, MOVED, BOOKED,
)  # fmt: skip
# A delivery is rows of several tables, or the undoing of an earlier one.
DELIVERIES = st.lists(
    st.one_of(st.lists(ROWS, min_size=1, max_size=25), st.lists(ROWS, min_size=1, max_size=4), st.integers(1, 6)),
    min_size=1,
    max_size=9,
)
