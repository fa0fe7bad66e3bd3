"""What is known of every site's risk on a day: a dozen queries, however many sites. (monitoring)"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from django.db.models import Count, F, Max, Min, Q

from chanzo.core.days import month_of
from chanzo.core.names import fold
from chanzo.findings.models import Finding
from chanzo.findings.queries import standing
from chanzo.findings.shelves import Findings
from chanzo.incidents.models import Incident
from chanzo.incidents.types import UNASSESSED
from chanzo.incidents.types import State as Stage
from chanzo.ledger.services.rows import Database, last_record
from chanzo.people.scopes import area_keys
from chanzo.places.geography import border_m
from chanzo.sites.models import Site, SiteStatus, Suspension, Visit
from chanzo.sites.queries.screening import nearest_of
from chanzo.sites.queries.standing import place_of
from chanzo.sites.types.visits import STANDING, Hindrance, State
from chanzo.traceability.derive.book import Book
from chanzo.traceability.queries.months import tagged_over
from chanzo.traceability.services.sheets import names_in_force
from chanzo.verification.parameters import Parameters
from chanzo.verification.services.judging import limits_of
from chanzo.verification.types import Sites, built

from ..rules.risk import risk_of
from ..types.risk import Risk, SiteFacts
from .settings import settings_on

# Counts look back a year; sums of what was tagged twelve months, the running one included.
YEAR, MONTHS = 365, 12


def risks_on(day: int) -> dict[str, Risk]:
    """The risk of every open site by code, as the ledger has it now; the same ledger is assessed once."""
    return {site: risk for site, (_facts, risk) in _assessed(last_record(), day).items()}


def tagged_on(day: int) -> dict[str, int]:
    """Grams tagged at every open site within a year."""
    return {site: facts.tagged_g for site, (facts, _risk) in _assessed(last_record(), day).items()}


@lru_cache(maxsize=2)
def _assessed(head: tuple[int, bytes] | None, day: int) -> dict[str, tuple[SiteFacts, Risk]]:
    settings = settings_on(day)
    return {facts.site: (facts, risk_of(facts, settings)) for facts in facts_on(day)}


def open_sites(day: int) -> list[Site]:
    """The sites that can be visited, each under the code it bears now: none that is closed or became another."""
    sites = Site.objects.filter(means=F("code")).order_by("code")
    return [site for site in sites if site.closed_day is None or site.closed_day > day]


def facts_on(day: int) -> list[SiteFacts]:
    """What is known of every open site."""
    sites = open_sites(day)
    codes = [site.code for site in sites]
    means = dict(Site.objects.values_list("code", "means"))
    bags = tagged_over(codes, month_of(day) - MONTHS + 1, month_of(day))
    everything = sum(grams for _, grams in bags.values())
    found, visits, last = _findings(codes, day), _visits(means, day), _last_seen(means, day)
    suspended, months = _suspended(sites, day), _ghost_months(sites, day)
    since = dict(SiteStatus.objects.order_by().values_list("site").annotate(first=Min("from_day")))
    incidents, parks = _incidents(sites, means), nearest_of(codes)
    return [
        SiteFacts(
            site=site.code,
            day=day,
            incidents=None if incidents is None else incidents[site.code],
            suspended=suspended[site.code][0],
            suspended_days=suspended[site.code][1],
            armed=visits[site.code]["armed"],
            prevented=visits[site.code]["prevented"],
            tagged_g=bags.get(site.code, (0, 0))[1],
            all_tagged_g=everything,
            bags=bags.get(site.code, (0, 0))[0],
            serious=found[site.code]["S"],
            warnings=found[site.code]["W"],
            seen_day=last.get(site.code),
            baseline_day=site.baseline_day,
            since_day=since.get(site.code),
            border_m=None
            if site.latitude is None or site.longitude is None
            else border_m(site.latitude, site.longitude),
            park_m=parks.get(site.code),
            ghost_months=months[site.code],
        )
        for site in sites
    ]


def _incidents(sites: Sequence[Site], means: dict[str, str]) -> dict[str, dict[int, int]] | None:
    """Assessed incidents at each site or in an area that holds it, by level, while they are open.

    None as long as no incident was ever written down: nobody knows then, which is not the same as none.
    """
    if not Incident.objects.exists():
        return None
    by_place: dict[str, list[int]] = defaultdict(list)
    settled = [*(state.value for state in UNASSESSED), Stage.CLOSED.value]
    for site, area, level in Incident.objects.exclude(state__in=settled).values_list("site", "area", "level"):
        by_place[fold(means.get(site, site)) if site else area].append(level)
    found = {}
    for one in sites:
        levels = [level for key in area_keys(place_of(one)) for level in by_place.get(key, ())]
        found[one.code] = {level: levels.count(level) for level in set(levels)}
    return found


def _findings(codes: Sequence[str], day: int) -> dict[str, dict[str, int]]:
    """Standing findings of a year by site and severity."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: {"S": 0, "W": 0})
    rows = standing(Finding.objects.filter(severity__in=("S", "W"), site__in=codes, day__gt=day - YEAR, day__lte=day))
    for site, severity, number in rows.order_by().values_list("site", "severity").annotate(number=Count("id")):
        found[site][severity] = number
    return found


def _visits(means: dict[str, str], day: int) -> dict[str, dict[str, int]]:
    """Visits of a year that saw armed people, and those that insecurity prevented."""
    found: dict[str, dict[str, int]] = defaultdict(lambda: {"armed": 0, "prevented": 0})
    # Most visits say neither, and their text is not read.
    telling = Q(told__contains='"armed"') | Q(told__contains=f'"{Hindrance.INSECURITY}"', state=State.PREVENTED)
    visits = Visit.objects.filter(telling, state__in=STANDING, day__gt=day - YEAR, day__lte=day)
    for visit in visits:
        report, site = visit.report, means.get(visit.site, visit.site)
        found[site]["armed"] += bool(report.armed)
        found[site]["prevented"] += visit.state == State.PREVENTED and report.reason == Hindrance.INSECURITY
    return found


def _last_seen(means: dict[str, str], day: int) -> dict[str, int]:
    """The day of the last visit that was made to each site."""
    found: dict[str, int] = {}
    seen = Visit.objects.filter(state=State.SEEN.value, day__lte=day).order_by()
    for code, last in seen.values_list("site").annotate(last=Max("day")):
        site = means.get(code, code)
        found[site] = max(last, found.get(site, last))
    return found


def _suspended(sites: Iterable[Site], day: int) -> dict[str, tuple[bool, int]]:
    """Whether each site is suspended, and on how many days of the last year it was."""
    by_area: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in Suspension.objects.filter(from_day__lte=day):
        last = day if row.to_day is None else min(row.to_day, day)
        if last > day - YEAR:
            by_area[row.area].append((max(row.from_day, day - YEAR + 1), last))
    found = {}
    for site in sites:
        spans = [span for area in area_keys(place_of(site)) for span in by_area.get(area, ())]
        days: set[int] = set().union(*(range(first, last + 1) for first, last in spans)) if spans else set()
        found[site.code] = day in days, len(days)
    return found


def _ghost_months(sites: Sequence[Site], day: int) -> dict[str, int]:
    """How long the rule GHOST lets each site be unvisited, by the limits that people set."""
    count = len(sites)
    table = built(
        Sites, count, code=[site.code for site in sites], country=[site.country for site in sites],
    )  # fmt: skip
    limits = limits_of(Findings(Database()), names_in_force(Book(Database())))
    days, places = np.full(count, day, np.int64), np.arange(count)
    months: Any = np.broadcast_to(Parameters(limits, table).in_force("GHOST", "months", days, places), (count,))
    return {site.code: int(value) for site, value in zip(sites, months.tolist(), strict=True)}
