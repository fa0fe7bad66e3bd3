"""Distances to areas agree with an independent computation: boundaries cut into short steps, each measured."""

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from chanzo.places.rules.nearest import Boundaries
from chanzo.places.rules.outlines import circle

EARTH = Geod(ellps="WGS84")


def star(rng: np.random.Generator, longitude: float, latitude: float, radius: float, corners: int) -> shapely.Polygon:
    turn = np.sort(rng.uniform(0, 2 * np.pi, corners))
    reach = radius * (1 + 0.3 * np.sin(3 * turn) + 0.2 * rng.uniform(-1, 1, corners))
    return shapely.Polygon(np.column_stack((longitude + reach * np.cos(turn), latitude + reach * np.sin(turn))))


def metres_apart(area: shapely.Geometry, longitude: float, latitude: float) -> float:
    """By steps of forty metres near the place, 0 inside: slow, and knows nothing of planes and trees."""
    if area.intersects(shapely.Point(longitude, latitude)):
        return 0.0
    steps = shapely.get_coordinates(shapely.segmentize(area.boundary, 4e-4))
    _, _, length = EARTH.inv(np.full(len(steps), longitude), np.full(len(steps), latitude), steps[:, 0], steps[:, 1])
    return float(length.min())


@settings(max_examples=10)
@given(st.integers(0, 2**32), st.floats(-14, 14), st.floats(0.02, 0.8), st.integers(4, 60))
def test_the_nearest_area_is_as_far_as_stepping_along_every_boundary_says(
    seed: int, latitude: float, radius: float, corners: int
) -> None:
    rng = np.random.default_rng(seed)
    areas = [
        shapely.make_valid(star(rng, 28 + rng.uniform(-2, 2), latitude + rng.uniform(-2, 2), radius, corners))
        for _ in range(5)
    ]
    asked = Boundaries(areas)
    east, north = 28 + rng.uniform(-3, 3, 12), latitude + rng.uniform(-3, 3, 12)
    holders = set(asked.inside(east, north)[0].tolist())
    area, metres = asked.nearest(east, north)
    for at in range(len(east)):
        expected = [metres_apart(each, east[at], north[at]) for each in areas]
        assert (at in holders) == (min(expected) == 0)
        if at not in holders:
            # Steps are 40 m long: near the boundary they say too much by themselves.
            assert metres[at] == pytest.approx(min(expected), rel=1e-3, abs=12)
            assert expected[area[at]] == pytest.approx(min(expected), rel=1e-3, abs=12)


@pytest.mark.parametrize("latitude", [-60.0, -13.5, -2.0, 0.0, 5.0, 60.0])
def test_a_long_straight_edge_is_measured_to_a_hundredth_of_a_percent(latitude: float) -> None:
    east = np.array([27.0, 26.0, 27.9])
    north = np.array([latitude + 0.3, latitude + 2.0, latitude])
    box = shapely.box(28.0, latitude - 1.0, 29.0, latitude + 1.0)
    _, metres = Boundaries([box]).nearest(east, north)
    edge = np.linspace(latitude - 1.0, latitude + 1.0, 200_001)
    for at in range(3):
        _, _, there = EARTH.inv(np.full(len(edge), east[at]), np.full(len(edge), north[at]), np.full(len(edge), 28.0),
                                edge)  # fmt: skip
        assert metres[at] == pytest.approx(there.min(), rel=1e-4)


def test_the_border_itself_is_inside() -> None:
    held, area = Boundaries([shapely.box(28, -3, 29, -2)]).inside(np.array([28.0, 29.0, 29.1]), np.array([-2.5] * 3))
    assert (held.tolist(), area.tolist()) == ([0, 1], [0, 0])


def test_of_two_areas_that_hold_a_place_the_smaller_comes_first() -> None:
    areas = [shapely.box(28, -3, 29, -2), shapely.box(28.4, -2.6, 28.6, -2.4)]
    _, area = Boundaries(areas).inside(np.array([28.5]), np.array([-2.5]))
    assert area.tolist() == [1, 0]


def test_an_area_without_a_boundary_has_the_reported_extent() -> None:
    extent, _ = EARTH.geometry_area_perimeter(circle(28.5, -2.5, 250_000))
    assert abs(extent) / 10_000 == pytest.approx(250_000, rel=2e-3)
    _, metres = Boundaries([circle(28.5, -2.5, 0)]).nearest(np.array([28.5]), np.array([-2.51]))
    assert metres[0] == pytest.approx(EARTH.inv(28.5, -2.5, 28.5, -2.51)[2], rel=1e-9)


def test_no_areas_are_far_from_everywhere() -> None:
    area, metres = Boundaries([]).nearest(np.array([28.5]), np.array([-2.5]))
    assert (area.tolist(), metres.tolist()) == ([-1], [np.inf])


@settings(max_examples=10)
@given(st.integers(0, 2**32), st.floats(-60, 60))
def test_an_area_over_the_180th_meridian_is_as_far_as_the_same_area_turned_away_from_it(
    seed: int, latitude: float
) -> None:
    rng = np.random.default_rng(seed)
    areas = [star(rng, rng.uniform(-1.5, 1.5), latitude + rng.uniform(-1, 1), 0.5, 24) for _ in range(4)]
    cut = [cut_at_180(shapely.transform(shapely.make_valid(area), lambda c: np.add(c, (180.0, 0.0)))) for area in areas]
    east, north = rng.uniform(-3, 3, 20), latitude + rng.uniform(-2, 2, 20)
    turned = np.where(east >= 0, east - 180.0, east + 180.0)
    here, there = Boundaries([shapely.make_valid(area) for area in areas]), Boundaries(cut)
    held = set(zip(*(found.tolist() for found in here.inside(east, north)), strict=True))
    assert set(zip(*(found.tolist() for found in there.inside(turned, north)), strict=True)) == held
    outside = np.array([at not in {place for place, _ in held} for at in range(len(east))])
    _, metres = here.nearest(east, north)
    _, over = there.nearest(turned, north)
    # A cut makes a boundary of its own; who stands outside every area never meets it.
    assert over[outside] == pytest.approx(metres[outside], rel=1e-9, abs=1e-3)


def cut_at_180(area: shapely.Geometry) -> shapely.Geometry:
    """An area whose longitudes go on past 180, cut in two there."""
    west = shapely.intersection(area, shapely.box(-180, -90, 180, 90))
    east = shapely.intersection(
        shapely.transform(area, lambda c: np.subtract(c, (360.0, 0.0))), shapely.box(-180, -90, 180, 90)
    )
    return shapely.union(west, east)


@pytest.mark.parametrize("longitude", [179.99, -179.99, 180.0, -180.0])
def test_a_circle_over_the_180th_meridian_holds_its_middle_and_ends_where_its_extent_says(longitude: float) -> None:
    hectares = 31_416  # ten kilometres round
    asked = Boundaries([circle(longitude, -16.5, hectares)])
    for other in (179.99, -179.99, 180.0, -180.0):
        assert asked.inside(np.array([other]), np.array([-16.5]))[0].tolist() == [0]
    far = np.array([longitude - np.copysign(359.0, longitude)])  # a degree further over the meridian
    _, metres = asked.nearest(far, np.array([-16.5]))
    _, _, apart = EARTH.inv(longitude, -16.5, far[0], -16.5)
    assert metres[0] == pytest.approx(apart - 10_000, abs=30)


@pytest.mark.parametrize("border", [180.0, -180.0])
def test_a_place_on_the_180th_meridian_is_inside_what_borders_it_from_either_side(border: float) -> None:
    for area in (shapely.box(179, -1, 180, 1), shapely.box(-180, -1, -179, 1)):
        assert Boundaries([area]).inside(np.array([border]), np.array([0.0]))[0].tolist() == [0]
