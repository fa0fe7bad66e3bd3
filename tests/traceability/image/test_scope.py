"""A scope sees its own lots whole, the holders one step away, and farther lots as shares of sites."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from django.db import transaction

from chanzo.people.scopes import EVERYTHING, Scope
from chanzo.traceability.queries.composition import composition
from chanzo.traceability.queries.exposure import exposure
from chanzo.traceability.queries.trace import trace

from .tables import a_lot, a_record, an_input

pytestmark = pytest.mark.django_db
CHAIN = (
    ("1", "mine", "NEG", "A"),
    ("2", "negociant", "NEG", ""),
    ("B", "batch", "PROC", ""),
    ("3", "processor", "PROC", ""),
    ("X", "export", "EXP", ""),
)


@pytest.fixture(autouse=True)
def chain(db) -> Iterator[None]:
    """One bag of 10 kg from site A, through négociant, processor and exporter."""
    seq = a_record()
    for name, kind, holder, site in CHAIN:
        a_lot(name, kind, seq, name=name, holder=holder, organisation=holder, site=site, mass_g=10_000, day=9).save()
    for place, (src, dst) in enumerate(pairwise(CHAIN)):
        an_input(place, src[0], dst[0], 10_000, seq).save()
    yield
    transaction.set_rollback(True)


def of(*organisations: str, areas: tuple[str, ...] = ()) -> Scope:
    return Scope(organisations=frozenset(organisations), areas=frozenset(areas))


def test_everything_is_seen_whole() -> None:
    answer = trace("X", scope=EVERYTHING)
    assert [node["id"] for node in answer["nodes"]] == ["1", "2", "3", "B", "X"]
    assert answer["nodes"][0]["site"] == "A"


def test_an_exporter_sees_its_lot_the_bags_in_it_and_the_sites_behind_them() -> None:
    answer = trace("X", scope=of("EXP"))
    assert {node["id"]: node["holder"] for node in answer["nodes"]} == {"3": "PROC", "X": "EXP"}
    assert answer["edges"] == [{"from": "3", "to": "X", "mass_kg": 10.0}]
    assert answer["origins"] == [{"site": "A", "mass_kg": 10.0, "share": 1.0, "bags": 1}]
    assert answer["destinations"] == [{"lot": "X", "holder": "EXP", "mass_kg": 10.0}]


def test_a_negociant_does_not_learn_who_exports() -> None:
    answer = trace("1", scope=of("NEG"))
    assert [node["id"] for node in answer["nodes"]] == ["1", "2", "B"]
    assert answer["destinations"] == [{"lot": None, "holder": None, "mass_kg": 10.0}]


def test_an_area_owns_the_bags_of_its_sites() -> None:
    answer = trace("X", scope=of(areas=("A",)))
    assert [node["id"] for node in answer["nodes"]] == ["1", "2"]


def test_a_stranger_sees_shares_only() -> None:
    answer = trace("X", scope=of("ELSE"))
    assert (answer["nodes"], answer["edges"]) == ([], [])
    assert answer["origins"][0]["site"] == "A"


def test_findings_on_lots_of_others_are_not_shown() -> None:
    found = [{"subject": "1>2"}, {"subject": "3>X"}]
    answer = trace("X", scope=of("EXP"), findings_of=lambda subjects: [f for f in found if f["subject"] in subjects])
    assert answer["findings"] == [{"subject": "3>X"}]


def test_exposure_lists_own_lots_and_those_beside_them() -> None:
    assert [lot["lot"] for lot in exposure("A", None, None, scope=EVERYTHING)["lots"]] == ["2", "3", "B", "X"]
    assert [lot["lot"] for lot in exposure("A", None, None, scope=of("EXP"))["lots"]] == ["3", "X"]


def test_composition_weighs_own_lots_and_those_beside_them() -> None:
    assert [entry["lot"] for entry in composition(scope=of("EXP"))] == ["3", "X"]
    named = {entry["lot"]: entry["mass_kg"] for entry in composition(["1", "3", "X"], scope=of("EXP"))}
    assert named == {"1": None, "3": 10.0, "X": 10.0}
