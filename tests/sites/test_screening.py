"""Sites are held against protected areas whenever they or the layers change, and the rules hear of it."""

import json
from datetime import date
from pathlib import Path

import pytest

from chanzo.core.days import to_day
from chanzo.field.services.imports import import_files
from chanzo.field.services.undo import undo_import
from chanzo.findings.models import Finding
from chanzo.ledger.models import Record
from chanzo.people.types import SYSTEM
from chanzo.sites.models import Screening
from chanzo.sites.queries.screening import nearest, standing_of
from chanzo.sites.services.screening import screen_again, withdraw_and_screen
from chanzo.sites.types.screening import Standing
from tests.sites.layers import a_box, a_feature, loaded
from tests.web.programme import TABLES
from tests.web.programme import written as tables

pytestmark = pytest.mark.django_db

SITES = """site,name,country,province,territory,latitude,longitude,minerals,tagging_point,capacity_high_kg,baseline_date
S-1,Mine One,CD,North,Hill,-2.5,28.5,cassiterite,TP-1,1000,2025-10-01
S-2,Mine Two,CD,South,Valley,-2.5,28.6085,cassiterite,TP-2,1000,2025-10-01
S-3,Mine Three,CD,South,Valley,-2.5,29.0,cassiterite,,,
S-4,Mine Four,CD,South,Valley,,,cassiterite,,,
"""
PARK = a_feature("Made-up Park", a_box(28.4, -2.6, 28.6, -2.4))


def programme(folder: Path) -> None:
    import_files(tables(folder, **(TABLES | {"sites": SITES})), by="test", backfill=True)


def standing(rule: str = "AREA") -> dict[str, str]:
    found = Finding.objects.filter(rule=rule).exclude(state="cleared")
    return {finding.subject: finding.severity for finding in found}


def test_a_layer_that_comes_raises_what_lies_inside_and_near(tmp_path: Path) -> None:
    programme(tmp_path)
    assert standing() == {}
    done = loaded(tmp_path, PARK)
    assert done.changed == 3
    assert standing() == {"0100": "S", "0101": "S", "S-2 2026-01": "W"}
    assert [(row.layer, row.area, row.distance_m) for row in nearest("S-1")] == [("Parks", "Made-up Park", 0)]
    assert 930 < nearest("S-2")[0].distance_m < 960
    assert nearest("S-4") == []


def test_sites_that_come_after_the_layer_are_checked_as_they_come(tmp_path: Path) -> None:
    loaded(tmp_path, PARK)
    rehearsed = import_files(tables(tmp_path, **(TABLES | {"sites": SITES})), by="test", rehearsal=True, backfill=True)
    assert Screening.objects.count() == 0
    programme(tmp_path)
    assert standing() == {"0100": "S", "0101": "S", "S-2 2026-01": "W"}
    assert rehearsed.findings["AREA"] == 3


def test_a_site_moved_out_of_the_park_is_cleared_and_moved_back_by_an_undo(tmp_path: Path) -> None:
    programme(tmp_path)
    loaded(tmp_path, PARK)
    moved = SITES.replace("-2.5,28.5,", "-2.5,29.5,")
    taken = import_files(tables(tmp_path, sites=moved), by="test", backfill=True)
    assert standing() == {"S-2 2026-01": "W"}
    undo_import(taken.batches[0].id, by="test")
    assert standing() == {"0100": "S", "0101": "S", "S-2 2026-01": "W"}


def test_a_site_written_otherwise_later_is_the_same_site(tmp_path: Path) -> None:
    programme(tmp_path)
    loaded(tmp_path, PARK)
    again = "site,name,latitude,longitude,capacity_from\ns-1,Mine One,-2.5,28.501,2026-01-01\n"
    import_files(tables(tmp_path, sites=again), by="test", backfill=True)
    assert standing()["0100"] == "S"


def test_layers_that_disagree_are_both_shown_and_weigh_less(tmp_path: Path) -> None:
    programme(tmp_path)
    loaded(tmp_path, PARK)
    loaded(tmp_path, a_feature("Parc inventé", a_box(28.3, -2.6, 28.45, -2.4)), layer="Agency")
    stands = standing_of("S-1")
    assert stands.standing == Standing.DISPUTED
    assert [row.layer for row in stands.holding] == ["Parks"]
    assert [row.layer for row in stands.denying] == ["Agency"]
    assert standing() == {"S-1 2026-01": "W", "S-2 2026-01": "W"}


def test_a_neighbours_list_puts_no_park_in_doubt(tmp_path: Path) -> None:
    programme(tmp_path)
    loaded(tmp_path, PARK)
    loaded(tmp_path, a_feature("Umusozi", a_box(29.9, -2.1, 30.1, -1.9)), layer="Neighbour")
    assert standing_of("S-1").standing == Standing.INSIDE
    assert standing()["0100"] == "S"


def test_a_new_version_replaces_the_old_and_a_withdrawn_one_gives_way(tmp_path: Path) -> None:
    programme(tmp_path)
    loaded(tmp_path, PARK)
    second = loaded(tmp_path, a_feature("Made-up Park", a_box(29.3, -2.6, 29.6, -2.4)), day=date(2026, 2, 1))
    assert second.layer is not None
    assert second.layer.version == 2
    assert standing() == {}
    kept = {(row.version, row.inside) for row in Screening.objects.filter(site="S-1")}
    assert kept == {(1, True), (2, False)}
    withdraw_and_screen(second.layer.seq, reason="the wrong file", by=SYSTEM)
    assert standing()["0100"] == "S"


def test_the_same_layer_again_records_nothing(tmp_path: Path) -> None:
    programme(tmp_path)
    loaded(tmp_path, PARK)
    before = Record.objects.count()
    assert loaded(tmp_path, PARK).changed == 0
    screen_again()
    assert Record.objects.count() == before


def test_an_area_known_as_a_point_is_shown_and_disputed_within_its_extent(tmp_path: Path) -> None:
    programme(tmp_path)
    point = {"type": "Point", "coordinates": [28.5, -2.51]}
    loaded(tmp_path, a_feature("Réserve sans limites", geometry=point, REP_AREA=20))
    row = Screening.objects.get(site="S-1")
    assert (row.inside, row.distance_cm, row.boundary) == (False, 0, "unknown")
    assert standing_of("S-1").standing == Standing.DISPUTED
    assert standing()["S-1 2026-01"] == "W"


def test_facts_name_no_more_than_the_park_and_how_far_it_is(tmp_path: Path) -> None:
    programme(tmp_path)
    loaded(tmp_path, PARK)
    finding = Finding.objects.get(rule="AREA", subject="S-2 2026-01")
    assert "Made-up Park" in json.dumps(finding.facts if isinstance(finding.facts, dict) else str(finding.facts))
    assert to_day(date(2026, 1, 31)) == finding.day
