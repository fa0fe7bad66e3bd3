"""Targets, entered figures, evidence, series, reviews: what is taken, refused, replaced and taken back."""

import pytest

from chanzo.change.models import Aim, Entered, Note, Series
from chanzo.change.projections.figures import AIM_ENDED, ENTRY_ENDED, NOTE_ENDED
from chanzo.change.queries.figures import BASELINE, TARGET, aims_over, observations_over
from chanzo.change.queries.overview import overview
from chanzo.change.queries.watching import series_points
from chanzo.change.rules.progress import Standing, Trend
from chanzo.change.services.figures import Entry, enter_figure, note_evidence, set_aim, take_back
from chanzo.change.services.series import Delivery, load_series, withdraw_series
from chanzo.core.indicators import Asked, Method, registered
from chanzo.core.refusals import Refused
from chanzo.people.types import Actor, Role

from .conftest import SECRETARIAT, a_visit

pytestmark = pytest.mark.django_db


def refusal(act, **told) -> str:  # type: ignore[no-untyped-def]
    with pytest.raises(Refused) as refused:
        act(**told)
    return refused.value.code


def an_entry(period: Asked, **more) -> Entry:  # type: ignore[no-untyped-def]
    told = {"code": surveyed(), "asked": period, "value": 0.4, "evidence": "Report 3", "design": "All", "sample": 10}
    return Entry(**(told | more))


def surveyed() -> str:
    return next(code for code, each in registered().items() if each.method is Method.SURVEY and each.cases is None)


def test_a_target_counts_for_its_period_and_a_later_one_takes_its_place(programme: object, period: Asked) -> None:
    told = dict(code="visits.made", sort=TARGET, asked=period, reason="Board", by=SECRETARIAT)
    set_aim(value=0.8, **told)  # type: ignore[arg-type]
    seq = set_aim(value=0.9, **told)  # type: ignore[arg-type]
    set_aim(value=0.5, **(told | {"sort": BASELINE}))  # type: ignore[arg-type]
    assert aims_over(period) == {("visits.made", TARGET): 0.9, ("visits.made", BASELINE): 0.5}
    take_back(kind=AIM_ENDED, seq=seq, reason="Wrong year", by=SECRETARIAT)
    assert ("visits.made", TARGET) not in aims_over(period)
    assert Aim.objects.count() == 3
    assert refusal(take_back, kind=AIM_ENDED, seq=seq, reason="Again", by=SECRETARIAT) == "ENTRY_UNKNOWN"


def test_a_target_that_silence_would_meet_is_refused(programme: object, period: Asked) -> None:
    silent = [code for code, each in registered().items() if each.silent]
    for code in silent:
        told = dict(code=code, asked=period, value=1, reason="Fewer please", by=SECRETARIAT)
        assert refusal(set_aim, sort=TARGET, **told) == "TARGET_REWARDS_SILENCE"
        set_aim(sort=BASELINE, **told)  # type: ignore[arg-type]


def test_only_who_keeps_the_theory_may_change_it(programme: object, period: Asked) -> None:
    told = dict(code="visits.made", sort=TARGET, asked=period, value=1, reason="Me")
    for role in Role:
        if role not in (Role.SECRETARIAT, Role.ADMIN):
            assert refusal(set_aim, by=Actor("P-22222222", role), **told) == "NOT_ALLOWED"
    wrong = Asked(period.last, period.first)
    assert refusal(set_aim, by=SECRETARIAT, **(told | {"asked": wrong})) == "PERIOD_WRONG"
    assert refusal(set_aim, by=SECRETARIAT, **(told | {"reason": " "})) == "CHANGE_REASON"
    assert refusal(set_aim, by=SECRETARIAT, **(told | {"code": "no.such"})) == "INDICATOR_UNKNOWN"


def test_an_entered_figure_says_how_it_was_found(programme: object, period: Asked) -> None:
    enter = lambda **more: refusal(enter_figure, entry=an_entry(period, **more), by=SECRETARIAT)  # noqa: E731
    assert enter(design="") == "SURVEY_UNSAID"
    assert enter(sample=None) == "SURVEY_UNSAID"
    assert enter(answered=11) == "SURVEY_ANSWERS"
    assert enter(low=0.3) == "INTERVAL_HALF"
    assert enter(low=0.5, high=0.6) == "INTERVAL_WRONG"
    assert enter(evidence="") == "CHANGE_REASON"
    assert enter(code="visits.made") == "FIGURE_COMPUTED"
    seq = enter_figure(entry=an_entry(period, answered=8, low=0.3, high=0.5), by=SECRETARIAT)
    found = observations_over(period)[surveyed()]
    assert (found.figure.value, found.figure.n, found.completeness, found.records) == (0.4, 8, 0.8, str(seq))
    take_back(kind=ENTRY_ENDED, seq=seq, reason="A slip", by=SECRETARIAT)
    assert surveyed() not in observations_over(period)
    assert Entered.objects.get().ended_by


def test_a_survey_without_its_interval_gets_no_arrow(programme: object, period: Asked) -> None:
    earlier = Asked(period.first - 365, period.first - 1)
    for asked, value in ((period, 0.6), (earlier, 0.4)):
        enter_figure(entry=an_entry(asked, value=value), by=SECRETARIAT)
    assert overview(period).measured[surveyed()].trend is Trend.UNKNOWN
    for asked, value in ((period, 0.6), (earlier, 0.4)):
        enter_figure(entry=an_entry(asked, value=value, answered=9, low=value, high=value), by=SECRETARIAT)
    assert overview(period).measured[surveyed()].trend is Trend.RISING


def test_evidence_stands_beside_its_statement_for_and_against(programme: object, period: Asked) -> None:
    told = dict(statement="output-agents-deployed", day=period.last, source="Letter 4", by=SECRETARIAT)
    seq = note_evidence(supports=False, text="No agent for five weeks.", **told)  # type: ignore[arg-type]
    note_evidence(supports=True, text="A post was opened.", **told)  # type: ignore[arg-type]
    stated = overview(period).stated["output-agents-deployed"]
    assert (stated.supporting, stated.contrary) == (1, 1)
    take_back(kind=NOTE_ENDED, seq=seq, reason="Another site", by=SECRETARIAT)
    assert overview(period).stated["output-agents-deployed"].contrary == 0
    assert Note.objects.count() == 2
    assert refusal(note_evidence, supports=True, text="x", **(told | {"statement": "none"})) == "STATEMENT_UNKNOWN"


def test_the_state_of_a_statement_follows_its_figures_both_ways(programme: object, period: Asked) -> None:
    from chanzo.change.services.observing import observe_period

    key = next(k for k, s in overview(period).theory.statements.items() if "visits.agent_present" in s.indicators)
    set_aim(code="visits.agent_present", sort=TARGET, asked=period, value=0.9, reason="Board", by=SECRETARIAT)
    for day in range(4):
        a_visit("S-1", period.first + day, agent_present=True)
    each = [registered()["visits.agent_present"]]
    list(observe_period(period, each))
    assert overview(period).measured["visits.agent_present"].standing is Standing.ON_TRACK
    for day in range(4):
        a_visit("S-2", period.first + day, agent_present=False)
    list(observe_period(period, each))
    assert overview(period).measured["visits.agent_present"].standing is Standing.OFF_TRACK
    assert overview(period).stated[key].standing is Standing.OFF_TRACK


def a_delivery(**more: str) -> Delivery:
    told = {"name": "tin_price", "title": "Tin", "unit": "USD/t", "source": "A bank", "licence": "CC BY 4.0"}
    return Delivery(**(told | more))


def test_a_series_is_taken_in_replaced_and_taken_back(programme: object) -> None:
    first, _ = load_series(delivery=a_delivery(), data=b"Date;Tin\n2026-01-01;1,5\n", by=SECRETARIAT)
    second, points = load_series(delivery=a_delivery(), data="Jour,Étain\n2026-01-01,2\nx,3\n".encode("cp1252"),
                                 by=SECRETARIAT)  # fmt: skip
    assert points.refused == [3]
    assert [value for _, value in series_points()["tin_price"]] == [2.0]
    assert Series.objects.get(seq=first).ended_by == second
    withdraw_series(seq=second, reason="Wrong column", by=SECRETARIAT)
    assert series_points() == {}


@pytest.mark.parametrize(
    ("more", "data", "code"),
    [
        ({"name": "Tin price"}, b"2026-01-01,1", "SERIES_NAME"),
        ({"licence": " "}, b"2026-01-01,1", "SERIES_UNSAID"),
        ({}, b"no,numbers\n", "SERIES_EMPTY"),
        ({}, b"", "SERIES_EMPTY"),
        ({}, b"2026-01-01,1\n" * 200_000, "SERIES_LARGE"),
    ],
)
def test_a_series_that_cannot_be_taken_is_refused_whole(programme: object, more: dict, data: bytes, code: str) -> None:  # type: ignore[type-arg]
    assert refusal(load_series, delivery=a_delivery(**more), data=data, by=SECRETARIAT) == code
    assert not Series.objects.exists()
