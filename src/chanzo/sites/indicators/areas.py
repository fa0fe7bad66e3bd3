"""What requests of new mine areas and baseline studies count. (sites)"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Noun, Reckoning, register, register_noun

from ..models import AreaRequest, RequestStep, Site, Study, Yield
from ..queries.standing import provinces
from ..queries.studies import areas_of, studies_visible_to
from ..rules.capacity import disagreements, figures_of, yields_on
from ..types.capacity import Agreement
from ..types.request import Decision, Step

N_ = str  # marks a word for the catalogues; it is translated where it is shown


def requested(asked: Asked) -> Cases:
    """Every request made in the period."""
    known = AreaRequest.objects.filter(asked_day__lte=asked.last)
    return Cases(
        known.exists(),
        [
            Case(request.number, request.seq, request.asked_day, by=(request.province,))
            for request in known.filter(asked_day__gte=asked.first).order_by("seq")
        ],
    )


def evaluated(asked: Asked) -> Cases:
    """Every joint evaluation made in the period, with what it concluded."""
    begun, steps, requests = _steps(asked, Step.EVALUATE)
    return Cases(
        begun,
        [
            Case(step.request, step.seq, step.day, by=(requests[step.request].province, step.result))
            for step in steps
            if step.day >= asked.first
        ],
    )


def decided(asked: Asked) -> Cases:
    """The days from each request to the first decision that says more than that more must be known."""
    begun, steps, requests = _steps(asked, Step.DECIDE)
    first: dict[str, RequestStep] = {}
    for step in steps:
        if step.result != Decision.MORE:
            first.setdefault(step.request, step)
    return Cases(
        begun,
        [
            Case(
                step.request,
                step.seq,
                step.day,
                part=step.day - requests[step.request].asked_day,
                by=(requests[step.request].province, step.result),
            )
            for step in first.values()
            if step.day >= asked.first
        ],
    )


def _steps(asked: Asked, sort: Step) -> tuple[bool, Sequence[RequestStep], dict[str, AreaRequest]]:
    """Whether anybody asked until the period's end, the steps of one sort until then in turn, requests by number."""
    requests = {request.number: request for request in AreaRequest.objects.filter(asked_day__lte=asked.last)}
    steps = RequestStep.objects.filter(step=sort.value, day__lte=asked.last).order_by("seq")
    return bool(requests), [step for step in steps if step.request in requests], requests


def _studies(asked: Asked) -> tuple[bool, Iterator[tuple[Study, str]]]:
    """Whether a study was ever made until the period's end; the period's that stand, with their provinces."""
    province = provinces()
    known = Study.objects.filter(replaced_by=None, day__lte=asked.last)
    within = known.filter(day__gte=asked.first).order_by("seq")
    return known.exists(), ((study, province.get(study.site, "")) for study in within)


def baselines(asked: Asked) -> Cases:
    """Every baseline study of the period; a correction takes the place of what it corrects."""
    begun, studies = _studies(asked)
    return Cases(begun, [Case(str(study.seq), study.seq, study.day, by=(province,)) for study, province in studies])


def disagreeing(asked: Asked) -> Cases:
    """Studies of which two of the figures (stated, observed, computed) do not agree; unknown with fewer than two."""
    begun, studies = _studies(asked)
    sites = {site.code: site for site in Site.objects.all()}
    yields = [row.facts() for row in Yield.objects.all()]
    rows = []
    for study, province in studies:
        areas = areas_of(sites[study.site]) if study.site in sites else []
        compared = disagreements(figures_of(study.given, yields_on(yields, areas, study.day)))
        apart = any(one.agreement != Agreement.AGREE for one in compared)
        rows.append(Case(str(study.seq), study.seq, study.day, int(apart), known=bool(compared), by=(province,)))
    return Cases(begun, rows)


def _requests_readable(user: Any, keys: Sequence[str]) -> set[str]:
    return set(keys) & set(AreaRequest.objects.visible_to(user).values_list("number", flat=True))


def _studies_readable(user: Any, keys: Sequence[str]) -> set[str]:
    return set(keys) & {str(seq) for seq in studies_visible_to(user).values_list("seq", flat=True)}


register_noun(Noun("area_request", N_("Request of a new area"), lambda key: f"/evaluation/{key}", _requests_readable))
register_noun(Noun("study", N_("Baseline study"), lambda key: f"/studies/{key}", _studies_readable))

_REQUESTS = Indicator(
    code="",
    version=1,
    name="",
    definition="",
    unit=N_("areas"),
    reckoning=Reckoning.COUNT,
    direction=Direction.NONE,
    part="",
    source=N_("requests of new areas and their steps"),
    noun="area_request",
    breakdowns=("province",),
)
_STUDIES = replace(
    _REQUESTS, unit=N_("studies"), source=N_("baseline studies"), noun="study", responsible="field_officer"
)

register(
    replace(
        _REQUESTS,
        code="areas.requested",
        name=N_("New areas that were asked for"),
        definition=N_("Requests of the period to take a new mine area into the programme."),
        part=N_("requests"),
        quality=N_("More requests may mean more mining, more trust or more need; none of it is said by the number."),
        cases=requested,
    ),
    replace(
        _REQUESTS,
        code="areas.evaluated",
        name=N_("New areas evaluated on the spot"),
        definition=N_("Joint evaluations of requested areas made on the spot in the period."),
        direction=Direction.UP,
        part=N_("evaluations"),
        quality=N_("An area that is evaluated twice counts twice."),
        breakdowns=("province", "result"),
        cases=evaluated,
    ),
    replace(
        _REQUESTS,
        code="areas.days_to_decision",
        name=N_("Days from a request to its decision"),
        definition=N_(
            "The middle number of days from a request to the first decision to integrate, to keep as a candidate or to "
            "refuse; of the requests first decided in the period."
        ),
        unit=N_("days"),
        reckoning=Reckoning.MEDIAN,
        direction=Direction.DOWN,
        part=N_("days from request to decision"),
        quality=N_("Requests that still wait are not in it; the more of them wait long, the better it looks."),
        breakdowns=("province", "result"),
        cases=decided,
    ),
    replace(
        _STUDIES,
        code="baselines.done",
        name=N_("Baseline studies done"),
        definition=N_("Baseline studies at mine sites dated in the period; a corrected study counts once."),
        direction=Direction.UP,
        part=N_("baseline studies"),
        cases=baselines,
    ),
    replace(
        _STUDIES,
        code="baselines.disagreement",
        name=N_("Baseline studies whose figures disagree"),
        definition=N_(
            "Of the baseline studies of the period that give two figures of a month's production or more (stated by "
            "people, weighed, computed from workers), those of which two lie more than half apart."
        ),
        unit=N_("share"),
        reckoning=Reckoning.SHARE,
        part=N_("studies with figures that disagree"),
        whole=N_("studies with two figures or more"),
        quality=N_(
            "To find that figures disagree is what the study is for; many may mean careful teams. Where no yield of "
            "the region was measured, the computed figure is weak."
        ),
        cases=disagreeing,
    ),
)
