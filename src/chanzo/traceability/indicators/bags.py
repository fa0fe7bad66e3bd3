"""What bags closed with mine tags count. (traceability)"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from chanzo.core.days import month_text
from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Noun, Reckoning, register, register_noun
from chanzo.people.policies import actor_of, may
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act
from chanzo.sites.queries.standing import codes_in

from .closed import Closed, any_closed, bags_closed

N_ = str  # marks a word for the catalogues; it is translated where it is shown


def _of_bags(count: Callable[[Closed], tuple[int, int]], *, timed: bool = False) -> Callable[[Asked], Cases]:
    """Cases of part and whole for each group of bags; of ``timed`` ones a history load tells nothing."""

    def cases(asked: Asked) -> Cases:
        rows = []
        for one in bags_closed(asked):
            known = not timed or one.late is not None
            part, whole = count(one) if known else (0, 0)
            rows.append(Case(one.key, one.seq, one.day, part, whole, one.bags, known, (one.province, one.mineral)))
        return Cases(any_closed(asked.last), rows)

    return cases


def _within(days: int) -> Callable[[Closed], tuple[int, int]]:
    return lambda one: (one.bags if (one.late or 0) <= days else 0, one.bags)


def readable_bags(user: Any, keys: Sequence[str]) -> set[str]:
    """Bags of sites in the reader's areas; a holder of some bags of a record does not see the record's others."""
    actor = actor_of(user)
    if actor is None or not may(actor, Act.SEE_CUSTODY):
        return set()
    scope = scope_of(actor)
    if scope.everything:
        return set(keys)
    mine = codes_in(scope)
    return {key for key in keys if key.split("|", 2)[2] in mine}


def bags_url(key: str) -> str:
    """The list of bags of a site and month; the record is named beside it."""
    _, month, site = key.split("|", 2)
    return f"/lots/?kind=mine&month={month_text(int(month))}&site={site}"


register_noun(Noun("bags", N_("Bags of one site, month and record"), bags_url, readable_bags))

_BAGS = Indicator(
    code="",
    version=1,
    name="",
    definition="",
    unit=N_("bags"),
    reckoning=Reckoning.COUNT,
    direction=Direction.NONE,
    part="",
    source=N_("lines of mine logs"),
    noun="bags",
    breakdowns=("province", "mineral"),
)
_TIMELY = replace(
    _BAGS,
    unit=N_("share"),
    reckoning=Reckoning.SHARE,
    direction=Direction.UP,
    whole=N_("bags closed in the period whose lines did not come with a history load"),
    quality=N_(
        "Bags that were never recorded are in no figure. A line counts from when its file was taken in; lines of a "
        "history load say nothing of how fast the field is."
    ),
)

register(
    replace(
        _BAGS,
        code="bags.tagged_kg",
        name=N_("Kilograms tagged at mine sites"),
        definition=N_("Kilograms in bags closed with a mine tag in the period."),
        unit=N_("kg"),
        per=1000,
        part=N_("grams in bags closed with a mine tag"),
        quality=N_(
            "More can mean more mining, more of it tagged, or mineral that came from elsewhere. Bags whose weight "
            "cannot be read add nothing."
        ),
        cases=_of_bags(lambda one: (one.mass_g, 1)),
    ),
    replace(
        _BAGS,
        code="bags.tagged",
        name=N_("Bags tagged at mine sites"),
        definition=N_("Bags closed with a mine tag in the period."),
        part=N_("bags closed with a mine tag"),
        quality=N_("Bags differ in weight by place and mineral: read them beside the kilograms."),
        cases=_of_bags(lambda one: (one.bags, 1)),
    ),
    replace(
        _TIMELY,
        code="bags.days_to_record",
        name=N_("Days from the tag to the record"),
        definition=N_("The middle number of days from closing a bag to its line being in the record."),
        unit=N_("days"),
        reckoning=Reckoning.MEDIAN,
        direction=Direction.DOWN,
        part=N_("days from closing a bag to its record"),
        whole="",
        cases=_of_bags(lambda one: (one.late or 0, 1), timed=True),
    ),
    replace(
        _TIMELY,
        code="bags.recorded_7_days",
        name=N_("Bags recorded within a week"),
        definition=N_("Of the bags closed in the period, those whose line was in the record within seven days."),
        part=N_("bags recorded within seven days"),
        cases=_of_bags(_within(7), timed=True),
    ),
    replace(
        _TIMELY,
        code="bags.recorded_30_days",
        name=N_("Bags recorded within thirty days"),
        definition=N_("Of the bags closed in the period, those whose line was in the record within thirty days."),
        part=N_("bags recorded within thirty days"),
        cases=_of_bags(_within(30), timed=True),
    ),
)
