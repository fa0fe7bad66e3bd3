"""Protected areas with the sites in and near them, as pages show them. (sites)"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from chanzo.people.scopes import Scope
from chanzo.places.models import Layer
from chanzo.places.queries.layers import current_layers
from chanzo.places.types import LayerRow

from ..models import Screening, Site
from ..types.screening import Standing, Stands
from .screening import standings_of
from .standing import sites_in

# Metres within which a site is near an area on the pages.
NEAR_M = 5_000
GRAVE = {Standing.INSIDE: 0, Standing.DISPUTED: 1, Standing.OUTSIDE: 2, Standing.UNKNOWN: 3}


@dataclass(frozen=True)
class SiteStands:
    """A site with how it stands over all layers; ``says`` names each layer that holds it, ``denies`` the others."""

    site: str
    name: str
    territory: str
    province: str
    standing: str
    area: str
    says: str
    denies: str
    distance_cm: int | None


@dataclass(frozen=True)
class Result:
    """One layer's word on a site, with where the layer comes from."""

    layer: str
    version: int
    source: str
    dated: int
    standing: str
    area: str
    others: str
    loaded: int
    number: int
    distance_cm: int
    counts: bool


def stands_in(scope: Scope) -> list[SiteStands]:
    """Every site of a scope that has a place, the gravest first."""
    sites = {site.code: site for site in sites_in(scope) if site.means == site.code}
    found = [_stands(site, stands) for code, stands in standings_of(sites).items() if (site := sites.get(code))]
    order = {str(standing): at for standing, at in GRAVE.items()}
    return sorted(found, key=lambda row: (order[row.standing], row.distance_cm or 0, row.site))


def results_of(site: str) -> list[Result]:
    """What every layer says of a site, those that count first, then earlier versions."""
    layers = {layer.seq: layer for layer in Layer.objects.all()}
    rows = [row for row in Screening.objects.filter(site=site) if row.loaded in layers]
    found = [_result(row, layers[row.loaded]) for row in rows]
    return sorted(found, key=lambda r: (not r.counts, r.layer, -r.version))


def around(layer: LayerRow, number: int, scope: Scope) -> list[tuple[Site, Screening]]:
    """The sites of a scope inside an area or with it as the nearest within NEAR_M, nearest first."""
    rows = Screening.objects.filter(loaded=layer.seq, area=number, distance_cm__lte=NEAR_M * 100)
    sites = {site.code: site for site in sites_in(scope).filter(code__in=[row.site for row in rows])}
    return [(sites[row.site], row) for row in rows.order_by("distance_cm", "site") if row.site in sites]


def layer_called(name: str) -> LayerRow | None:
    """The version of a layer that counts."""
    return next(iter(current_layers(name)), None)


def loaded_as(seq: int) -> LayerRow | None:
    """A version that counts, by its record."""
    return next((layer for layer in current_layers() if layer.seq == seq), None)


def _stands(site: Site, stands: Stands) -> SiteStands:
    first = next(iter([*stands.holding, *stands.near]), None)
    return SiteStands(
        site.code,
        site.name,
        site.territory,
        site.province,
        str(stands.standing),
        first.name if first else "",
        _names(row.layer for row in stands.holding),
        _names(row.layer for row in stands.denying),
        first.distance_cm if first else None,
    )


def _names(layers: Iterable[str]) -> str:
    return ", ".join(sorted(set(layers)))


def _result(row: Screening, layer: Layer) -> Result:
    vague = not row.inside and row.distance_cm == 0 and row.area > 0
    standing = "inside" if row.inside else "vague" if vague else "outside"
    others: Sequence[Any] = json.loads(row.others)
    return Result(
        layer.name,
        layer.version,
        layer.source,
        layer.dated,
        standing,
        row.name,
        ", ".join(others),
        layer.seq,
        row.area,
        row.distance_cm,
        layer.current,
    )
