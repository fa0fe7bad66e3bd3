"""Small random programmes: few tags, few days, few people, so that everything that can clash does."""

from datetime import date, timedelta

from hypothesis import strategies as st

from tests.verification.rules.custody import Row

START = date(2026, 1, 10)
DAYS = st.integers(0, 12).map(lambda n: (START + timedelta(days=n)).isoformat())
MINE_TAGS = st.integers(0, 6).map(lambda n: f"010{n}")
BAG_TAGS = st.integers(0, 5).map(lambda n: f"N10{n}")
OUT_TAGS = st.integers(0, 3).map(lambda n: f"P10{n}")
SITES = st.sampled_from(["S1", "S2"])
ORGS = st.sampled_from(["X", "Y"])
KG = st.integers(1, 30).map(lambda n: f"{n * 3.5:g}")
MINERAL = st.sampled_from(["coltan", "cassiterite"])


def rows(**cells: st.SearchStrategy[str]) -> st.SearchStrategy[list[Row]]:
    """Up to eight rows of a table, numbered as lines."""
    lists = st.lists(st.fixed_dictionaries(cells), max_size=8)
    return lists.map(lambda made: [row | {"line": str(at + 1)} for at, row in enumerate(made)])


MOVEMENTS = st.lists(
    st.builds(
        lambda action, kind, first, more, day, holder, site: {
            "action": action,
            "type": kind[0],
            "first": f"{kind[1]}10{first}",
            "last": f"{kind[1]}10{min(first + more, 9)}",
            "date": day,
            "holder": holder,
            "site": site if kind[0] == "mine" else "",
        },
        st.sampled_from(["receive", "allocate", "hand_over", "return", "lose", "steal", "damage", "cancel", "count"]),
        st.sampled_from([("mine", "0"), ("negociant", "N"), ("processor", "P")]),
        st.integers(0, 6),
        st.integers(0, 4),
        DAYS,
        ORGS,
        st.sampled_from(["S1", "S2", ""]),
    ),
    max_size=8,
    unique_by=lambda row: (row["type"], row["date"]),
)

LEDGERS = st.fixed_dictionaries(
    {
        "mine_log": rows(
            page=st.just("M-1"),
            date=DAYS,
            site=SITES,
            tagging_point=st.sampled_from(["T1", "T2"]),
            tag=MINE_TAGS,
            mineral=MINERAL,
            weight_kg=KG,
            buyer=ORGS,
            agent=st.sampled_from(["A1", ""]),
        ),
        "trade_log": rows(
            page=st.sampled_from(["T-1", "T-2"]),
            date=DAYS,
            negociant=ORGS,
            tag_in=MINE_TAGS,
            weight_in_kg=KG,
            tag_out=BAG_TAGS,
            weight_out_kg=KG,
        ),
        "process_log": rows(
            batch=st.sampled_from(["B1", "B2"]),
            date=DAYS,
            processor=ORGS,
            flow=st.sampled_from(["in", "out"]),
            tag=st.one_of(BAG_TAGS, OUT_TAGS),
            weight_kg=KG,
            mineral=MINERAL,
        ),
        "export_log": rows(
            lot=st.sampled_from(["L1", "L2"]),
            date=DAYS,
            exporter=ORGS,
            mineral=MINERAL,
            tag=st.one_of(OUT_TAGS, BAG_TAGS),
            weight_kg=KG,
        ),
        "receipt_log": rows(
            lot=st.just("L1"), date=DAYS, smelter=st.just("M"), tag=st.one_of(OUT_TAGS, st.just("")), weight_kg=KG
        ),
        "stock_counts": rows(organisation=ORGS, date=DAYS, mineral=MINERAL, weight_kg=KG, tag=st.just("")),
        "tag_movements": MOVEMENTS,
        "sites": st.just(
            [
                {
                    "site": "S1",
                    "minerals": "coltan",
                    "tagging_point": "T1",
                    "capacity_high_kg": "40",
                    "capacity_from": "2026-01-01",
                    "baseline_date": "2026-01-15",
                }
            ]
        ),
        "site_status": st.just([{"site": "S1", "scheme": "programme", "status": "integrated", "from": "2026-01-14"}]),
        "suspensions": st.just([{"area": "S1", "from": "2026-01-16", "to": "2026-01-18"}]),
    }
)
