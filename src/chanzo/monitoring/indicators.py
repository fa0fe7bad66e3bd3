"""What plans of visits count for the theory of change. (monitoring)"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Noun, Reckoning, register, register_noun
from chanzo.sites.models import Site, Visit
from chanzo.sites.queries.standing import provinces
from chanzo.sites.types.visits import STANDING, State

from .models import Plan
from .queries.planning import plans_visible_to
from .rules.due import adherence

N_ = str  # marks a word for the catalogues; it is translated where it is shown

DONE = ("done", "moved")


class Due(NamedTuple):
    """A site that a plan found due, the day by which, and the grade of its risk."""

    plan: Plan
    site: str
    day: int
    grade: str


def due_visits(asked: Asked) -> Cases:
    """The sites that plans found due in the period, those that no trip reaches too; the part are those then seen."""
    plans = list(Plan.objects.filter(first__lte=asked.last).order_by("seq"))
    means, province = dict(Site.objects.order_by().values_list("code", "means")), provinces()
    seen: dict[str, list[int]] = defaultdict(list)
    visits = Visit.objects.filter(state__in=STANDING, sort=State.SEEN.value, day__lte=asked.last).order_by()
    for code, day in visits.values_list("site", "day"):
        seen[means.get(code, code)].append(day)
    rows = []
    for due in _due(plans):
        if asked.first <= due.day <= asked.last:
            fate, _ = adherence(
                means.get(due.site, due.site),
                due.day,
                first=due.plan.first,
                last=due.plan.last,
                today=asked.last + 1,
                seen=seen,
                prevented={},
            )
            key = f"{due.plan.seq}|{due.site}"
            by = province.get(due.site, ""), due.grade
            rows.append(Case(key, due.plan.seq, due.day, int(fate in DONE), by=by))
    return Cases(any(due.day <= asked.last for due in _due(plans)), rows)


def _due(plans: Sequence[Plan]) -> Iterator[Due]:
    """What plans found due; of two plans of one area the later holds for the days that both cover."""
    for at, plan in enumerate(plans):
        later = [(other.first, other.last) for other in plans[at + 1 :] if other.area == plan.area]
        stops = [(stop, stop["day"]) for trip in plan.facts["trips"] for stop in trip["stops"]]
        for told, day in [*stops, *((left, plan.last) for left in plan.facts["left"])]:
            if not any(first <= day <= last for first, last in later):
                yield Due(plan, told["site"], day, told["grade"])


def _readable(user: Any, keys: Sequence[str]) -> set[str]:
    plans = {str(plan.seq) for plan in plans_visible_to(user)}
    return {key for key in keys if key.partition("|")[0] in plans}


register_noun(
    Noun("planned_visit", N_("Planned visit"), lambda key: f"/monitoring/plans/{key.partition('|')[0]}", _readable)
)

register(
    Indicator(
        "visits.due_done",
        1,
        N_("Visits that were due and made"),
        N_(
            "Of the sites that plans, by their risk, found due on a day of the period, those that were seen within the "
            "plan's days; sites that no trip reaches count too."
        ),
        unit=N_("share"),
        reckoning=Reckoning.SHARE,
        direction=Direction.UP,
        part=N_("sites that were due and were seen"),
        whole=N_("sites that plans found due"),
        source=N_("plans of visits, and visits"),
        quality=N_("Only areas of which somebody made a plan; a visit given up for insecurity counts as not made."),
        noun="planned_visit",
        breakdowns=("province", "grade"),
        responsible="field_officer",
        cases=due_visits,
    ),
)
