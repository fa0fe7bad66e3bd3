"""A new area from the request to the register and out of it: who may, in which order, what the register then says."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core import clock
from chanzo.core.days import day_text, to_day
from chanzo.core.refusals import Refused
from chanzo.ledger.services.checking import check_chain
from chanzo.people.types import Actor, Role
from chanzo.sites.models import AreaRequest, RequestStep, Site, SiteStatus
from chanzo.sites.queries.standing import standing_on
from chanzo.sites.rules.requests import DECISIONS, MOVES, days_of_stages, desk_result, stage_after, steps_from
from chanzo.sites.services.requests import (
    Asked,
    ask_for_area,
    check_desk,
    decide_area,
    enter_area,
    evaluate_on_site,
    withdraw_area,
)
from chanzo.sites.types.request import CHECKS, Decision, Stage, Step
from tests.web.programme import recorded

OFFICER = Actor("P-22222222", Role.FIELD_OFFICER, areas=frozenset({"province:North"}))
OFFICE = Actor("P-33333333", Role.SECRETARIAT)
OTHER = Actor("P-44444444", Role.SECRETARIAT)
COMPANY = Actor("P-55555555", Role.COMPANY, organisation="PROC-1")
CLEAR = dict.fromkeys(CHECKS, ("clear", ""))
DAY = to_day(date(2026, 2, 2))


def an_area(**changes: object) -> Asked:
    said = {
        "name": "New Ridge", "country": "CD", "province": "North", "territory": "Hill", "latitude": -1_964_100,
        "longitude": 28_061_900, "about": "", "minerals": "coltan", "workers": 40, "monthly": 900_000,
        "tagging_point": "TP-1",
    }  # fmt: skip
    return Asked(**(said | changes))  # type: ignore[arg-type]


def asked(by: Actor = OFFICER, **changes: object) -> str:
    return ask_for_area(area=an_area(**changes), organisation="", reason="diggers came", document="", day=DAY, by=by)


def evaluated(number: str) -> None:
    check_desk(number=number, answers=CLEAR, reason="nothing speaks against it", document="", day=DAY + 3, by=OFFICER)
    people = [("P-22222222", "Programme"), ("P-66666666", "Mines service")]
    evaluate_on_site(
        number=number, people=people, opinion="favourable", reason="forty people dig", document="PV-1", day=DAY + 9,
        by=OFFICER,
    )  # fmt: skip


def decided(number: str, decision: str = "integrate", by: Actor = OFFICE, day: int = DAY + 12) -> None:
    decide_area(number=number, decision=decision, reason="as the evaluation says", document="D-1", day=day, by=by)


@pytest.mark.django_db
def test_an_area_becomes_a_site_of_the_register_and_can_be_withdrawn_and_given_back(tmp_path: Path) -> None:
    recorded(tmp_path)
    number = asked()
    evaluated(number)
    decided(number)
    enter_area(number=number, code="S-3", reason="as decided", document="D-1", day=DAY + 14, by=OFFICE)
    site = Site.objects.get(code="S-3")
    assert (site.name, site.province, site.latitude_udeg, site.minerals) == ("New Ridge", "North", -1_964_100, "coltan")
    assert standing_on(site, DAY + 13).statuses["programme"] is None
    assert standing_on(site, DAY + 14).statuses["programme"].status == "integrated"  # type: ignore[union-attr]
    withdraw_area(number=number, reason="armed men", document="D-2", day=DAY + 30, by=OFFICE)
    assert standing_on(site, DAY + 30).statuses["programme"].status == "withdrawn"  # type: ignore[union-attr]
    decided(number, day=DAY + 40)
    enter_area(number=number, code="", reason="they left", document="D-3", day=DAY + 41, by=OFFICE)
    request = AreaRequest.objects.get(number=number)
    assert (request.stage, request.site, request.since_day) == ("integrated", "S-3", DAY + 41)
    assert SiteStatus.objects.filter(site="S-3").count() == 3
    steps = [step.facts() for step in RequestStep.objects.filter(request=number)]
    assert [days for _, days in days_of_stages(steps, DAY + 50)] == [3, 6, 3, 2, 16, 10, 1, 9]
    assert check_chain().ok


@pytest.mark.django_db
def test_who_asked_does_not_decide_and_nothing_is_taken_in_unseen(tmp_path: Path) -> None:
    recorded(tmp_path)
    number = asked(by=OFFICE)
    with pytest.raises(Refused, match="not possible"):
        decided(number)
    evaluated(number)
    with pytest.raises(Refused, match="second person"):
        decided(number)
    decided(number, by=OTHER)
    assert AreaRequest.objects.get(number=number).stage == "accepted"


@pytest.mark.django_db
def test_each_asks_and_judges_only_where_they_may(tmp_path: Path) -> None:
    recorded(tmp_path)
    with pytest.raises(Refused, match="may not"):
        asked(province="South", territory="Valley")
    number = ask_for_area(area=an_area(), organisation="NEG-1", reason="ours", document="", day=DAY, by=COMPANY)
    assert AreaRequest.objects.get(number=number).organisation == "PROC-1"
    with pytest.raises(Refused, match="may not"):
        check_desk(number=number, answers=CLEAR, reason="r", document="", day=DAY, by=COMPANY)
    with pytest.raises(Refused, match="may not"):
        decided(number, by=OFFICER)
    south = Actor("P-77777777", Role.FIELD_OFFICER, areas=frozenset({"province:South"}))
    assert not AreaRequest.objects.visible_to(south).exists()
    assert AreaRequest.objects.visible_to(OFFICER).get().number == number
    assert AreaRequest.objects.visible_to(COMPANY).get().number == number
    neighbour = Actor("P-88888888", Role.COMPANY, organisation="NEG-1")
    assert not AreaRequest.objects.visible_to(neighbour).exists()


@pytest.mark.django_db
def test_days_go_forward_and_papers_are_named(tmp_path: Path) -> None:
    recorded(tmp_path)
    with pytest.raises(Refused, match="future"):
        ask_for_area(area=an_area(), organisation="", reason="r", document="", day=clock.today() + 1, by=OFFICER)
    number = asked()
    with pytest.raises(Refused, match="asked for already"):
        asked()
    with pytest.raises(Refused, match=day_text(DAY)):
        check_desk(number=number, answers=CLEAR, reason="r", document="", day=DAY - 1, by=OFFICER)
    check_desk(number=number, answers=CLEAR, reason="r", document="", day=DAY, by=OFFICER)
    with pytest.raises(Refused, match="two services"):
        evaluate_on_site(
            number=number, people=[("P-22222222", "Programme"), ("P-66666666", "programme")], opinion="favourable",
            reason="r", document="PV", day=DAY, by=OFFICER,
        )  # fmt: skip
    with pytest.raises(Refused, match="document"):
        decide_area(number=number, decision="refuse", reason="r", document=" ", day=DAY, by=OFFICE)
    decide_area(number=number, decision="refuse", reason="a park", document="D-1", day=DAY, by=OFFICE)
    assert asked() != number


@pytest.mark.django_db
def test_a_code_or_name_that_means_a_site_is_not_given_twice(tmp_path: Path) -> None:
    recorded(tmp_path)
    number = asked()
    evaluated(number)
    decided(number)
    for code in ("s-1", "Old One"):
        with pytest.raises(Refused, match="means a site"):
            enter_area(number=number, code=code, reason="r", document="D-1", day=DAY + 14, by=OFFICE)
    assert AreaRequest.objects.get(number=number).stage == "accepted"


STEPS = st.lists(st.tuples(st.sampled_from(list(Step)), st.sampled_from(list(Decision))), max_size=12)


@given(STEPS)
def test_no_way_leads_into_the_register_without_desk_check_evaluation_and_decision(path: list) -> None:
    stage, done = Stage.ASKED, []
    for step, decision in path:
        after = stage_after(stage, step, decision)
        assert (after is not None) <= (step in steps_from(stage))
        if after is None:
            continue
        stage = after
        done.append(decision if step is Step.DECIDE else step)
        if stage is Stage.INTEGRATED:
            first = [done.index(each) for each in (Step.CHECK, Step.EVALUATE, Decision.INTEGRATE, Step.ENTER)]
            assert first == sorted(first)


def test_every_move_of_the_table_can_be_reached() -> None:
    reached, waiting = {Stage.ASKED}, [Stage.ASKED]
    while waiting:
        stage = waiting.pop()
        for step in steps_from(stage):
            for decision in Decision:
                after = stage_after(stage, step, decision)
                if after is not None and after not in reached:
                    reached.add(after)
                    waiting.append(after)
    assert reached == set(Stage)
    assert {stage for stage, _ in MOVES} | set(DECISIONS) == set(Stage)


def test_a_desk_check_is_as_bad_as_its_worst_answer() -> None:
    assert desk_result(["clear", "doubt", "clear"]) == "doubt"
    assert desk_result(["clear", "stop", "doubt"]) == "stop"
