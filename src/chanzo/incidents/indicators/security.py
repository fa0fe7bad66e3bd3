"""Incidents of single sorts that risks of the theory name: security, bribery, law, conflict. (incidents)"""

from collections.abc import Callable
from dataclasses import replace

from chanzo.core.days import month_of
from chanzo.core.indicators import Asked, Case, Cases, Reckoning, register
from chanzo.traceability.indicators.closed import Closed, bags_closed

from .cases import COUNTED, Then, known_on, of_opened

N_ = str  # marks a word for the catalogues; it is translated where it is shown

ARMED = frozenset(("armed_group", "security_forces"))
SECURITY = ARMED | {"forced_labour", "torture", "sexual_violence", "war_crimes"}


def _sort(*categories: str) -> Callable[[Asked], Cases]:
    """Cases of the incidents of some categories that were opened in a period."""

    def count(one: Then, asked: Asked) -> Case | None:
        return one.opening()._replace(by=one.by[:2]) if one.row.category in categories else None

    return of_opened(count)


def by_site_month(asked: Asked) -> Cases:
    """Security incidents opened in the period over the months in which sites closed bags, province by province."""
    known = known_on(asked.last)
    rows = [
        one.opening(1, 0)._replace(key=f"incident|{one.row.number}", by=(one.row.province,))
        for one in known.opened_in(asked)
        if one.row.category in SECURITY
    ]
    first: dict[tuple[str, int], Closed] = {}
    for bag in bags_closed(asked):
        first.setdefault((bag.site, month_of(bag.day)), bag)
    rows += [Case(f"bags|{bag.key}", bag.seq, bag.day, 0, 1, by=(bag.province,)) for bag in first.values() if bag.site]
    return Cases(known.begun, rows)


_SORT = replace(COUNTED, breakdowns=("province", "level"))

register(
    replace(
        COUNTED,
        code="incidents.security_per_site_month",
        name=N_("Security incidents for each hundred months of work"),
        definition=N_(
            "Incidents opened in the period that name armed groups, security forces, forced labour, torture, sexual "
            "violence or war crimes, over the months in which sites closed bags."
        ),
        unit=N_("incidents per 100 site-months"),
        reckoning=Reckoning.RATE,
        per=100,
        part=N_("security incidents opened"),
        whole=N_("months in which a site closed a bag, site by site"),
        source=N_("the incidents’ own records, and lines of mine logs"),
        quality=N_("Where it is least safe nobody works and few report: a fall need not mean peace."),
        noun="incident_or_bags",
        breakdowns=("province",),
        cases=by_site_month,
    ),
    replace(
        _SORT,
        code="incidents.militarisation",
        name=N_("Incidents of armed groups and security forces"),
        definition=N_(
            "Incidents opened in the period about armed groups, or about control or taxes by security forces."
        ),
        cases=_sort(*ARMED),
    ),
    replace(
        _SORT,
        code="incidents.bribery",
        name=N_("Incidents of bribery"),
        definition=N_("Incidents opened in the period about bribery."),
        cases=_sort("bribery"),
    ),
    replace(
        _SORT,
        code="incidents.tax_law",
        name=N_("Incidents of taxes not paid"),
        definition=N_("Incidents opened in the period about taxes, fees or royalties that were not paid."),
        cases=_sort("tax"),
    ),
    replace(
        _SORT,
        code="incidents.community_conflict",
        name=N_("Incidents of conflict in communities"),
        definition=N_("Incidents opened in the period about conflict with or in a mining community."),
        cases=_sort("community_conflict"),
    ),
)
