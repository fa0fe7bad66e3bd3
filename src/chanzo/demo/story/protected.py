"""Two made-up layers of protected areas that disagree about one site, and what was seen in the park. (demo)"""

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
from django.conf import settings
from django.db.models import Count

from chanzo.people.types import SYSTEM
from chanzo.places.services.layers import Described
from chanzo.sites.models import Site
from chanzo.sites.services.observations import record_observation
from chanzo.sites.services.screening import load_and_screen
from chanzo.sites.types.observations import Seen, Sort
from chanzo.traceability.models import Lot
from chanzo.traceability.types import Kind

CORNERS = 48
PARK, RESERVE = "Parc national Mfano", "Réserve de Mfano"
Shape = list[tuple[float, float]]


def tell(*, today: int, seed: int) -> None:
    """A world list holds two sites, the national agency one of them; three things were seen or done."""
    sites = _quiet_sites()
    if len(sites) < 2:
        return
    rng = np.random.default_rng(seed)
    held, disputed = sites[:2]
    park, annex, smaller = _round(rng, held, 0.05), _round(rng, disputed, 0.02), _beside(rng, disputed, 0.02)
    world = [
        _feature(PARK, park, DESIG="National Park", IUCN_CAT="II", REP_AREA=90),
        _feature(RESERVE, annex, DESIG="Hunting Area", IUCN_CAT="VI", REP_AREA=14),
        _feature("Réserve sans limites", _point(rng, sites[-1]), DESIG="Forest Reserve", REP_AREA=12),
    ]
    agency = [
        _feature(PARK, park, DESIG="Parc national"),
        _feature(RESERVE, smaller, DESIG="Domaine de chasse"),
    ]
    _load("World list", "World list of protected areas (made up)", today - 200, world)
    _load("National agency", "Agency for nature conservation (made up)", today - 40, agency)
    seen = [
        Seen(Sort.MINING, today - 25, "Six shafts and a washing place by the river, abandoned in haste.", area=PARK),
        Seen(
            Sort.AWARENESS,
            today - 60,
            "Where the boundary runs, what the law says, whom to call.",
            area=RESERVE,
            site=disputed.code,
            women=31,
            men=44,
        ),
        Seen(Sort.WILDLIFE, today - 12, "Smoked meat offered at the tagging point.", site=held.code, confidential=True),
    ]
    for each in seen:
        record_observation(each, by=SYSTEM)


def _quiet_sites() -> list[Site]:
    """Sites of one country, those with the fewest tagged bags first, so that the park does not drown the worklist."""
    bags = dict(Lot.objects.filter(kind=Kind.MINE).values_list("site").annotate(n=Count("key")).order_by())
    sites = [s for s in Site.objects.filter(country="CD", longitude_udeg__isnull=False) if s.means == s.code]
    return sorted(sites, key=lambda site: (bags.get(site.code, 0), site.code))


def _load(name: str, source: str, dated: int, features: list[dict[str, Any]]) -> None:
    folder = Path(settings.HOME) / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name.lower().replace(' ', '-')}.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    load_and_screen(path, Described(name, source, "made up, CC0", dated), by=SYSTEM)


def _feature(name: str, shape: Shape | tuple[float, float], **more: Any) -> dict[str, Any]:
    outline = isinstance(shape, list)
    geometry = {"type": "Polygon" if outline else "Point", "coordinates": [shape] if outline else shape}
    return {"type": "Feature", "properties": {"NAME": name} | more, "geometry": geometry}


def _round(rng: np.random.Generator, site: Site, degrees: float) -> Shape:
    """An uneven outline round a site."""
    uneven = _uneven(rng)
    return _outline(site.longitude or 0.0, site.latitude or 0.0, degrees * uneven)


def _beside(rng: np.random.Generator, site: Site, degrees: float) -> Shape:
    """The same size of outline, drawn so far east that the site lies outside."""
    uneven = np.minimum(_uneven(rng), 1.1)
    return _outline((site.longitude or 0.0) + 1.3 * degrees, site.latitude or 0.0, degrees * uneven)


def _uneven(rng: np.random.Generator) -> np.ndarray:
    """How far each corner lies out: bays and capes, no spikes."""
    turn = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    bays = sum(rng.uniform(0.04, 0.1) * np.sin(waves * turn + rng.uniform(0, 6)) for waves in (2, 3, 5))
    return 1.0 + np.asarray(bays)


def _outline(longitude: float, latitude: float, reach: np.ndarray) -> Shape:
    turns = [2 * math.pi * at / CORNERS for at in range(CORNERS)]
    shape = [
        (round(longitude + r * math.cos(turn), 5), round(latitude + r * math.sin(turn), 5))
        for turn, r in zip(turns, reach.tolist(), strict=True)
    ]
    return [*shape, shape[0]]


def _point(rng: np.random.Generator, site: Site) -> tuple[float, float]:
    east, north = rng.uniform(0.04, 0.06, 2).tolist()
    return round((site.longitude or 0.0) + east, 5), round((site.latitude or 0.0) + north, 5)
