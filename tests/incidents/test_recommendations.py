"""A recommendation goes only where the table lets it, by whom it lets; its history is whole and the counts add up."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chanzo.core.refusals import Refused
from chanzo.incidents.mitigation.models import Recommendation, RecommendationMove
from chanzo.incidents.mitigation.queries.recommendations import (
    recommendations_counted,
    recommendations_visible_to,
)
from chanzo.incidents.mitigation.rows import MoveRow, RecommendationRow
from chanzo.incidents.mitigation.services.recommending import Asking, give_recommendation, move_recommendation
from chanzo.incidents.mitigation.types import Move, Side, Sort, State
from chanzo.incidents.projections import INCIDENTS
from chanzo.incidents.services.implicating import implicate
from chanzo.incidents.services.moving import close_incident, handlers_of
from chanzo.incidents.services.opening import Account, open_incident, report_alert
from chanzo.incidents.types import Outcome
from chanzo.ledger.models import Record
from chanzo.ledger.replay import records
from chanzo.people.types import Actor, Role

from .conftest import MANAGER, OTHER, SECRETARIAT

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\nweights\n%%EOF\n"
TRADER = Actor("P-66666666", Role.COMPANY, "NEG-1")
RIVAL = Actor("P-77777777", Role.COMPANY, "NEG-2")
POLICE = Actor("P-88888888", Role.OFFICIAL, "PMC", frozenset({"province:North"}))
ACCOUNT = Account("safety", level=2, site="S-1", texts={"summary": "x"})
OFFICE, COMPANY, SERVICE = (
    Side(Sort.OFFICE, "Hill office"),
    Side(Sort.ORGANISATION, "NEG-1"),
    Side(Sort.AUTHORITY, "PMC"),
)


def asking(party: Side = COMPANY, verifier: Side = OFFICE, due: int = 30_000, **more: str) -> Asking:
    return Asking(party, "Write down every weight.", "The book of three months.", due, verifier, **more)


def refused(act: Callable[..., Any], **given: Any) -> str:
    with pytest.raises(Refused) as found:
        act(**given)
    return found.value.code


@pytest.fixture
def number(programme: object, days: Callable[[int], int]) -> str:
    return open_incident(account=ACCOUNT, by=MANAGER)


def test_it_is_answered_reported_on_with_a_file_and_verified_by_another_side(
    number: str, days: Callable[[int], int]
) -> None:
    one = give_recommendation(number=number, asking=asking(due=days(0) + 60), by=MANAGER)
    assert one == f"{number}-R1"
    days(5)
    move_recommendation(number=one, move=Move.ACCEPT, by=TRADER)
    move_recommendation(number=one, move=Move.PROGRESS, text="The scale is bought.", by=TRADER)
    move_recommendation(
        number=one, move=Move.REPORT, text="Weighed every day.", file=SimpleUploadedFile("book.pdf", PDF), by=TRADER
    )
    assert RecommendationMove.objects.get(what="report").media == "application/pdf"
    move_recommendation(number=one, move=Move.SEND_BACK, text="Two weeks are missing.", by=OTHER)
    days(61)
    move_recommendation(number=one, move=Move.REPORT, text="They are added.", by=TRADER)
    move_recommendation(number=one, move=Move.VERIFY, text="Seen on the spot.", by=OTHER)
    row = Recommendation.objects.get()
    assert (row.state, row.answered_day, row.reported_day) == ("done", days(5), days(61))
    count = recommendations_counted(days(70))[COMPANY]
    assert (count.answered_share, count.done, count.done_in_time, count.done_share) == (1.0, 1, 0, 0.0)


def test_nobody_verifies_what_its_own_side_does(number: str) -> None:
    assert refused(give_recommendation, number=number, asking=asking(verifier=COMPANY), by=MANAGER) == (
        "VERIFIER_OWN_SIDE"
    )
    desk = Side(Sort.OFFICE, "Another office")
    assert refused(give_recommendation, number=number, asking=asking(OFFICE, desk), by=MANAGER) == "VERIFIER_OWN_SIDE"
    one = give_recommendation(number=number, asking=asking(OFFICE, SERVICE), by=MANAGER)
    move_recommendation(number=one, move=Move.ACCEPT, by=SECRETARIAT)
    move_recommendation(number=one, move=Move.REPORT, text="done", by=SECRETARIAT)
    seen = {"number": one, "move": Move.VERIFY, "text": "seen"}
    assert refused(move_recommendation, by=OTHER, **seen) == "VERIFIER_OWN_SIDE"
    assert refused(move_recommendation, by=TRADER, **seen) == "NOT_ITS_PARTY"
    move_recommendation(by=POLICE, **seen)
    assert Recommendation.objects.get().state == "done"


def test_who_wrote_down_a_report_for_a_party_does_not_verify_it(number: str) -> None:
    one = give_recommendation(number=number, asking=asking(SERVICE), by=MANAGER)
    move_recommendation(number=one, move=Move.ACCEPT, by=MANAGER)
    move_recommendation(number=one, move=Move.REPORT, text="By letter of 3 March.", by=MANAGER)
    assert list(RecommendationMove.objects.order_by("seq").values_list("entered", flat=True)) == [False, True, True]
    seen = {"number": one, "move": Move.VERIFY, "text": "seen"}
    assert refused(move_recommendation, by=MANAGER, **seen) == "VERIFIER_SAME_PERSON"
    move_recommendation(by=OTHER, **seen)


def test_another_party_moves_and_sees_nothing(number: str) -> None:
    one = give_recommendation(number=number, asking=asking(), by=MANAGER)
    assert refused(move_recommendation, number=one, move=Move.ACCEPT, by=RIVAL) == "NOT_ITS_PARTY"
    assert refused(move_recommendation, number=one, move=Move.ACCEPT, by=POLICE) == "NOT_ITS_PARTY"
    assert refused(move_recommendation, number=one, move=Move.DROP, text="x", by=TRADER) == "NOT_ALLOWED"
    assert [list(recommendations_visible_to(by)) != [] for by in (TRADER, RIVAL, POLICE, MANAGER, SECRETARIAT)] == [
        True, False, False, True, True,
    ]  # fmt: skip


def test_an_implicated_organisation_is_shut_out_of_its_recommendations_too(number: str) -> None:
    one = give_recommendation(number=number, asking=asking(), by=MANAGER)
    implicate(number=number, organisations={"neg-1": True}, reason="named", by=MANAGER)
    assert not recommendations_visible_to(TRADER).exists()
    assert refused(move_recommendation, number=one, move=Move.ACCEPT, by=TRADER) == "NOT_ALLOWED"
    assert refused(give_recommendation, number=number, asking=asking(), by=MANAGER) == "PARTY_IMPLICATED"
    named = Side(Sort.ORGANISATION, "Neg-1")
    assert refused(give_recommendation, number=number, asking=asking(SERVICE, named), by=MANAGER) == "PARTY_IMPLICATED"
    move_recommendation(number=one, move=Move.REFUSE, text="Its letter says no.", by=MANAGER)


def test_only_an_open_case_recommends(programme: object, days: Callable[[int], int]) -> None:
    alert = report_alert(account=ACCOUNT, by=MANAGER)
    assert refused(give_recommendation, number=alert, asking=asking(), by=MANAGER) == "NOT_ASSESSED"
    closed = open_incident(account=ACCOUNT, by=MANAGER)
    one = give_recommendation(number=closed, asking=asking(), by=MANAGER)
    close_incident(number=closed, outcome=Outcome.RESOLVED, reason="x", passing_over="y", by=MANAGER)
    assert refused(give_recommendation, number=closed, asking=asking(), by=MANAGER) == "MOVE_NOT_ALLOWED"
    move_recommendation(number=one, move=Move.ACCEPT, by=TRADER)
    today = days(3)
    number = open_incident(account=ACCOUNT, by=MANAGER)
    assert refused(give_recommendation, number=number, asking=asking(due=today - 1), by=MANAGER) == "DUE_PAST"
    nothing = Asking(COMPANY, " ", "x", today, OFFICE)
    assert refused(give_recommendation, number=number, asking=nothing, by=MANAGER) == "RECOMMENDATION_INCOMPLETE"


def test_who_answers_takes_part_in_the_case(number: str) -> None:
    one = give_recommendation(number=number, asking=asking(SERVICE), by=MANAGER)
    move_recommendation(number=one, move=Move.ACCEPT, by=SECRETARIAT)
    rows = INCIDENTS.rows_from(records(kinds=INCIDENTS.kinds))
    assert handlers_of(number, rows) >= {MANAGER.number, SECRETARIAT.number}


# Written anew here, so that the table in the rules is compared with something.
ALLOWED = {
    ("given", "accept"): "accepted", ("given", "refuse"): "refused", ("given", "drop"): "dropped",
    ("accepted", "progress"): "accepted", ("accepted", "report"): "reported", ("accepted", "drop"): "dropped",
    ("refused", "give_again"): "given", ("refused", "drop"): "dropped",
    ("reported", "verify"): "done", ("reported", "send_back"): "accepted", ("reported", "drop"): "dropped",
}  # fmt: skip
WHOSE = {
    "accept": {TRADER, MANAGER, OTHER, SECRETARIAT}, "refuse": {TRADER, MANAGER, OTHER, SECRETARIAT},
    "progress": {TRADER, MANAGER, OTHER, SECRETARIAT}, "report": {TRADER, MANAGER, OTHER, SECRETARIAT},
    "verify": {MANAGER, OTHER, SECRETARIAT}, "send_back": {MANAGER, OTHER, SECRETARIAT},
    "give_again": {MANAGER, OTHER}, "drop": {MANAGER, OTHER},
}  # fmt: skip
DEEDS = st.lists(
    st.tuples(
        st.sampled_from([move for move in Move if move is not Move.GIVE]),
        st.sampled_from([TRADER, RIVAL, POLICE, MANAGER, OTHER, SECRETARIAT]),
        st.sampled_from([0, 0, 1, 9, 40]),
        st.integers(0, 1),
    ),
    max_size=40,
)


@given(deeds=DEEDS)
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_moves_does_what_the_table_allows(
    programme: object, days: Callable[[int], int], deeds: list[tuple[Move, Actor, int, int]]
) -> None:
    at, start = 0, days(0)
    number = open_incident(account=ACCOUNT, by=MANAGER)
    names = [give_recommendation(number=number, asking=asking(due=start + due), by=MANAGER) for due in (20, 90)]
    model = [
        {"state": "given", "moves": ["give"], "answered": None, "answer_due": min(start + due, start + 30),
         "due": start + due, "reported": None, "reporter": None}
        for due in (20, 90)
    ]  # fmt: skip
    for move, actor, later, which in deeds:
        at += later
        today, one = days(at), model[which]
        to = ALLOWED.get((str(one["state"]), move.value))
        may = actor in WHOSE[move.value] and to is not None
        may &= not (move in (Move.VERIFY, Move.SEND_BACK) and actor.number == one["reporter"])
        try:
            move_recommendation(number=names[which], move=move, text="because", due=today + 15, by=actor)
        except Refused:
            assert not may, f"{move} in {one['state']} by {actor.role}"
            continue
        assert may, f"{move} in {one['state']} by {actor.role}"
        one["state"] = to
        one["moves"].append(move.value)  # type: ignore[attr-defined]
        if move in (Move.ACCEPT, Move.REFUSE):
            one["answered"] = today
        elif move is Move.GIVE_AGAIN:
            one |= {"answered": None, "due": today + 15, "answer_due": today + 15}
        elif move is Move.REPORT:
            one |= {"reported": today, "reporter": actor.number}
        elif move is Move.SEND_BACK:
            one |= {"reported": None, "reporter": None}
    today = days(at)
    for name, one in zip(names, model, strict=True):
        assert Recommendation.objects.get(number=name).state == one["state"]
        history = list(RecommendationMove.objects.filter(recommendation=name).order_by("seq"))
        assert [move.what for move in history] == one["moves"]
        assert [move.before for move in history[1:]] == [move.after for move in history[:-1]]
        told = Record.objects.filter(kind__startswith="incident.recommend", body__contains=f'"{name}"').count()
        assert told == len(history)
    replayed = INCIDENTS.rows_from(records(kinds=INCIDENTS.kinds))
    states = {row.number: row.state for row in replayed.of(RecommendationRow).standing()}
    assert [states[name] for name in names] == [one["state"] for one in model]
    assert Counter(row.recommendation for row in replayed.of(MoveRow).standing() if row.recommendation in names) == {
        name: len(one["moves"]) for name, one in zip(names, model, strict=True)  # type: ignore[arg-type]
    }  # fmt: skip
    count = recommendations_counted(today, incidents=[number])[COMPANY]
    assert count.given == 2
    assert count.answered == sum(one["answered"] is not None for one in model)
    live = [one for one in model if one["state"] != "dropped"]
    late = [one for one in live if one["answered"] is None and one["answer_due"] < today]
    assert count.answers_due == count.answered + len(late)
    assert count.answered_in_time == sum(
        one["answered"] is not None and one["answered"] <= one["answer_due"] for one in model
    )
    assert (count.done, count.refused, count.dropped, count.to_verify) == tuple(
        sum(one["state"] == state for one in model) for state in ("done", "refused", "dropped", "reported")
    )
    assert count.done_in_time == sum(one["state"] == "done" and one["reported"] <= one["due"] for one in model)
    assert count.overdue == sum(
        (one["state"] in ("given", "accepted") and today > one["due"])
        or (one["state"] == "reported" and one["reported"] > one["due"])
        or (one["state"] == "given" and today > one["answer_due"])
        for one in model
    )


def test_states_and_moves_are_those_of_the_table() -> None:
    assert {state for state, _move in ALLOWED} == {state.value for state in State} - {"done", "dropped"}
    assert {move for _state, move in ALLOWED} == {move.value for move in Move} - {"give"}
