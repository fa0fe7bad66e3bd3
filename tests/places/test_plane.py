"""Boxes, sheets and lines of the map: what is drawn lies where it was, and what fits is inside."""

import math
import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely.geometry import LineString, Polygon

from chanzo.places.basemap import path_of, whole
from chanzo.places.plane import (
    LEAST,
    MOST,
    NORTH,
    REGION,
    UNITS,
    WEST,
    Box,
    around,
    bar_km,
    box_of,
    fitted,
    moved,
    shaped,
    to_degrees,
    to_sheet,
    zoomed,
)
from chanzo.places.rules import distance_km

LONGITUDES = st.floats(REGION.west, REGION.east)
LATITUDES = st.floats(REGION.south, REGION.north)
POINTS = st.tuples(LONGITUDES, LATITUDES)
ASPECTS = st.floats(0.5, 2.5)


@settings(deadline=None)
@given(POINTS)
def test_a_point_comes_back_from_the_sheet_where_it_was(point: tuple[float, float]) -> None:
    again = to_degrees(*to_sheet(*point))
    assert again == pytest.approx(point, abs=0.5 / UNITS + 1e-9)


@settings(deadline=None)
@given(st.lists(POINTS, min_size=1, max_size=30), ASPECTS)
def test_a_fitted_box_holds_every_point_and_keeps_its_shape(points: list[tuple[float, float]], aspect: float) -> None:
    box = fitted(points, aspect)
    assert box.width / box.height == pytest.approx(aspect)
    assert LEAST <= box.width <= MOST * (1 + 1e-9)
    if box.width < MOST * (1 - 1e-9):
        assert all(box.holds(*point) for point in points)
        # No smaller than needed: one of the sides is filled but for its margins.
        longitudes, latitudes = zip(*points, strict=True)
        filled = max((max(longitudes) - min(longitudes)) / box.width, (max(latitudes) - min(latitudes)) / box.height)
        assert filled == pytest.approx(0.8) or box.width == pytest.approx(0.3)


@settings(deadline=None)
@given(POINTS, st.floats(0.2, 8), ASPECTS, st.floats(1.1, 4))
def test_nearer_and_farther_again_shows_the_same(
    point: tuple[float, float], width: float, aspect: float, factor: float
) -> None:
    assume(width / factor > LEAST and width * factor < MOST)
    box = around(*point, width, aspect)
    again = zoomed(zoomed(box, factor), 1 / factor)
    edges = (again.west, again.south, again.east, again.north)
    assert edges == pytest.approx((box.west, box.south, box.east, box.north))
    back = moved(moved(box, 0.3, -0.3), -0.3, 0.3)
    assert (back.west, back.north) == pytest.approx((box.west, box.north))


@settings(deadline=None)
@given(POINTS, st.floats(LEAST, 20), ASPECTS)
def test_an_address_says_the_box(point: tuple[float, float], width: float, aspect: float) -> None:
    box = around(*point, width, aspect)
    read = box_of(str(box))
    assert read is not None
    edges = (read.west, read.south, read.east, read.north)
    assert edges == pytest.approx((box.west, box.south, box.east, box.north), abs=0.0006)
    assert shaped(read, aspect).width == pytest.approx(box.width, abs=0.01)


@pytest.mark.parametrize(
    "text",
    ["", "1,2,3", "a,b,c,d", "3,0,1,2", "1,1,1,1", "nan,0,1,1", "0,0,inf,1", "-200,0,0,1", "1,2,3,4,5", "0,-91,1,1"],
)
def test_what_is_no_box_is_none(text: str) -> None:
    assert box_of(text) is None


@settings(deadline=None)
@given(POINTS, st.floats(LEAST, 30))
def test_the_scale_bar_is_round_and_as_long_as_the_globe_says(point: tuple[float, float], width: float) -> None:
    box = around(*point, width, 1.4)
    length = bar_km(box)
    middle = (box.south + box.north) / 2
    quarter = float(distance_km(middle, box.west, middle, box.west + box.width / 4))
    assert quarter / 2.6 <= length <= quarter * 1.01
    assert length / 10 ** math.floor(math.log10(length * 1.0001)) == pytest.approx(
        min((1, 2, 5), key=lambda step: abs(step - length / 10 ** math.floor(math.log10(length * 1.0001))))
    )


def read_path(path: str) -> list[list[tuple[int, int]]]:
    """The places of a path's lines, by a reader of our own."""
    lines = []
    for start, steps in re.findall(r"M([-\d ]+)l([-\d ]+)", path):
        x, y = (int(n) for n in re.findall(r"-?\d+", start))
        line = [(x, y)]
        numbers = [int(n) for n in re.findall(r"-?\d+", steps)]
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            line.append((x, y))
        lines.append(line)
    return lines


def place_on_sheet(point: tuple[float, float]) -> tuple[int, int]:
    return to_sheet(*point)


@settings(deadline=None)
@given(st.lists(POINTS, min_size=2, max_size=20, unique_by=place_on_sheet))
def test_a_short_path_says_every_place_of_a_line(points: list[tuple[float, float]]) -> None:
    assert read_path(path_of(LineString(points))) == [[to_sheet(*point) for point in points]]


def test_a_ring_closes_itself_and_a_hole_is_another_line() -> None:
    outer, inner = [(20, 0), (24, 0), (24, 4), (20, 4)], [(21, 1), (21, 2), (22, 2)]
    path = path_of(Polygon(outer, [inner]))
    assert path.count("z") == 2
    assert [len(line) for line in read_path(path)] == [4, 3]


def test_the_ground_of_the_whole_region_is_small() -> None:
    lines = whole()
    assert (
        sum(len(each) for each in (lines.land, lines.provinces, lines.territories, lines.lakes, lines.rivers)) < 40_000
    )
    x, y = read_path(lines.land)[0][0]
    assert REGION.holds(x / UNITS + WEST, NORTH - y / UNITS)
    assert Box(0, 0, 1, 1).holds(0.5, 1)
