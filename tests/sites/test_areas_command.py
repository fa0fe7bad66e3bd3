"""``chanzo areas``: loads a layer and tells how every site lies to it, in the words of the contracts."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from django.core.management import call_command
from pyproj import Geod

from chanzo.field.services.imports import import_files
from tests.sites.layers import a_box, a_feature, written
from tests.web.programme import written as tables

pytestmark = pytest.mark.django_db
EARTH = Geod(ellps="WGS84")


def told(*arguments: str) -> Any:
    out = StringIO()
    call_command("areas", *arguments, "--json", stdout=out, stderr=StringIO())
    return json.loads(out.getvalue())


def load(path: Path, layer: str, day: str = "2026-01-01") -> Any:
    return told("load", str(path), "--layer", layer, "--source", "S", "--licence", "L", "--date", day)


def test_a_layer_is_loaded_and_the_same_file_again_is_the_same_version(tmp_path: Path) -> None:
    empty = {"type": "Feature", "properties": {}, "geometry": None}
    path = written(tmp_path, a_feature("Park", a_box(28.4, -2.6, 28.6, -2.4)), empty)
    answer = {"layer": "Parks", "version": 1, "areas": 1, "refused": 1}
    assert load(path, "Parks") == answer
    assert load(path, "Parks") == answer
    assert load(path, "Parks", "2026-02-01") == answer | {"version": 2}


def test_every_site_is_told_against_every_layer(tmp_path: Path) -> None:
    register = "site,name,latitude,longitude\nS-1,One,-2.5,28.5\nS-2,Two,,\n"
    import_files(tables(tmp_path, sites=register), by="test")
    load(written(tmp_path, a_feature("Park", a_box(28.4, -2.6, 28.6, -2.4))), "Parks")
    load(written(tmp_path, a_feature("Parc", a_box(28.6, -2.6, 28.8, -2.4))), "Agency")
    rows = told("check")
    assert [(r["site"], r["layer"], r["version"], r["inside"], r["area"]) for r in rows] == [
        ("S-1", "Agency", 1, False, "Parc"),
        ("S-1", "Parks", 1, True, "Park"),
        ("S-2", "Agency", 1, None, ""),
        ("S-2", "Parks", 1, None, ""),
    ]
    assert rows[0]["distance_km"] == pytest.approx(EARTH.inv(28.5, -2.5, 28.6, -2.5)[2] / 1000, rel=1e-4)
    assert (rows[1]["distance_km"], rows[2]["distance_km"]) == (0.0, None)
    assert [r["layer"] for r in told("check", "--layer", "Parks")] == ["Parks", "Parks"]


def test_a_thousand_points_agree_with_an_independent_computation(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    parks = []
    for at in range(40):
        turn = np.sort(rng.uniform(0, 2 * np.pi, 120))
        reach = rng.uniform(0.03, 0.4) * (1 + 0.3 * np.sin(3 * turn))
        corners = np.column_stack(
            (rng.uniform(26, 30) + reach * np.cos(turn), rng.uniform(-5, 1) + reach * np.sin(turn))
        )
        parks.append(a_feature(f"Park {at}", [(x, y) for x, y in [*corners.tolist(), corners[0].tolist()]]))
    east, north = rng.uniform(26, 30, 1000).round(5), rng.uniform(-5, 1, 1000).round(5)
    rows = [f"S-{at},Mine {at},{north[at]},{east[at]}" for at in range(1000)]
    import_files(tables(tmp_path, sites="\n".join(["site,name,latitude,longitude", *rows])), by="test")
    load(written(tmp_path, *parks), "Parks")
    outlines = [shapely.Polygon(park["geometry"]["coordinates"][0]) for park in parks]
    steps = [shapely.get_coordinates(shapely.segmentize(outline.exterior, 5e-4)) for outline in outlines]
    every, owner = np.concatenate(steps), np.repeat(np.arange(len(steps)), list(map(len, steps)))
    for row in told("check"):
        at = int(row["site"][2:])
        holders = [p for p in range(len(parks)) if outlines[p].intersects(shapely.Point(east[at], north[at]))]
        assert row["inside"] == bool(holders)
        if holders:
            assert row["area"] in {f"Park {p}" for p in holders}
            continue
        # The steps of the ten boundaries nearest in degrees; degrees here are alike in both directions to 0.5 %.
        flat = np.hypot(every[:, 0] - east[at], every[:, 1] - north[at])
        close = np.flatnonzero(flat <= flat.min() * 1.02 + 1e-3)
        metres = EARTH.inv(np.full(len(close), east[at]), np.full(len(close), north[at]), *every[close].T)[2]
        assert row["distance_km"] == pytest.approx(metres.min() / 1000, rel=1e-3, abs=0.01)
        assert row["area"] in {f"Park {owner[c]}" for c in close}
