"""What is seen in and near protected areas is recorded, and sessions held about them. (sites)"""

import re
from typing import Any

from shapely.geometry import Point

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.people.policies import require
from chanzo.people.types import Act, Place
from chanzo.places.divisions import territories
from chanzo.places.plane import REGION
from chanzo.places.queries.layers import areas_called

from ..models import Site
from ..projections import SITES
from ..projections.observations import OBSERVED, TOLD
from ..types.observations import Seen, Sort

LONGEST = 2_000
_PERSON = re.compile(r"P-[2-9A-HJ-NP-Z]{6,8}\Z")


def record_observation(seen: Seen, *, by: Any) -> int:
    """Record one observation or session at an area, a site or a point; its record's sequence."""
    actor = require(by, Act.OBSERVE_AREAS)
    if not seen.what.strip() or len(seen.what) > LONGEST:
        raise Refused("OBSERVATION_WHAT", most=LONGEST)
    if seen.day > clock.today():
        raise Refused("OBSERVATION_IN_FUTURE")
    if seen.person and not _PERSON.match(seen.person):
        raise Refused("OBSERVATION_PERSON", person=seen.person)
    if (seen.longitude is None) != (seen.latitude is None):
        raise Refused("OBSERVATION_HALF_PLACE")
    if not (seen.area or seen.site or seen.longitude is not None):
        raise Refused("OBSERVATION_NOWHERE")
    if seen.area and not areas_called(seen.area):
        raise Refused("OBSERVATION_AREA", area=seen.area)
    place = _place(seen)
    require(by, Act.OBSERVE_AREAS, at=place)
    session = seen.sort == Sort.AWARENESS
    facts = {
        "sort": str(seen.sort),
        "day": seen.day,
        "what": seen.what.strip(),
        "area": seen.area,
        "site": seen.site,
        "longitude": seen.longitude,
        "latitude": seen.latitude,
        "province": place.province,
        "territory": place.territory,
        "women": max(seen.women, 0) if session else 0,
        "men": max(seen.men, 0) if session else 0,
        "confidential": seen.confidential,
        "person": seen.person,
    }
    with acting(SITES) as act:
        kind = TOLD if seen.confidential else OBSERVED
        return act.record(kind, subject=seen.site or seen.area or "place", actor=actor.number, facts=facts)


def _place(seen: Seen) -> Place:
    """Where it lies: by the register of the site, else by the territory whose land holds the point or the area."""
    if seen.site:
        site = Site.objects.filter(code=seen.site).first()
        if site is None:
            raise Refused("MINE_SITE_UNKNOWN", site=seen.site)
        return Place(site=site.code, territory=site.territory, province=site.province)
    if seen.longitude is not None and seen.latitude is not None:
        longitude, latitude = seen.longitude / 1e6, seen.latitude / 1e6
        if not REGION.holds(longitude, latitude):
            raise Refused("MINE_OUTSIDE")
        middle = Point(longitude, latitude)
    else:
        middle = areas_called(seen.area)[0].representative_point()
    held = next((each for each in territories() if each.outline.intersects(middle)), None)
    return Place(territory=held.territory, province=held.province) if held else Place()
