"""What visits to mine sites count for the theory of change. (sites)"""

from collections.abc import Iterator
from typing import Any

from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Noun, Reckoning, register, register_noun

from .models import Visit
from .queries.standing import provinces
from .queries.visits import visits_visible_to
from .types.visits import STANDING, State

N_ = str  # marks a word for the catalogues; it is translated where it is shown


def _visits(asked: Asked) -> tuple[bool, Iterator[tuple[Visit, str]]]:
    """Whether anybody ever wrote of a visit until the period's end; the period's visits that count, with provinces."""
    province = provinces()
    standing = Visit.objects.filter(state__in=STANDING, day__lte=asked.last)
    within = standing.filter(day__gte=asked.first).order_by("seq")
    return standing.exists(), ((visit, province.get(visit.site, "")) for visit in within)


def made(asked: Asked) -> Cases:
    """Every visit that was made or prevented; those made are the part."""
    begun, visits = _visits(asked)
    return Cases(
        begun,
        [
            Case(str(visit.visit), visit.seq, visit.day, int(visit.sort == State.SEEN), by=(province,))
            for visit, province in visits
        ],
    )


def agent_present(asked: Asked) -> Cases:
    """Visits to active sites; unknown where nobody wrote whether an agent was there."""
    begun, visits = _visits(asked)
    rows = [
        Case(str(v.visit), v.seq, v.day, int(bool(there)), known=there is not None, by=(province,))
        for v, province in visits
        if v.sort == State.SEEN and v.activity != "inactive"
        for there in [v.report.agent_present]
    ]
    return Cases(begun, rows)


def _readable(user: Any, keys: Any) -> set[str]:
    numbers = [int(key) for key in keys]
    return {str(n) for n in visits_visible_to(user).filter(visit__in=numbers).values_list("visit", flat=True)}


register_noun(Noun("visit", N_("Visit"), lambda key: f"/visits/{key}", _readable))

register(
    Indicator(
        "visits.made",
        1,
        N_("Visits made, of those set out for"),
        N_("Of all visits written down in the period, those in which the site was reached."),
        unit=N_("share"),
        reckoning=Reckoning.SHARE,
        direction=Direction.UP,
        part=N_("visits in which the site was reached"),
        whole=N_("visits made and visits prevented"),
        source=N_("visits"),
        noun="visit",
        breakdowns=("province",),
        cases=made,
    ),
    Indicator(
        "visits.agent_present",
        1,
        N_("A state agent present at the visit"),
        N_("Of the visits to sites at work, those in which a state agent was present."),
        unit=N_("share"),
        reckoning=Reckoning.SHARE,
        direction=Direction.UP,
        part=N_("visits with an agent present"),
        whole=N_("visits to sites at work that say whether an agent was present"),
        source=N_("visits"),
        noun="visit",
        breakdowns=("province",),
        cases=agent_present,
    ),
)
