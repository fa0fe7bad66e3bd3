"""Small layers of protected areas for tests, written as publishers write them."""

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from chanzo.core.days import to_day
from chanzo.people.types import SYSTEM
from chanzo.places.services.layers import Described
from chanzo.sites.services.screening import Screened, load_and_screen

Corner = tuple[float, float]


def a_box(west: float, south: float, east: float, north: float) -> list[Corner]:
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def a_feature(name: str, corners: Sequence[Corner] | None = None, **more: Any) -> dict[str, Any]:
    geometry = more.pop("geometry", None) or {"type": "Polygon", "coordinates": [corners]}
    return {"type": "Feature", "properties": {"NAME": name} | more, "geometry": geometry}


def written(folder: Path, *features: dict[str, Any], name: str = "areas.geojson", **more: Any) -> Path:
    path = folder / name
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features} | more), encoding="utf-8")
    return path


def loaded(folder: Path, *features: dict[str, Any], layer: str = "Parks", day: date = date(2026, 1, 1)) -> Screened:
    described = Described(layer, "An agency", "CC BY 4.0", to_day(day))
    return load_and_screen(written(folder, *features), described, by=SYSTEM)
