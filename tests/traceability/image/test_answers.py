"""Trace, exposure and composition answer from the tables as a recursion over the ledger would."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chanzo.core.refusals import Refused
from chanzo.people.scopes import EVERYTHING
from chanzo.traceability.image import store
from chanzo.traceability.queries.composition import composition
from chanzo.traceability.queries.exposure import exposure
from chanzo.traceability.queries.trace import trace

from .ledgers import ledgers
from .oracle import Ledger, Oracle
from .tables import a_lot, a_record, an_input, emptied, stood

pytestmark = pytest.mark.django_db
FEW_EXAMPLES = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture(autouse=True)
def unrecorded(db) -> Iterator[None]:
    """Rows written by hand come of no record: nothing is left that a rebuild could be compared with."""
    yield
    transaction.set_rollback(True)


def grams(kilograms: float) -> int:
    return round(kilograms * 1000)


def check(ledger: Ledger) -> None:
    oracle = Oracle(ledger)
    said = {entry["lot"]: entry for entry in composition(scope=EVERYTHING)}
    assert set(said) == set(ledger.lots)
    for key, (kind, mass_g, _, _) in ledger.lots.items():
        expected = oracle.shares(key)
        shares = {o["site"]: o["share"] for o in said[key]["origins"]} | {"": said[key]["untraced_share"]}
        assert shares == pytest.approx({s: float(v) for s, v in ({"": 0} | expected).items()}, abs=6e-7)
        answer = trace(key, scope=EVERYTHING)
        assert answer["kind"] == kind
        assert {n["id"] for n in answer["nodes"]} == oracle.ancestors({key}) | set(oracle.flow({key})) | {key}
        bags: dict[str, int] = {}
        for lot in oracle.ancestors({key}):
            if ledger.lots[lot][0] == "mine" and ledger.lots[lot][3]:
                bags[ledger.lots[lot][3]] = bags.get(ledger.lots[lot][3], 0) + 1
        assert {o["site"]: o["bags"] for o in answer["origins"] if o["bags"]} == bags
        for origin in answer["origins"]:
            assert origin["share"] == pytest.approx(float(expected.get(origin["site"], 0)), abs=6e-7)
            if mass_g is not None:
                assert abs(grams(origin["mass_kg"]) - mass_g * expected.get(origin["site"], 0)) <= 0.5 + 1e-6
        used = {src for src, _, _ in oracle.rows}
        flow = oracle.flow({key}) | {key: 1}
        assert {d["lot"] for d in answer["destinations"]} == {lot for lot in flow if lot not in used}
        edges = {(e["from"], e["to"]) for e in answer["edges"]}
        inside = oracle.ancestors({key})
        onward = set(flow)
        assert edges == {
            (s, d) for s, d, _ in oracle.rows if s and (d in inside or (d in onward and s in onward and d != key))
        }


@given(ledgers(10), ledgers(10))
@FEW_EXAMPLES
def test_answers_from_a_fresh_image_are_those_of_a_recursion(db, before: Ledger, after: Ledger) -> None:
    emptied()
    for ledger in (before, after):
        stood(ledger)
        check(ledger)


@given(st.lists(ledgers(10), min_size=2, max_size=3))
@FEW_EXAMPLES
def test_answers_over_an_image_on_disk_and_its_changes_are_too(db, story: list[Ledger]) -> None:
    emptied()
    store.forget()
    few, part = store.FEW, store.PART
    store.FEW, store.PART = 0, 100.0
    try:
        for ledger in story:
            stood(ledger)
            check(ledger)
        built = store.current().image.head
        assert built.seq < store.current().head.seq
    finally:
        store.FEW, store.PART = few, part


@given(ledgers(), st.sampled_from("ABC"), st.integers(0, 20), st.integers(0, 20))
@FEW_EXAMPLES
def test_exposure_names_every_lot_that_a_site_and_period_reached(
    db, ledger: Ledger, site: str, first: int, last: int
) -> None:
    emptied()
    stood(ledger)
    oracle = Oracle(ledger)

    def closed(kind: str) -> set[str]:
        return {
            key
            for key, lot in ledger.lots.items()
            if lot[0] == kind and lot[3] == site and lot[2] is not None and first <= lot[2] <= last
        }

    if not any(lot[3] == site for lot in ledger.lots.values()):
        with pytest.raises(Refused):
            exposure(site, first, last, scope=EVERYTHING)
        return
    answer = exposure(site, first, last, scope=EVERYTHING)
    assert answer["bags"] == len(closed("mine"))
    expected = oracle.flow(closed("mine") | closed("stock")) | dict.fromkeys(closed("stock"), 1)
    assert {e["lot"]: e["share"] for e in answer["lots"]} == pytest.approx(
        {k: float(v) for k, v in expected.items()}, abs=6e-7
    )


def test_a_number_borne_twice_is_answered_together_and_apart() -> None:
    seq = a_record()
    for place, mass_g, site in (("1", 10_000, "A"), ("2", 30_000, "B")):
        more = {"number": "007", "name": "007", "sheet": "M-1", "line": place, "mass_g": mass_g, "site": site}
        a_lot(f"mine:007@M-1/{place}", "mine", seq, **more).save(force_insert=True)
    a_lot("negociant:9", "negociant", seq, number="9", name="9", mass_g=9_000, sheet="T-1", line="4").save()
    an_input(1, "mine:007@M-1/1", "negociant:9", 9_500, seq, number="007", sheet="T-1", line="4").save()
    both = trace("007", scope=EVERYTHING)
    assert both["lots"] == ["007@M-1/1", "007@M-1/2"]
    assert (both["kind"], both["mass_kg"]) == ("mine", 40.0)
    assert both["origins"] == [
        {"site": "A", "mass_kg": 10.0, "share": 0.25, "bags": 1},
        {"site": "B", "mass_kg": 30.0, "share": 0.75, "bags": 1},
    ]
    assert both["destinations"] == [
        {"lot": "007@M-1/2", "holder": None, "mass_kg": 30.0},
        {"lot": "9", "holder": None, "mass_kg": 9.0},
    ]
    assert trace("007@T-1/4", scope=EVERYTHING)["mass_kg"] == 10.0
    assert trace("mine:007@M-1/2", scope=EVERYTHING)["origins"][0]["site"] == "B"
    assert trace("mine:007", scope=EVERYTHING)["lots"] == both["lots"]


def test_a_line_that_closes_a_bag_means_it_before_one_that_uses_its_number() -> None:
    seq = a_record()
    for kind, sheet in (("mine", "P-1"), ("processor", "B-1")):
        more = {"number": "007", "name": "007", "sheet": sheet, "line": "1", "mass_g": 5_000}
        a_lot(f"{kind}:007", kind, seq, **more).save(force_insert=True)
    a_lot("batch:B-1@X", "batch", seq, name="B-1", sheet="B-1", organisation="X", mass_g=5_000).save()
    an_input(1, "mine:007", "batch:B-1@X", 5_000, seq, number="007", sheet="B-1", line="1").save()
    for lot in trace("007", scope=EVERYTHING)["lots"]:
        assert [entry["lot"] for entry in composition([lot], scope=EVERYTHING)] == [lot]
    assert trace("mine:007@B-1/1", scope=EVERYTHING)["kind"] == "mine"


def test_batches_of_two_organisations_are_told_apart_by_organisation() -> None:
    seq = a_record()
    for who in ("X", "Y"):
        a_lot(f"batch:B-12@{who}", "batch", seq, name="B-12", sheet="B-12", organisation=who, mass_g=5).save()
    assert trace("B-12", scope=EVERYTHING)["lots"] == ["B-12@X", "B-12@Y"]
    alone = trace("B-12@y", scope=EVERYTHING)
    assert "lots" not in alone
    assert alone["nodes"][0]["id"] == "B-12@Y"
    assert alone["untraced_share"] == 1.0


@pytest.mark.parametrize("text", ["", "12", "mine:12", "12@P/1", "12@X", "@", ":"])
def test_an_unknown_id_is_refused(text: str) -> None:
    a_record()
    with pytest.raises(Refused) as refusal:
        trace(text, scope=EVERYTHING)
    assert refusal.value.code == "ID_UNKNOWN"
