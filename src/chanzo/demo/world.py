"""The places and companies of a made-up programme: sites, tagging points, trading centres, organisations. (demo)"""

from dataclasses import dataclass, field

import numpy as np

from .scales import Period, Scale
from .territories import CASSITERITE, COLTAN, MINERAL_NAMES, MIXED, TERRITORIES, WOLFRAMITE, Territory

MEAN_BAG_G = {CASSITERITE: 42_000, COLTAN: 30_000, WOLFRAMITE: 38_000, MIXED: 36_000}
# Ore a worker brings out in a day, in grams: inside the ranges commonly quoted for hand mining.
PER_WORKER_DAY_G = {CASSITERITE: 4_000, COLTAN: 1_200, WOLFRAMITE: 3_000, MIXED: 2_500}
SMELTERS = {CASSITERITE: "SMELT-SN", COLTAN: "SMELT-TA", WOLFRAMITE: "SMELT-W"}
SERVICE = {"CD": "SAEMAPE", "RW": "RMB", "BI": "OBM"}
POLICE = {"CD": "PMH", "RW": "RNP", "BI": "PNB"}

_HILL = {"CD": "Mlima Mfano", "RW": "Umusozi Urugero", "BI": "Umusozi Akarorero"}
_COMPANY = {"CD": "Comptoir Exemple", "RW": "Example Minerals", "BI": "Comptoir Akarorero"}
_SEATS = {
    "CD": ("Bukavu", "Goma", "Kindu", "Kalemie", "Lubumbashi", "Kisangani"),
    "RW": ("Kigali", "Musanze", "Huye", "Rwamagana"),
    "BI": ("Bujumbura", "Ngozi"),
}


@dataclass
class Site:
    """A mine site; capacities are grams of a calendar month, filled in once its production is known."""

    code: str
    name: str
    territory: Territory
    latitude: float
    longitude: float
    mineral: int
    point: int
    size: float
    teams: int
    baseline_day: int | None
    first_month: int
    capacity_from: int
    low_g: int = 0
    high_g: int = 0
    workers: int = 0
    inherited: tuple[str, ...] = ()

    @property
    def minerals(self) -> tuple[str, ...]:
        return tuple(sorted({*MINERAL_NAMES[self.mineral].split("+"), *self.inherited}))


@dataclass
class Point:
    """Where bags are weighed and tagged: at one site, or between two or three."""

    code: str
    territory: Territory
    latitude: float
    longitude: float
    agent: str
    weekdays: tuple[int, ...]
    graduation_g: int
    lines_a_page: int
    sites: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Organisation:
    """An organisation as the register names it."""

    code: str
    name: str
    role: str
    country: str
    alias: str = ""


@dataclass
class World:
    """Everything that stands still: lists that other parts point into by index."""

    period: Period
    sites: list[Site]
    points: list[Point]
    organisations: list[Organisation]
    negociants: dict[str, list[int]]
    processors: dict[str, list[int]]
    outlets: dict[str, list[int]]
    market_days: dict[str, tuple[int, ...]]

    def code(self, organisation: int) -> str:
        return self.organisations[organisation].code


def make_world(rng: np.random.Generator, scale: Scale, period: Period) -> World:
    """A world of the scale's size; no site has a capacity yet."""
    territories = TERRITORIES[: scale.territories]
    organisations = _standing_organisations()
    negociants: dict[str, list[int]] = {}
    processors: dict[str, list[int]] = {}
    outlets: dict[str, list[int]] = {}
    markets: dict[str, tuple[int, ...]] = {}
    a_country = {"CD": max(2, scale.sites // 60), "RW": max(2, scale.sites // 120), "BI": max(1, scale.sites // 400)}
    for country, count in a_country.items():
        processors[country] = []
        for number in range(min(count, len(_SEATS[country]) * 2)):
            seat = _SEATS[country][number % len(_SEATS[country])]
            processors[country].append(len(organisations))
            name = f"{_COMPANY[country]} {seat} {number + 1}"
            organisations.append(Organisation(f"PROC-{country}-{number + 1}", name, "processor", country))
    for territory in territories:
        choice = rng.permutation(processors[territory.country])[:2]
        outlets[territory.code] = [int(processor) for processor in choice]
        markets[territory.code] = tuple(sorted(int(d) for d in rng.choice(6, 2, replace=False)))
        negociants[territory.code] = []
        for number in range(3 if territory.country == "CD" else 0):
            negociants[territory.code].append(len(organisations))
            name = f"Négociant Exemple {territory.name} {number + 1}"
            code, alias = f"NEG-{territory.code}-{number + 1}", name.replace("Négociant", "Nég.")
            organisations.append(Organisation(code, name, "negociant", "CD", alias))
    points, sites = _points_and_sites(rng, scale, period, territories)
    return World(period, sites, points, organisations, negociants, processors, outlets, markets)


def _standing_organisations() -> list[Organisation]:
    """State services by their role, and smelters."""
    return [
        Organisation("SAEMAPE", "Service d'assistance aux mines artisanales", "state_service", "CD"),
        Organisation("DIVMIN", "Division provinciale des mines", "state_service", "CD"),
        Organisation("CEEC", "Centre d'évaluation et de certification", "state_service", "CD"),
        Organisation("PMH", "Police des mines", "state_service", "CD"),
        Organisation("RMB", "Mines and petroleum board", "state_service", "RW"),
        Organisation("RNP", "Police", "state_service", "RW"),
        Organisation("OBM", "Office des mines et carrières", "state_service", "BI"),
        Organisation("PNB", "Police", "state_service", "BI"),
        Organisation("SMELT-SN", "Example Tin Works", "smelter", "MY"),
        Organisation("SMELT-TA", "Example Tantalum Works", "smelter", "KZ"),
        Organisation("SMELT-W", "Example Tungsten Works", "smelter", "VN"),
    ]


def _points_and_sites(
    rng: np.random.Generator, scale: Scale, period: Period, territories: tuple[Territory, ...]
) -> tuple[list[Point], list[Site]]:
    """Tagging points one after another round the territories; the first of them serve three sites each."""
    points: list[Point] = []
    sites: list[Site] = []
    while len(sites) < scale.sites:
        territory = territories[len(points) % len(territories)]
        shared = len(points) < scale.shared_points
        number = len(points) + 1
        latitude = territory.latitude + rng.uniform(-0.12, 0.12)
        longitude = territory.longitude + rng.uniform(-0.12, 0.12)
        code = f"{territory.code}-{number:03d}"
        weekdays = tuple(sorted(int(d) for d in rng.choice(6, 3, replace=False)))
        graduation_g = int(rng.choice((100, 500)))
        lines = int(rng.choice((25, 28, 30)))
        points.append(Point(f"TP-{code}", territory, latitude, longitude, f"AG-{code}", weekdays, graduation_g, lines))
        for _ in range(min(3 if shared else 1, scale.sites - len(sites))):
            points[-1].sites.append(len(sites))
            sites.append(_site(rng, scale, period, points[-1], len(points) - 1, len(sites) + 1, shared))
    return points, sites


def _site(
    rng: np.random.Generator, scale: Scale, period: Period, point: Point, place: int, number: int, shared: bool
) -> Site:
    """One site at its point, less than two kilometres away; one in sixteen sites not sharing a point has both ores."""
    territory = point.territory
    weights = np.array(territory.minerals, dtype=float)
    mineral = int(rng.choice(3, p=weights / weights.sum()))
    if number % 16 == 15 and not shared and territory.country == "CD":
        mineral = MIXED
    reach = 0.010 if shared else 0.001
    late = not shared and number % 10 == 9
    first_month = period.first_month + (period.months // 3 if late else 0)
    baseline_day = period.first_day + 30 * (first_month - period.first_month) - int(rng.integers(40, 150))
    return Site(
        code=f"{territory.country}-{territory.code}-{number:03d}",
        name=f"{_HILL[territory.country]} {number}",
        territory=territory,
        latitude=round(point.latitude + rng.uniform(-reach, reach), 5),
        longitude=round(point.longitude + rng.uniform(-reach, reach), 5),
        mineral=mineral,
        point=place,
        size=float(np.clip(rng.lognormal(0.0, 0.8), 0.2, 4.0)),
        teams=int(rng.integers(3, 9)),
        baseline_day=baseline_day,
        first_month=first_month,
        capacity_from=period.first_day - 300,
    )
