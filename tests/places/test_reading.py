"""Files of protected areas are read as agencies publish them; what cannot be used says why."""

import json
import random
import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import CRS, Transformer

from chanzo.core.refusals import Refused
from chanzo.places.reading import archives, read_areas
from chanzo.places.types import Boundary, Outline
from tests.places.shapes import a_shapefile, square, zip_bytes, zipped

PARK = square(28.4, -2.6, 0.2)


def geojson(path: Path, *features: object, **more: object) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": list(features)} | more), encoding="utf-8")
    return path


def feature(name: str, coordinates: object, sort: str = "Polygon") -> dict[str, object]:
    return {"type": "Feature", "properties": {"nom": name}, "geometry": {"type": sort, "coordinates": coordinates}}


def the_only(path: Path) -> Outline:
    (outline,) = read_areas(path).outlines
    return outline


def code_of(path: Path) -> str:
    with pytest.raises(Refused) as refused:
        read_areas(path)
    return refused.value.code


@pytest.mark.parametrize("epsg", [4326, 3857, 32735, 32736, 4209, 21095])
def test_coordinates_of_any_common_projection_become_degrees(epsg: int, tmp_path: Path) -> None:
    change = Transformer.from_crs(4326, epsg, always_xy=True)
    there = [change.transform(*corner) for corner in PARK]
    wkt = CRS.from_epsg(epsg).to_wkt("WKT1_ESRI")
    shapes = the_only(zipped(tmp_path / "a.zip", a_shapefile([("Park", [there])], prj=wkt)))
    named = {"type": "name", "properties": {"name": f"urn:ogc:def:crs:EPSG::{epsg}"}}
    collection = the_only(geojson(tmp_path / "a.geojson", feature("Park", [there]), crs=named))
    for outline in (shapes, collection):
        assert outline.geometry.bounds == pytest.approx((28.4, -2.6, 28.6, -2.4), abs=2e-5)


@pytest.mark.parametrize(
    ("encoding", "cpg"), [("utf-8", None), ("cp1252", None), ("utf-8", "UTF-8"), ("latin-1", "ISO 88591"),
                          ("cp1252", "ANSI 1252"), ("cp850", "850"), ("cp1252", "UTF-8")]
)  # fmt: skip
def test_names_keep_their_accents(encoding: str, cpg: str | None, tmp_path: Path) -> None:
    areas = [("Réserve à Okapis", [PARK])]
    path = zipped(tmp_path / "a.zip", a_shapefile(areas, encoding=encoding, cpg=cpg))
    assert the_only(path).name == "Réserve à Okapis"


def test_a_layer_split_over_several_shapefiles_in_zips_is_one(tmp_path: Path) -> None:
    parts = [
        a_shapefile([("North", [PARK])], stem="shp-polygons"),
        a_shapefile([("South", [square(28, -4, 0.3)])], stem="shp-polygons"),
        a_shapefile([("Somewhere", [PARK])], stem="shp-points", points=True),
    ]
    inner = {f"shp_{at}.zip": zip_bytes({f"x/{name}": data for name, data in p.items()}) for at, p in enumerate(parts)}
    outlines = read_areas(zipped(tmp_path / "a.zip", inner | {"README.txt": b"terms"})).outlines
    assert [(o.number, o.name, o.boundary) for o in outlines] == [
        (1, "North", Boundary.DRAWN),
        (2, "South", Boundary.DRAWN),
        (3, "Somewhere", Boundary.UNKNOWN),
    ]
    assert outlines[2].reported_ha == 2500


def test_holes_and_several_parts_are_kept(tmp_path: Path) -> None:
    rings = [square(28, -3, 1), square(28.2, -2.8, 0.2, clockwise=False), square(30, -3, 0.1)]
    outline = the_only(zipped(tmp_path / "a.zip", a_shapefile([("Park", rings)])))
    assert outline.geometry.area == pytest.approx(1 - 0.04 + 0.01)


def test_rings_that_turn_the_wrong_way_are_read_by_what_lies_in_what(tmp_path: Path) -> None:
    rings = [square(28, -3, 1, clockwise=False), square(28.2, -2.8, 0.2, clockwise=False)]
    reading = read_areas(zipped(tmp_path / "a.zip", a_shapefile([("Park", rings)])))
    assert (reading.outlines[0].geometry.area, reading.repaired) == (pytest.approx(1 - 0.04), 1)


def test_an_outline_that_crosses_itself_is_repaired_and_counted(tmp_path: Path) -> None:
    bow = [(28, -3), (29, -2), (29, -3), (28, -2), (28, -3)]
    reading = read_areas(geojson(tmp_path / "a.geojson", feature("Bow", [bow]), feature("Park", [PARK])))
    assert reading.repaired == 1
    assert all(outline.geometry.is_valid for outline in reading.outlines)
    assert reading.outlines[0].geometry.area == pytest.approx(0.5)


def test_what_is_no_area_is_refused_by_itself(tmp_path: Path) -> None:
    across = [(179, -3), (-179, -3), (-179, -2), (179, -2), (179, -3)]
    reading = read_areas(
        geojson(
            tmp_path / "a.geojson",
            feature("Park", [PARK]),
            {"type": "Feature", "properties": {"NOM": "Nothing"}, "geometry": None},
            feature("Road", [(28, -3), (29, -3)], "LineString"),
            feature("Far", [square(500_000, 9_000_000, 1000)]),
            feature("Across", [across]),
            feature("Broken", [[["x", 1]]]),
            "no feature",
        )
    )
    assert [outline.name for outline in reading.outlines] == ["Park"]
    assert [(each.number, each.code) for each in reading.unread] == [
        (2, "OUTLINE_EMPTY"), (3, "OUTLINE_NO_POLYGON"),
        (4, "OUTLINE_OFF_GLOBE"), (5, "OUTLINE_ANTIMERIDIAN"), (6, "OUTLINE_BROKEN"),
        (7, "OUTLINE_EMPTY"),
    ]  # fmt: skip


def test_files_that_cannot_be_used_say_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = a_shapefile([("Park", [PARK])])

    def sent(members: dict[str, bytes]) -> str:
        return code_of(zipped(tmp_path / "a.zip", members))

    assert sent(a_shapefile([("Park", [PARK])], prj=None)) == "LAYER_NO_PRJ"
    assert sent(good | {"areas.prj": b"some grid"}) == "LAYER_PROJECTION_UNKNOWN"
    assert sent({"readme.txt": b"x"}) == "LAYER_NO_SHAPEFILE"
    assert sent({"../areas.shp": b"x"}) == "LAYER_ZIP_PATH"
    assert sent({"/etc/areas.shp": b"x"}) == "LAYER_ZIP_PATH"
    assert sent(good | {"areas.shp": b"x" * 200}) == "LAYER_SHAPEFILE_BROKEN"
    assert sent({"a.zip": zip_bytes({"b.zip": zip_bytes(good)})}) == "LAYER_ZIP_DEEP"
    assert sent({f"{at}.txt": b"" for at in range(501)}) == "LAYER_ZIP_BOMB"
    monkeypatch.setattr(archives, "_Budget", lambda: archives_budget(1000))
    assert sent({"areas.shp": bytes(100_000)}) == "LAYER_ZIP_BOMB"


@settings(max_examples=60)
@given(st.sampled_from(["shp", "dbf", "prj", "cpg", "zip", "json"]), st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused_and_nothing_else(part: str, seed: int) -> None:
    """Whatever bytes were changed, cut or put in."""
    rng = random.Random(seed)
    members = a_shapefile([("Réserve", [PARK])], cpg="UTF-8")
    text = json.dumps({"type": "FeatureCollection", "features": [feature("Park", [PARK])]}).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a"
        if part in ("zip", "json"):
            path.write_bytes(damaged(zip_bytes(members) if part == "zip" else text, rng))
        else:
            zipped(path, members | {f"areas.{part}": damaged(members[f"areas.{part}"], rng)})
        # What is read is fit for asking.
        with suppress(Refused):
            assert all(outline.geometry.is_valid for outline in read_areas(path).outlines)


def damaged(data: bytes, rng: random.Random) -> bytes:
    bytes_ = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(bytes_))
        match rng.randrange(3):
            case 0:
                bytes_[at] = rng.randrange(256)
            case 1:
                del bytes_[at : min(at + rng.randint(1, 20), len(bytes_) - 1)]
            case _:
                bytes_[at:at] = rng.randbytes(rng.randint(1, 8))
    return bytes(bytes_)


def test_geometries_nested_beyond_reason_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    point = '{"type":"Point","coordinates":[28,-2]}'
    path.write_text('{"type":"GeometryCollection","geometries":[' * 900 + point + "]}" * 900, encoding="utf-8")
    assert code_of(path) in ("LAYER_NO_AREAS", "LAYER_NOT_GEOJSON")


def archives_budget(unpacked: int) -> object:
    from types import SimpleNamespace

    return SimpleNamespace(unpacked=unpacked, members=10)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "LAYER_FILE_EMPTY"),
        ("name,longitude\n", "LAYER_NOT_GEOJSON"),
        ("[1]", "LAYER_NOT_GEOJSON"),
        ('{"type":"FeatureCollection","features":[]}', "LAYER_NO_AREAS"),
        ('{"type":"FeatureCollection","features":[],"crs":null}', "LAYER_PROJECTION_UNKNOWN"),
        (
            '{"type":"FeatureCollection","features":[],"crs":{"type":"name","properties":{"name":"+init=file:x"}}}',
            "LAYER_PROJECTION_UNKNOWN",
        ),
    ],
)
def test_texts_that_are_no_layer_say_why(text: str, code: str, tmp_path: Path) -> None:
    path = tmp_path / "a.geojson"
    path.write_text(text, encoding="utf-8")
    assert code_of(path) == code
