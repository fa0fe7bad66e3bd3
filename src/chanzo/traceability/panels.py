"""What custody adds to the navigation and to the pages of sites, organisations and lots. (traceability)"""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core.days import month_end
from chanzo.people.policies import actor_of, may
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act
from chanzo.sites.measures import Measure, offer_measure
from chanzo.sites.models import Site, SiteVersion
from chanzo.sites.queries.standing import place_of
from chanzo.sites.rules.standing import capacity_on
from chanzo.web.charts.bars import Bar, month_bars
from chanzo.web.formats import mass, month
from chanzo.web.menu import CUSTODY, Entry, offer
from chanzo.web.panels import FIGURES, Panel, offer_panel
from chanzo.web.tables import Column, Table

from .custody_of import custody
from .origins_map import answers_for_sites, of_lot, tagged_in_a_year
from .queries.months import tagged_by_month
from .visit_tags import tags_seen

MONTHS = 24


def production(request: HttpRequest, site: Site) -> dict[str, Any] | None:
    """Mine bags of the site by month against the capacity in force, for those who answer for the site."""
    actor = actor_of(request.user)
    if actor is None or not may(actor, Act.SEE_CUSTODY) or not scope_of(actor).covers(place_of(site)):
        return None
    tagged = tagged_by_month(site.code, MONTHS)
    if not tagged:
        return {"empty": True, "site": site}
    lines = [version.facts() for version in SiteVersion.objects.filter(code=site.code)]
    rows, bars = [], []
    for number in range(min(tagged), max(tagged) + 1):
        bags, grams = tagged.get(number, (0, 0))
        capacity = capacity_on(lines, month_end(number))
        low, high = (capacity.capacity_low_g, capacity.capacity_high_g) if capacity else (None, None)
        rows.append({"month": number, "tagged": grams, "bags": bags, "low": low, "high": high})
        bars.append(
            Bar(f"{number % 12 + 1:02d}/{number // 12 % 100:02d}", grams, f"{month(number)}: {mass(grams)}", low, high)
        )
    columns = [
        Column("month", gettext_lazy("Month"), "month"),
        Column("tagged", gettext_lazy("Tagged"), "mass"),
        Column("bags", gettext_lazy("Bags"), "count"),
        Column("low", gettext_lazy("Can yield at least"), "mass"),
        Column("high", gettext_lazy("Can yield at most"), "mass"),
    ]
    text = "; ".join(bar.text for bar in bars)
    chart = month_bars(
        bars, title=_("Tagged mass by month against what the site can yield"), text=text, axis=_("kg a month")
    )
    table = Table("production", gettext_lazy("Tagged mass by month"), columns, list(reversed(rows)))
    return {
        "chart": chart,
        "table": table,
    }


def follow(request: HttpRequest, site: Site) -> dict[str, Any] | None:
    """Where to go from a site, for those who see custody."""
    if not may(request.user, Act.SEE_CUSTODY):
        return None
    return {
        "bags_url": f"{reverse('traceability:lots')}?{urlencode({'kind': 'mine', 'site': site.code})}",
        "exposure_url": f"{reverse('traceability:exposure')}?{urlencode({'site': site.code})}",
    }


def _sees(user: Any) -> bool:
    return may(user, Act.SEE_CUSTODY)


offer(Entry(20, gettext_lazy("Lots"), "traceability:lots", _sees, group=CUSTODY, icon="lot"))
offer(
    Entry(
        25,
        gettext_lazy("Follow a site"),
        "traceability:exposure",
        _sees,
        group=CUSTODY,
        icon="follow",
        under="traceability:lots",
    )
)
offer(
    Entry(
        27,
        gettext_lazy("Tags"),
        "traceability:tags",
        _sees,
        group=CUSTODY,
        icon="tag",
        under="government:custody",
    )
)
offer_panel(Panel("site actions", 10, "traceability/panels/follow.html", follow))
offer_panel(Panel("site capacity", 10, "traceability/panels/production.html", production))
offer_panel(Panel("organisation", 10, FIGURES, custody))
offer_panel(Panel("lot", 10, "traceability/panels/origins_map.html", of_lot))
offer_panel(Panel("visit", 10, "traceability/panels/visit_tags.html", tags_seen))
offer_measure(
    Measure("tagged", 20, gettext_lazy("Tagged in twelve months"), "mass", answers_for_sites, tagged_in_a_year)
)
