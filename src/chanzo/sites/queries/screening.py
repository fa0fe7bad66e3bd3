"""How sites stand to protected areas: by layer, over all layers, and how far the nearest is. (sites)"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

from chanzo.places.queries.layers import current_layers
from chanzo.places.types import LayerRow

from ..models import Screening, Site
from ..rules.screening import stands
from ..types.screening import Place, ScreeningRow, Speaking, Stands

COLUMNS = tuple(column.name for column in fields(ScreeningRow))


@dataclass(frozen=True)
class Lying:
    """Where a site lies, and the code it bears now."""

    place: Place | None
    means: str


@dataclass(frozen=True)
class Near:
    """The nearest area of one layer, 0 m inside."""

    layer: str
    area: str
    distance_m: int


def nearest(site: str) -> list[Near]:
    """The nearest area of each layer that counts, the nearest of all first; none for a site without a place."""
    counting = [layer.seq for layer in current_layers()]
    found = Screening.objects.filter(site=site, loaded__in=counting, area__gt=0).order_by("distance_cm", "layer")
    return [Near(row.layer, row.name, row.distance_cm // 100) for row in found]


def nearest_of(codes: Iterable[str]) -> dict[str, int]:
    """Metres from each site to the nearest area of any layer; sites that were never checked are left out."""
    found: dict[str, int] = {}
    rows = Screening.objects.filter(site__in=list(codes), loaded__in=[la.seq for la in current_layers()], area__gt=0)
    for site, distance_cm in rows.values_list("site", "distance_cm"):
        found[site] = min(distance_cm // 100, found.get(site, distance_cm // 100))
    return found


def places_of_sites() -> dict[str, Lying]:
    """Every site of the register."""
    rows = Site.objects.values_list("code", "longitude_udeg", "latitude_udeg", "means")
    return {code: Lying(None if east is None or north is None else (east, north), m) for code, east, north, m in rows}


def grouped(codes: Iterable[str] | None = None) -> dict[str, list[ScreeningRow]]:
    """Results by site, of versions that count no longer too; all sites when none are named."""
    found = Screening.objects.order_by("site", "layer", "loaded")
    if codes is not None:
        found = found.filter(site__in=list(codes))
    by_site: dict[str, list[ScreeningRow]] = defaultdict(list)
    for row in found.values_list(*COLUMNS):
        by_site[row[1]].append(ScreeningRow(*row))
    return by_site


def speaking(layers: Iterable[LayerRow]) -> dict[int, Speaking]:
    """Layers as the rules see them."""
    return {layer.seq: Speaking(layer.seq, frozenset(json.loads(layer.countries))) for layer in layers}


def standing_of(code: str) -> Stands:
    """How one site stands today."""
    return stands(grouped([code]).get(code, []), speaking(current_layers()))


def standings_of(codes: Iterable[str]) -> Mapping[str, Stands]:
    """How some sites stand today, two queries however many."""
    results, layers = grouped(codes), speaking(current_layers())
    return {code: stands(rows, layers) for code, rows in results.items()}


def results_of_layers(layers: Sequence[LayerRow], codes: Iterable[str] | None = None) -> list[dict[str, Any]]:
    """Sites (all when none are named) against layers, as programs read it; one without a place is told with nulls."""
    named = sorted(places_of_sites() if codes is None else codes)
    known = {(row.site, row.loaded): row for rows in grouped(codes and named).values() for row in rows}
    found = []
    for code in named:
        for layer in layers:
            row = known.get((code, layer.seq))
            told: dict[str, Any] = {"site": code, "layer": layer.name, "version": layer.version}
            told |= {"inside": None, "area": "", "distance_km": None} if row is None else _told(row)
            found.append(told)
    return found


def _told(row: ScreeningRow) -> dict[str, Any]:
    # A layer of refused areas only is never loaded, so a site with a place always has a nearest area.
    return {"inside": row.inside, "area": row.name, "distance_km": row.distance_cm / 100_000}
