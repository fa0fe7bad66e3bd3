"""Distances on the globe, alone or in arrays. (places)"""

import numpy as np
from numpy.typing import ArrayLike, NDArray

EARTH_RADIUS_KM = 6371.0088


def distance_km(
    latitude: ArrayLike, longitude: ArrayLike, other_latitude: ArrayLike, other_longitude: ArrayLike
) -> NDArray[np.float64]:
    """Great-circle distance in kilometres of points in degrees (haversine); NaN where a coordinate is NaN."""
    phi, lam = np.radians(latitude), np.radians(longitude)
    other_phi, other_lam = np.radians(other_latitude), np.radians(other_longitude)
    half = np.sin((other_phi - phi) / 2) ** 2 + np.cos(phi) * np.cos(other_phi) * np.sin((other_lam - lam) / 2) ** 2
    # Rounding can lift the value a hair above 1 for opposite points.
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.minimum(half, 1.0))), dtype=np.float64)
