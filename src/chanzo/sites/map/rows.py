"""Sites as the map and its list show them: where each lies, how it stands, how large it is. (sites)"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.places.plane import REGION

from ..listing import rows_on
from ..models import Site, Suspension
from ..queries.standing import areas_of
from ..rules.standing import interruptions_on, worst_standing


@dataclass(frozen=True)
class Located:
    """A site of the map; ``standing`` is a code of ``status.WORDS``, ``figure`` what the chosen measure says of it."""

    site: str
    name: str
    country: str
    province: str
    territory: str
    minerals: str
    tagging_point: str
    standing: str
    longitude: float | None
    latitude: float | None
    figure: int | None

    @property
    def drawn(self) -> bool:
        """Whether it has coordinates, and these lie in the region of the map."""
        return self.latitude is not None and self.longitude is not None and REGION.holds(self.longitude, self.latitude)

    @property
    def point(self) -> tuple[float, float]:
        """Longitude and latitude of a site that is drawn."""
        return self.longitude or 0.0, self.latitude or 0.0


def located(sites: Iterable[Site], day: int, figures: Mapping[str, int]) -> Sequence[Located]:
    """The sites with their worst state on a day."""
    standings = _standings(current_head(), day)
    return [
        Located(
            site.code,
            site.name,
            site.country,
            site.province,
            site.territory,
            site.minerals,
            site.tagging_point,
            standings.get(site.code, ""),
            site.longitude,
            site.latitude,
            figures.get(site.code),
        )
        for site in sites
    ]


@lru_cache(maxsize=2)
def _standings(head: Head, day: int) -> dict[str, str]:
    """The worst state of every site on a day; the ledger's head decides it, so it is found once for each."""
    sites = list(Site.objects.all())
    interruptions = [row.facts() for row in Suspension.objects.filter(from_day__lte=day)]
    areas = areas_of(sites) if interruptions else {}
    found = {}
    for site, row in zip(sites, rows_on(sites, day), strict=True):
        suspended = bool(interruptions and interruptions_on(interruptions, areas[site.code], day))
        closed = site.closed_day is not None and site.closed_day <= day
        found[site.code] = worst_standing((row.programme, row.icglr, row.national), suspended=suspended, closed=closed)
    return found


def steps_of(figures: Iterable[int]) -> list[int]:
    """Up to three round limits that part the figures into sizes of about as many sites."""
    known = sorted(figure for figure in figures if figure > 0)
    quarters = [known[len(known) * at // 4] for at in (1, 2, 3)] if known else []
    return sorted({_round(figure) for figure in quarters})


def size_of(figure: int | None, steps: Sequence[int]) -> int:
    """The size (0 to 3) of a figure: how many limits it reaches."""
    return sum(figure >= step for step in steps) if figure else 0


def _round(figure: int) -> int:
    """The nearest of 1, 2, 5 times a power of ten."""
    power = 10 ** (len(str(figure)) - 1)
    return min((step * power for step in (1, 2, 5, 10)), key=lambda step: abs(step - figure))
