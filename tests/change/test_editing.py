"""A programme edits its theory: what stands, what is refused, and what it was on a day."""

from dataclasses import replace
from typing import Any

import pytest

from chanzo.change.models import Edit
from chanzo.change.queries.theory import history_of, theory_on
from chanzo.change.rules.links import circle
from chanzo.change.services.editing import end_link, end_part, link_statements, state_part
from chanzo.change.shipped import shipped_theory
from chanzo.change.types import Assumption, Degree, Group, Level, Link, Risk, Statement, Words
from chanzo.core.refusals import Refused
from chanzo.ledger.queries import head_of_ledger
from chanzo.people.types import Actor, Role

pytestmark = pytest.mark.django_db

OFFICE = Actor("P-22222222", Role.SECRETARIAT)
BECAUSE = Words("Because it does.", "Parce que c'est ainsi.")
BANKS = Statement(
    "activity-bank-accounts",
    Level.ACTIVITY,
    Group.COMMUNITIES,
    Words("Cooperatives are helped to open bank accounts.", "Les coopératives sont aidées à ouvrir un compte."),
    ("projects.funds",),
)


def refused(code: str, act: Any, **facts: Any) -> None:
    before = head_of_ledger()
    with pytest.raises(Refused) as refusal:
        act(**facts, by=OFFICE)
    assert refusal.value.code == code
    assert head_of_ledger() == before


def reworded(key: str, **changes: Any) -> Statement:
    return replace(theory_on().statements[key], indicators=("visits.made",), **changes)


def test_without_edits_the_theory_is_the_shipped_one() -> None:
    assert theory_on() == shipped_theory()


def test_a_new_statement_stands_from_its_record_on() -> None:
    before = head_of_ledger()
    seq = state_part(part=BANKS, new=True, by=OFFICE)
    assert theory_on().statements[BANKS.key] == BANKS
    assert theory_on(before) == shipped_theory()
    assert theory_on().edition == f"{shipped_theory().edition}+{seq}"


def test_a_statement_is_reworded_in_its_place() -> None:
    state_part(part=reworded("activity-visits", text=BECAUSE), new=False, by=OFFICE)
    now, was = theory_on(), shipped_theory()
    assert list(now.statements) == list(was.statements)
    assert now.statements["activity-visits"].text == BECAUSE
    assert now.statements["activity-visits"].indicators == ("visits.made",)
    assert now.links == was.links


def test_assumptions_and_risks_come_back_from_the_ledger_as_they_were_stated() -> None:
    assumption = Assumption(
        "assume-banks", Group.COMMUNITIES, BECAUSE, ("output-whistleblowing",), "official", ("visits.made",),
        "visits.made < 0.5 and visits.made > -1",
    )  # fmt: skip
    risk = Risk(
        "risk-robbery", Group.COMMUNITIES, BECAUSE, ("outcome-secure",), Degree.LOW, Degree.HIGH, BECAUSE,
        "incident_manager", ("visits.made",), "",
    )  # fmt: skip
    state_part(part=assumption, new=True, by=OFFICE)
    state_part(part=risk, new=True, by=OFFICE)
    assert theory_on().assumptions["assume-banks"] == assumption
    assert theory_on().risks["risk-robbery"] == risk


def test_a_link_is_said_said_anew_and_ended() -> None:
    state_part(part=BANKS, new=True, by=OFFICE)
    pair = {"cause": BANKS.key, "effect": "outcome-reinvested"}
    link_statements(**pair, because=BECAUSE, by=OFFICE)
    assert Link(**pair, because=BECAUSE) in theory_on().links
    other = Words("Savings are invested.", "L'épargne s'investit.")
    link_statements(**pair, because=other, by=OFFICE)
    assert [link.because for link in theory_on().links if link.cause == BANKS.key] == [other]
    end_link(**pair, reason="It was not seen.", by=OFFICE)
    assert theory_on().links == shipped_theory().links


def test_with_a_statement_end_its_links_and_what_rests_on_it_forgets_it() -> None:
    key = "activity-traceability"
    assert "assume-communities-trace" in [a.key for a in shipped_theory().assumptions.values() if key in a.under]
    end_part(key=key, reason="Done by the state now.", by=OFFICE)
    now = theory_on()
    assert key not in now.statements
    assert not [link for link in now.links if key in (link.cause, link.effect)]
    assert not [a.key for a in now.assumptions.values() if key in a.under]


def test_what_ended_comes_back_with_its_links() -> None:
    end_part(key="activity-visits", reason="No cars.", by=OFFICE)
    again = replace(shipped_theory().statements["activity-visits"], indicators=("visits.made",))
    state_part(part=again, new=True, by=OFFICE)
    assert set(theory_on().links) == set(shipped_theory().links)


def test_the_history_holds_what_was_done_with_a_part_and_its_links() -> None:
    state_part(part=BANKS, new=True, by=OFFICE)
    link_statements(cause=BANKS.key, effect="outcome-reinvested", because=BECAUSE, by=OFFICE)
    end_part(key=BANKS.key, reason="Banks left.", by=OFFICE)
    assert [(edit.part, edit.ended) for edit in history_of(BANKS.key)] == [
        ("statement", True),
        ("link", False),
        ("statement", False),
    ]
    assert {edit.actor for edit in history_of("outcome-reinvested")} == {"P-22222222"}


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("Activity-Banks", "THEORY_KEY"),
        ("outcome-banks", "THEORY_KEY"),
        ("activity-", "THEORY_KEY"),
        ("activity-visits", "THEORY_KEY_TAKEN"),
    ],
)
def test_a_key_says_what_it_is_and_stands_once(key: str, code: str) -> None:
    refused(code, state_part, part=replace(BANKS, key=key), new=True)


def test_a_key_that_was_used_keeps_its_place() -> None:
    end_part(key="activity-visits", reason="No cars.", by=OFFICE)
    elsewhere = replace(BANKS, key="activity-visits", group=Group.INDUSTRY)
    refused("THEORY_KEY_USED", state_part, part=elsewhere, new=True)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"text": Words("Only English.", " ")}, "THEORY_WORDS"),
        ({"text": Words("", "Seulement en français.")}, "THEORY_WORDS"),
        ({"text": Words("x" * 501, "x")}, "THEORY_LONG"),
        ({"indicators": ()}, "THEORY_NO_INDICATOR"),
        ({"indicators": ("visits.guessed",)}, "THEORY_INDICATOR"),
        ({"group": Group.ALL}, "THEORY_GROUP"),
    ],
)
def test_a_statement_has_both_languages_an_indicator_and_a_group(changes: dict[str, Any], code: str) -> None:
    refused(code, state_part, part=replace(BANKS, **changes), new=True)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"under": ()}, "THEORY_ABOUT"),
        ({"under": ("output-nothing",)}, "THEORY_UNKNOWN"),
        ({"owner": "nobody"}, "THEORY_OWNER"),
        ({"trigger": "when it rains"}, "THEORY_TRIGGER"),
        ({"trigger": "visits.made < 0.5 and"}, "THEORY_TRIGGER"),
        ({"trigger": "visits.guessed < 0.5"}, "THEORY_INDICATOR"),
    ],
)
def test_an_assumption_is_about_something_owned_and_watched(changes: dict[str, Any], code: str) -> None:
    assumption = Assumption(
        "assume-banks", Group.COMMUNITIES, BECAUSE, ("output-whistleblowing",), "official", ("visits.made",)
    )
    refused(code, state_part, part=replace(assumption, **changes), new=True)


def test_a_part_never_changes_its_cell() -> None:
    moved = replace(theory_on().statements["activity-visits"], level=Level.OUTPUT)
    refused("THEORY_UNKNOWN", state_part, part=moved, new=False)


def test_saying_the_same_again_is_refused() -> None:
    state_part(part=BANKS, new=True, by=OFFICE)
    refused("THEORY_UNCHANGED", state_part, part=BANKS, new=False)


def test_an_edit_over_another_persons_edit_is_refused() -> None:
    seq = state_part(part=BANKS, new=True, by=OFFICE)
    state_part(part=replace(BANKS, text=BECAUSE), new=False, seen=seq, by=OFFICE)
    refused("THEORY_MOVED", state_part, part=BANKS, new=False, seen=seq)


@pytest.mark.parametrize(
    ("cause", "effect", "code"),
    [
        ("outcome-secure", "activity-visits", "THEORY_DOWN"),
        ("activity-visits", "problem-scale", "THEORY_DOWN"),
        ("problem-scale", "vision-peace", "THEORY_DOWN"),
        ("activity-visits", "activity-visits", "THEORY_CIRCLE"),
        ("vision-peace", "vision-abuses", "THEORY_CIRCLE"),
        ("vision-peace", "outcome-nothing", "THEORY_UNKNOWN"),
    ],
)
def test_causes_lead_up_and_never_round(cause: str, effect: str, code: str) -> None:
    refused(code, link_statements, cause=cause, effect=effect, because=BECAUSE)


def test_a_circle_through_a_statement_that_sleeps_is_found_when_it_wakes() -> None:
    """activity-esg-funding brings about activity-esg-projects; while it sleeps, a way back to it can be laid."""
    funding = replace(shipped_theory().statements["activity-esg-funding"], indicators=("visits.made",))
    state_part(part=BANKS, new=True, by=OFFICE)
    link_statements(cause=BANKS.key, effect=funding.key, because=BECAUSE, by=OFFICE)
    end_part(key=funding.key, reason="Nobody pays.", by=OFFICE)
    link_statements(cause="activity-esg-projects", effect=BANKS.key, because=BECAUSE, by=OFFICE)
    refused("THEORY_CIRCLE", state_part, part=funding, new=True)


def test_a_circle_is_told_by_its_keys() -> None:
    links = [Link("a", "b", BECAUSE), Link("b", "c", BECAUSE), Link("c", "a", BECAUSE), Link("c", "d", BECAUSE)]
    around = circle(links)
    assert around[0] == around[-1]
    assert set(around) == {"a", "b", "c"}
    assert circle(links[1:]) == ()


def test_a_statement_that_something_rests_on_alone_is_not_ended() -> None:
    assumption = Assumption(
        "assume-banks", Group.COMMUNITIES, BECAUSE, ("activity-visits",), "official", ("visits.made",)
    )
    state_part(part=assumption, new=True, by=OFFICE)
    refused("THEORY_ALONE", end_part, key="activity-visits", reason="No cars.")


def test_ending_needs_a_reason() -> None:
    refused("THEORY_REASON", end_part, key="activity-visits", reason=" ")
    refused("THEORY_UNKNOWN", end_part, key="activity-nothing", reason="So.")
    refused("THEORY_UNKNOWN", end_link, cause="activity-visits", effect="vision-peace", reason="So.")


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SECRETARIAT, Role.ADMIN}))
def test_only_the_secretariat_and_administrators_edit(role: Role) -> None:
    with pytest.raises(Refused) as refusal:
        state_part(part=BANKS, new=True, by=Actor("P-33333333", role))
    assert refusal.value.code == "NOT_ALLOWED"
    assert not Edit.objects.exists()
