"""Which mine sites are at work: tagged in the last months, or integrated in the programme. (government)"""

from chanzo.core.days import month_of
from chanzo.people.scopes import Scope
from chanzo.sites.listing import rows_on
from chanzo.sites.models import Site
from chanzo.sites.queries.standing import sites_in
from chanzo.traceability.models import Lot

MONTHS = 3


def active_sites(scope: Scope, day: int, months: int = MONTHS) -> list[Site]:
    """The sites of a scope's areas that tagged in the month of the day or the months before it, or are integrated on
    the day; not the closed ones, nor codes that mean another site by now.
    """
    sites = [
        site
        for site in sites_in(scope)
        if site.means == site.code and (site.closed_day is None or site.closed_day > day)
    ]
    month = month_of(day)
    lots = Lot.objects.filter(site__in=[site.code for site in sites], month__gt=month - months, month__lte=month)
    tagged = set(lots.filter(kind="mine").order_by().values_list("site", flat=True).distinct())
    standing = {row.site for row in rows_on(sites, day) if row.programme == "integrated"}
    return [site for site in sites if site.code in tagged or site.code in standing]
