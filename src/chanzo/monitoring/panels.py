"""What monitoring adds to the navigation, the map, and the pages of sites and visits. (monitoring)"""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Sum
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.core.days import month_end, month_of, month_text
from chanzo.findings.queries import standing
from chanzo.ledger.queries import head_at
from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.sites.measures import Measure, offer_measure
from chanzo.sites.models import Site, SiteVersion, Visit
from chanzo.sites.queries.standing import sites_in
from chanzo.sites.queries.studies import yields_at
from chanzo.sites.queries.visits import place_of_visit, visits_visible_to
from chanzo.sites.rules.capacity import WORK_DAYS, computed_capacity
from chanzo.sites.rules.standing import capacity_on
from chanzo.sites.types.visits import State
from chanzo.traceability.models import Lot
from chanzo.traceability.types import Kind
from chanzo.verification.gate import as_read_by, findings_visible_to
from chanzo.web.menu import Entry, offer
from chanzo.web.news import Item, News, offer_news
from chanzo.web.panels import Panel, offer_panel
from chanzo.web.tables import Column, Table

from .queries.facts import risks_on
from .views.standing import site_risk

# Rules that visits feed, and the months of findings that a visit's page shows.
FED = ("PROD", "GHOST")
MONTHS = 12


def scores(user: Any, codes: Collection[str]) -> dict[str, int]:
    """The score of each site that the reader looks after."""
    mine = set(sites_in(user.scope).filter(code__in=list(codes)).values_list("code", flat=True))
    return {site: risk.score for site, risk in risks_on(clock.today()).items() if site in mine}


def workers_and_mass(request: HttpRequest, visit: Visit) -> dict[str, Any] | None:
    """What was tagged in a visit's month beside what the workers seen could have dug, for who reads custody there."""
    place = place_of_visit(visit)
    if visit.state != State.SEEN or not may(request.user, Act.SEE_CUSTODY, place):
        return None
    site = Site.objects.filter(code=visit.site).first()
    site = Site.objects.filter(code=site.means).first() if site else None
    if site is None:
        return None
    month, workers = month_of(visit.day), visit.report.workers
    lots = Lot.objects.filter(site=site.code, kind=Kind.MINE, month=month)
    tagged = lots.aggregate(grams=Sum("mass_g"))["grams"] or 0
    yields = yields_at(site, visit.day)
    dug = None if workers is None else computed_capacity(workers, site.minerals, yields, WORK_DAYS)
    lines = [version.facts() for version in SiteVersion.objects.filter(code=site.code)]
    capacity = capacity_on(lines, month_end(month))
    return {
        "month": month,
        "tagged_g": tagged,
        "workers": workers,
        "days": WORK_DAYS,
        "dug": dug,
        "above": dug is not None and tagged > dug.high_g,
        "capacity_g": capacity.capacity_high_g if capacity else None,
    }


def findings_fed(request: HttpRequest, visit: Visit) -> dict[str, Any] | None:
    """Standing findings of the rules that visits feed, at the visit's site and from its month on."""
    if not may(request.user, Act.SEE_FINDINGS):
        return None
    site = Site.objects.filter(code=visit.site).first()
    found = standing(findings_visible_to(request.user), site=site.means if site else visit.site)
    first = f"{site.means if site else visit.site} {month_text(month_of(visit.day))}"
    rows = found.filter(rule__in=FED, subject__gte=first).order_by("subject", "rule")[:MONTHS]
    columns = [
        Column("severity", _("Severity"), status="severity"),
        Column("rule", _("Rule"), "code", lambda row: reverse("verification:rule", args=[row.rule])),
        Column("subject", _("Site and month"), link=lambda row: reverse("verification:finding", args=[row.id])),
    ]
    table = Table("fed", _("What the rules find here since"), columns, list(as_read_by(request.user, rows)))
    table.empty = _("Nothing is found at the site since this visit.")
    return {"table": table}


def news(request: HttpRequest, since: datetime) -> Iterator[Item]:
    """Visits written down, and those that were prevented."""
    fresh = visits_visible_to(request.user).filter(seq__gt=head_at(since))
    yield Item(fresh.filter(state=State.SEEN).count(), _("visits written down"), reverse("sites:visits"))
    prevented = f"{reverse('sites:visits')}?kind=prevented"
    yield Item(fresh.filter(state=State.PREVENTED).count(), _("visits prevented"), prevented)


def _sees(user: Any) -> bool:
    return may(user, Act.SEE_MONITORING)


offer(Entry(14, _("Where to go next"), "monitoring:due", _sees, icon="site", under="sites:visits"))
offer_measure(Measure("risk", 30, _("Risk, of 100"), "count", _sees, scores))
offer_panel(Panel("site risk", 45, "monitoring/panels/risk.html", site_risk))
offer_panel(Panel("visit", 30, "monitoring/panels/workers.html", workers_and_mass))
offer_panel(Panel("visit", 35, "monitoring/panels/findings.html", findings_fed))
offer_news(News(30, "visits", news))
