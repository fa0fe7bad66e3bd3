"""Distances and borders."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.places.geography import COUNTRY_CODES, countries, country_at, rivers
from chanzo.places.rules import EARTH_RADIUS_KM, distance_km

LATITUDES = st.floats(-90, 90)
LONGITUDES = st.floats(-180, 180)


def by_cosines(a: float, b: float, c: float, d: float) -> float:
    """The same distance by another formula, good when points are not close."""
    phi, psi, turn = math.radians(a), math.radians(c), math.radians(d - b)
    x = math.sin(phi) * math.sin(psi) + math.cos(phi) * math.cos(psi) * math.cos(turn)
    return EARTH_RADIUS_KM * math.acos(max(-1.0, min(1.0, x)))


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_two_formulas_agree(a: float, b: float, c: float, d: float) -> None:
    assert float(distance_km(a, b, c, d)) == pytest.approx(by_cosines(a, b, c, d), abs=0.5)


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_there_is_as_far_as_back(a: float, b: float, c: float, d: float) -> None:
    assert float(distance_km(a, b, c, d)) == pytest.approx(float(distance_km(c, d, a, b)), abs=1e-6)
    assert float(distance_km(a, b, a, b)) == 0


def test_a_degree_of_latitude_is_about_111_km_and_nan_stays_unknown() -> None:
    found = distance_km(np.array([-2.0, np.nan]), np.array([28.0, 28.0]), np.array([-3.0, -3.0]), 28.0)
    assert found[0] == pytest.approx(111.2, abs=0.1)
    assert np.isnan(found[1])


@pytest.mark.parametrize(
    ("place", "code"),
    [((-1.95, 30.06), "RW"), ((-2.95, 25.92), "CD"), ((-3.43, 29.93), "BI"), ((48.85, 2.35), "")],
)
def test_a_point_lies_in_its_country(place: tuple[float, float], code: str) -> None:
    assert country_at(*place) == code


def test_twelve_states_and_the_main_rivers_ship_with_the_program() -> None:
    assert set(countries()) == set(COUNTRY_CODES.values())
    assert {"Lualaba", "Congo"} <= {name for name, _ in rivers()}
