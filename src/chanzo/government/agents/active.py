"""Which mine sites are at work: tagged in the last months, or integrated in the programme. (government)"""

from functools import lru_cache

from django.db.models import Exists, OuterRef

from chanzo.core.days import month_of
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.people.scopes import Scope
from chanzo.sites.models import Site
from chanzo.sites.queries.standing import sites_in
from chanzo.sites.queries.statuses import statuses_of
from chanzo.sites.rules.standing import status_on
from chanzo.sites.types.register import Scheme
from chanzo.traceability.models import Lot

MONTHS = 3


def active_sites(scope: Scope, day: int, months: int = MONTHS) -> list[Site]:
    """The sites of a scope's areas that tagged in the month of the day, until then, or the months before it, or are
    integrated on the day; not the closed ones, nor codes that mean another site by now.
    """
    return list(_active_sites(current_head(), scope, day, months))


@lru_cache(maxsize=16)
def _active_sites(head: Head, scope: Scope, day: int, months: int) -> tuple[Site, ...]:
    """The same as the ledger has it at a head: the homes of those who answer for an area ask several times."""
    month = month_of(day)
    # One look into the index of sites and months for each site, however many bags it has.
    within = {"month__gt": month - months, "month__lte": month, "day__lte": day}
    tagging = Lot.objects.filter(site=OuterRef("code"), kind="mine", **within)
    sites = [
        site
        for site in sites_in(scope).annotate(tagged=Exists(tagging))
        if site.means == site.code and (site.closed_day is None or site.closed_day > day)
    ]
    integrated = _integrated({site.code for site in sites if not site.tagged}, day)
    return tuple(site for site in sites if site.tagged or site.code in integrated)


def _integrated(codes: set[str], day: int) -> set[str]:
    # All are read: their codes may be more than one question of the database can name.
    statuses = statuses_of() if codes else {}
    standing = {code: status_on(rows, Scheme.PROGRAMME, day) for code, rows in statuses.items() if code in codes}
    return {code for code, status in standing.items() if status is not None and status.status == "integrated"}
