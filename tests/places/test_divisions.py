"""Lakes, provinces and territories: drawn by us until an installation holds better ones."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import shapely
from shapely.geometry import Point, Polygon, box, mapping

from chanzo.places import divisions, geography
from chanzo.places.checks import outlines
from chanzo.places.layers import Feature, Layer, layers_for, offer_layer
from chanzo.places.panels import protected_areas
from tests.sites.layers import a_box, a_feature, loaded

CACHES = (divisions.territories, divisions.provinces, geography.lakes)


@pytest.fixture
def home(tmp_path: Path, settings: object) -> Iterator[Path]:
    """A home of an installation without places of its own, and caches that remember nothing of it."""
    settings.HOME = tmp_path  # type: ignore[attr-defined]
    (tmp_path / "places").mkdir()
    for cached in CACHES:
        cached.cache_clear()
    yield tmp_path / "places"
    for cached in CACHES:
        cached.cache_clear()


def collection(*features: tuple[dict, object]) -> str:
    listed = [{"type": "Feature", "properties": names, "geometry": mapping(shape)} for names, shape in features]
    return json.dumps({"type": "FeatureCollection", "features": listed})


def test_lakes_are_valid_and_lie_where_people_fish(home: Path) -> None:
    lakes = dict(geography.lakes())
    assert all(outline.is_valid for outline in lakes.values())
    middles = {
        "Lake Kivu": (29.18, -1.95), "Lake Tanganyika": (29.55, -6.0), "Lake Edward": (29.55, -0.38),
        "Lake Albert": (30.95, 1.70), "Lake Victoria": (33.0, -1.0),
    }  # fmt: skip
    for name, middle in middles.items():
        assert lakes[name].contains(Point(middle))
    # Idjwi is an island, and no seat of a territory stands in the water.
    assert not lakes["Lake Kivu"].contains(Point(29.05, -2.12))
    wet = shapely.union_all(list(lakes.values()))
    assert [seat.territory for seat in divisions.seats() if wet.contains(Point(seat.longitude, seat.latitude))] == []


def test_each_territory_holds_its_seat_and_no_other_of_its_country(home: Path) -> None:
    found = {(d.country, d.province, d.territory): d.outline for d in divisions.territories()}
    for seat in divisions.seats():
        held = [
            key for key, outline in found.items() if outline.buffer(1e-9).contains(Point(seat.longitude, seat.latitude))
        ]
        assert [key for key in held if key[0] == seat.country] == [(seat.country, seat.province, seat.territory)]
    assert divisions.approximate()


def test_territories_and_provinces_fill_their_country(home: Path) -> None:
    for country in ("BI", "CD", "RW"):
        land = geography.countries()[country]
        for parts in (divisions.territories(), divisions.provinces()):
            outlines = [d.outline for d in parts if d.country == country]
            assert sum(outline.area for outline in outlines) == pytest.approx(land.area)
            assert shapely.union_all(outlines).area == pytest.approx(land.area)


def test_outlines_of_the_installation_take_the_place_of_ours(home: Path) -> None:
    one, two = box(29, -3, 30, -2), box(30, -3, 31, -2)
    place = {"country": "CD", "province": "North"}
    text = collection((place | {"territory": "Hill"}, one), (place | {"territory": "Valley"}, two))
    (home / "territories.geojson").write_text(text, encoding="utf-8")
    (home / "lakes.geojson").write_text(collection(({"name": "Pond"}, one)), encoding="utf-8")
    assert [d.name for d in divisions.territories()] == ["Hill", "Valley"]
    assert [(d.name, d.outline.area) for d in divisions.provinces()] == [("North", pytest.approx(2))]
    assert [name for name, _outline in geography.lakes()] == ["Pond"]
    assert not divisions.approximate()


@pytest.mark.django_db
def test_protected_areas_are_on_the_map_when_loaded(tmp_path: Path) -> None:
    assert list(protected_areas(None)) == []
    loaded(tmp_path, a_feature("Park", a_box(28, -2, 29, -1)))
    assert [(f.name, f.geometry.area) for f in protected_areas(None)] == [("Park", pytest.approx(1))]


@pytest.mark.django_db
def test_a_layer_shows_each_reader_its_own_and_nothing_when_empty() -> None:
    layer = Layer("probe", 99, "Probe", "point", lambda user: [Feature(user, Point(29, -2))] if user else [])
    offer_layer(layer)
    offer_layer(layer)
    try:
        assert [laid.features[0].name for laid in layers_for("anna") if laid.layer.name == "probe"] == ["anna"]
        assert [laid for laid in layers_for("") if laid.layer.name == "probe"] == []
    finally:
        offer_layer(Layer("probe", 99, "Probe", "point", lambda user: []))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("{", "no GeoJSON"),
        ("[]", "no GeoJSON"),
        ('{"features": [{"properties": null}]}', "no GeoJSON"),
        ('{"features": [{"properties": {"name": ""}}]}', "feature 1 has no name"),
        (collection(({"name": "A"}, Point(1, 1))), "feature 1 is no polygon"),
        (collection(({"name": "A"}, Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]))), "feature 1: Self-intersection"),
        (
            '{"features": [{"properties": {"name": "A"}, "geometry": {"type": "Polygon", "coordinates": [[1]]}}]}',
            "no GeoJSON",
        ),
    ],
)
def test_a_file_that_cannot_be_drawn_stops_the_start_with_its_name(text: str, wrong: str, home: Path) -> None:
    assert outlines() == []
    (home / "lakes.geojson").write_text(text, encoding="utf-8")
    [error] = outlines()
    assert str(error.msg).startswith("places/lakes.geojson cannot be drawn")
    assert wrong in str(error.msg)
