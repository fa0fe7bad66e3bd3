"""What visits to mine sites count. (sites)"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Noun, Reckoning, register, register_noun
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.people.policies import may
from chanzo.people.types import Act

from ..models import Visit
from ..queries.standing import provinces
from ..queries.visits import place_of_visit, visits_visible_to
from ..rules.visits import agrees
from ..types.visits import STANDING, Activity, Report, State

N_ = str  # marks a word for the catalogues; it is translated where it is shown


@dataclass(frozen=True, slots=True)
class Told:
    """A visit that counts, where it went, and what was written down."""

    case: Case
    made: bool
    report: Report

    def counting(self, part: int | None, whole: int = 1) -> Case:
        """The visit with what it adds; None where nobody wrote it."""
        return self.case._replace(part=part or 0, whole=whole, known=part is not None)


@lru_cache(maxsize=2)
def _told(head: Head, asked: Asked) -> tuple[bool, Sequence[Told]]:
    """Whether anybody wrote of a visit until the period's end, and the period's visits; the head decides them."""
    province = provinces()
    standing = Visit.objects.filter(state__in=STANDING, day__lte=asked.last)
    within = standing.filter(day__gte=asked.first).order_by("seq")
    return standing.exists(), [
        Told(
            Case(str(visit.visit), visit.seq, visit.day, by=(province.get(visit.site, ""),)),
            visit.sort == State.SEEN,
            visit.report,
        )
        for visit in within
    ]


def _of_visits(count: Callable[[Told], Case | None]) -> Callable[[Asked], Cases]:
    """Cases of the visits of a period; a visit of which nothing is counted is left out."""

    def cases(asked: Asked) -> Cases:
        begun, visits = _told(current_head(), asked)
        return Cases(begun, [case for visit in visits if (case := count(visit)) is not None])

    return cases


def _made(visit: Told) -> Case:
    return visit.counting(int(visit.made))


def _agent(visit: Told) -> Case | None:
    there = visit.report.agent_present
    at_work = visit.made and visit.report.activity != Activity.INACTIVE
    return visit.counting(None if there is None else int(there)) if at_work else None


def _hotline(visit: Told) -> Case | None:
    asked = visit.report.hotline_asked
    return visit.counting((visit.report.hotline_known or 0) if asked else None, asked or 0) if visit.made else None


def _armed(visit: Told) -> Case | None:
    return visit.counting(int(bool(visit.report.armed))) if visit.made else None


def _barriers(visit: Told) -> Case | None:
    return visit.counting(visit.report.barriers) if visit.made else None


def _weighed(visit: Told) -> Case | None:
    at_work = visit.made and visit.report.activity != Activity.INACTIVE
    return visit.counting(int(bool(visit.report.weighings))) if at_work else None


def _agreeing(visit: Told) -> Case | None:
    said = [agreed for weighing in visit.report.weighings if (agreed := agrees(weighing)) is not None]
    return visit.counting(sum(said), len(said)) if said else None


def _readable(user: Any, keys: Sequence[str]) -> set[str]:
    return {str(visit.visit) for visit in _seen(user, keys)}


def _readable_in_confidence(user: Any, keys: Sequence[str]) -> set[str]:
    """Only those of whose confidences the reader may read, for to be counted tells what was seen."""
    if not may(user, Act.SEE_CONFIDENCES):
        return set()
    places = {visit.visit: place_of_visit(visit) for visit in _seen(user, keys)}
    return {str(number) for number, place in places.items() if may(user, Act.SEE_CONFIDENCES, at=place)}


def _seen(user: Any, keys: Sequence[str]) -> Sequence[Visit]:
    # Visits of an account are few enough to be read; a list of so many numbers no database takes.
    wanted = {int(key) for key in keys}
    return [visit for visit in visits_visible_to(user).only("seq", "visit", "site") if visit.visit in wanted]


def _url(key: str) -> str:
    return f"/visits/{key}"


register_noun(Noun("visit", N_("Visit"), _url, _readable))
register_noun(Noun("visit_in_confidence", N_("Visit with what was told in confidence"), _url, _readable_in_confidence))

_SHARE = Indicator(
    code="",
    version=1,
    name="",
    definition="",
    unit=N_("share"),
    reckoning=Reckoning.SHARE,
    direction=Direction.UP,
    part="",
    source=N_("visits to mine sites"),
    noun="visit",
    breakdowns=("province",),
    responsible="field_officer",
)

register(
    replace(
        _SHARE,
        code="visits.made",
        name=N_("Visits made, of those set out for"),
        definition=N_("Of all visits written down in the period, those in which the site was reached."),
        part=N_("visits in which the site was reached"),
        whole=N_("visits made and visits prevented"),
        quality=N_("A visit that was given up and never written down is not counted."),
        cases=_of_visits(_made),
    ),
    replace(
        _SHARE,
        code="visits.agent_present",
        name=N_("A state agent present at the visit"),
        definition=N_("Of the visits to sites at work, those in which a state agent was present."),
        part=N_("visits with an agent present"),
        whole=N_("visits to sites at work that say whether an agent was present"),
        quality=N_("Visits that are announced find more agents; sites that cannot be reached are never seen."),
        cases=_of_visits(_agent),
    ),
    replace(
        _SHARE,
        code="visits.hotline_known",
        name=N_("Miners asked who know where to report"),
        definition=N_("Of the people whom visitors asked, those who knew a number to which risks can be reported."),
        part=N_("people who knew it"),
        whole=N_("people who were asked"),
        quality=N_("Visitors choose whom they ask; where nobody was asked nothing is known."),
        cases=_of_visits(_hotline),
    ),
    replace(
        _SHARE,
        code="visits.armed_seen",
        name=N_("Visits that saw armed people"),
        definition=N_("Of the visits made, those that saw armed people at the site or on the way."),
        direction=Direction.DOWN,
        part=N_("visits that saw armed people"),
        whole=N_("visits made"),
        quality=N_(
            "A visit that says nothing counts as one that saw none. Where it is least safe nobody goes, so the share "
            "can fall as insecurity grows: read it beside the visits that were prevented."
        ),
        noun="visit_in_confidence",
        cases=_of_visits(_armed),
    ),
    replace(
        _SHARE,
        code="visits.barriers",
        name=N_("Barriers that ask for money, for each visit"),
        definition=N_("Barriers met on the way to the site at which money was asked for, for each visit that says so."),
        unit=N_("barriers a visit"),
        reckoning=Reckoning.RATE,
        direction=Direction.DOWN,
        part=N_("barriers met"),
        whole=N_("visits made that say how many"),
        quality=N_("Vehicles of the programme may be let through where traders pay; one barrier can be met twice."),
        noun="visit_in_confidence",
        cases=_of_visits(_barriers),
    ),
    replace(
        _SHARE,
        code="visits.spot_weighed",
        name=N_("Visits on which bags were weighed again"),
        definition=N_("Of the visits to sites at work, those on which at least one tagged bag was weighed again."),
        part=N_("visits with a bag weighed again"),
        whole=N_("visits to sites at work"),
        cases=_of_visits(_weighed),
    ),
    replace(
        _SHARE,
        code="visits.weighings_agree",
        name=N_("Bags weighed again that agree with their sheet"),
        definition=N_(
            "Of the bags weighed again on visits beside their sheet, those within a kilogram or 2 % of the weight on "
            "the sheet."
        ),
        part=N_("bags that agree"),
        whole=N_("bags weighed again whose sheet was seen"),
        quality=N_("The bags are chosen on the spot; few bags are weighed, so small periods say little."),
        cases=_of_visits(_agreeing),
    ),
)
