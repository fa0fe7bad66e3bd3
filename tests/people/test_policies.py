"""Who may do what, read as a matrix."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.refusals import Refused
from chanzo.people.policies import MATRIX, NEEDS_SECOND_FACTOR, Grant, actor_of, may, require
from chanzo.people.scopes import EVERYTHING, NOTHING, scope_of
from chanzo.people.types import SYSTEM, Act, Actor, Place, Role

MWENGA = Place(site="S-01", territory="Mwenga", province="Sud-Kivu")
ELSEWHERE = Place(site="S-02", territory="Punia", province="Maniema")

# a: anywhere, r: in the own areas, o: for the own organisation, -: never
EXPECTED = """
                 agent field clerk verif incid compa smelt audit commi offic civil secre admin
see_custody        r     r     a     a     a     o     o     a     -     r     -     a     a
see_findings       r     r     a     a     a     o     o     a     -     r     -     a     a
see_sites          a     a     a     a     a     a     a     a     a     a     a     a     a
see_rules          a     a     a     a     a     a     a     a     a     a     a     a     a
see_organisations  r     r     a     a     a     o     o     a     -     r     -     a     a
see_ledger         -     -     -     a     -     -     -     a     -     -     -     a     a
see_imports        -     -     a     a     a     -     -     a     -     -     -     a     a
import_sheets      -     -     a     a     -     -     -     -     -     -     -     -     a
undo_import        -     -     a     a     -     -     -     -     -     -     -     -     a
record_sheet       r     r     a     a     -     -     -     -     -     -     -     -     a
record_register    -     -     a     a     -     -     -     -     -     -     -     a     a
move_tags          -     r     a     -     -     -     -     -     -     r     -     a     a
judge_finding      -     r     -     a     -     -     -     -     -     -     -     -     a
answer_query       r     r     a     a     -     o     o     -     -     -     -     -     a
take_answer        -     r     a     a     -     -     -     -     -     -     -     -     a
set_parameters     -     -     -     -     -     -     -     -     -     -     -     a     a
see_acts           r     r     a     a     a     o     o     a     -     r     -     a     a
sign_act           -     r     a     -     -     -     -     -     -     r     -     a     a
see_months         -     r     a     a     a     -     -     a     -     r     -     a     a
close_month        -     -     -     -     -     -     -     -     -     r     -     a     a
set_headings       -     -     -     -     -     -     -     -     -     -     -     a     a
see_incidents      -     r     a     a     a     o     o     a     r     r     -     a     a
report_alert       r     r     a     a     a     -     -     -     r     r     -     a     a
handle_incident    -     -     -     -     a     -     -     -     -     -     -     -     a
read_sources       -     -     -     -     a     -     -     -     -     -     -     -     -
decide_on_incident -     -     a     -     a     o     o     -     -     -     -     a     a
confirm_closing    -     -     -     -     a     -     -     -     -     -     -     a     a
see_recommendations - r    -     a     a     o     o     a     -     r     -     a     a
answer_recommendation - -  -     -     a     o     o     -     -     o     -     a     a
verify_recommendation - r  -     a     a     o     o     o     -     o     -     a     a
set_clocks         -     -     -     -     -     -     -     -     -     -     -     a     a
manage_users       -     -     -     -     -     -     -     -     -     -     -     -     a
use_api            -     a     a     a     a     a     a     a     -     a     a     a     a
see_visits         -     r     a     a     a     -     -     a     -     r     -     a     a
record_visit       -     r     a     a     -     -     -     -     -     -     -     a     a
see_monitoring     -     r     a     a     a     -     -     -     -     -     -     a     a
plan_visits        -     r     -     -     -     -     -     -     -     -     -     a     a
set_risk_weights   -     -     -     -     -     -     -     -     -     -     -     a     a
use_device         a     a     -     -     -     -     -     -     a     -     -     -     -
see_studies        -     r     a     a     a     -     -     a     -     r     -     a     a
see_confidences    -     r     a     a     a     -     -     -     -     -     -     a     a
record_study       -     r     a     -     -     -     -     -     -     -     -     a     a
validate_capacity  -     -     -     a     -     -     -     -     -     -     -     a     a
set_yields         -     -     -     -     -     -     -     -     -     -     -     a     a
load_areas         -     -     -     -     -     -     -     -     -     -     -     a     a
see_observations   -     r     a     a     a     -     -     a     -     r     -     a     a
hear_observations  -     -     -     a     a     -     -     -     -     -     -     a     a
observe_areas      -     r     a     -     -     -     -     -     -     r     -     a     a
see_mine_lists     -     -     a     a     a     -     -     a     -     -     -     a     a
match_mines        -     -     a     a     -     -     -     -     -     -     -     a     a
see_agents         -     r     a     a     a     -     -     a     -     r     -     a     a
post_agents        -     r     a     -     -     -     -     -     -     r     -     a     a
take_confidence    -     r     -     -     a     -     -     -     -     -     -     -     -
see_confidence     -     -     -     -     a     -     -     a     -     -     -     a     -
see_procedures     r     r     a     a     a     -     -     a     r     r     -     a     a
write_procedure    -     r     -     -     -     -     -     -     -     r     -     a     a
see_checks         -     r     a     a     a     -     -     a     -     r     -     a     a
check_procedure    -     r     -     a     a     -     -     -     -     r     -     a     a
see_requests       -     r     a     a     a     o     -     a     -     r     -     a     a
request_area       -     r     -     -     -     o     -     -     -     r     -     a     a
evaluate_area      -     r     -     a     -     -     -     -     -     r     -     a     a
decide_area        -     -     -     -     -     -     -     -     -     -     -     a     a
give_status        -     -     -     -     -     -     -     -     -     r     -     a     a
suspend_area       -     -     -     -     -     -     -     -     -     r     -     a     a
assess_site        -     r     -     -     -     -     -     -     -     r     -     a     a
change_identity    -     -     a     -     -     -     -     -     -     -     -     a     a
see_publication    -     -     -     -     -     -     -     a     -     -     -     a     a
publish            -     -     -     -     -     -     -     -     -     -     -     a     a
see_change         -     a     a     a     a     -     -     a     -     a     -     a     a
keep_change        -     -     -     -     -     -     -     -     -     -     -     a     a
review_assumption  -     -     a     a     a     -     -     -     -     -     -     a     a
request_tags       r     r     a     -     -     o     -     -     -     r     -     a     a
grant_tags         -     -     -     -     -     -     -     -     -     r     -     a     a
hand_over_tags     r     r     a     -     -     o     -     -     -     r     -     a     a
count_tags         r     r     a     -     -     o     -     -     -     r     -     a     a
set_lockbox        -     r     -     -     -     -     -     -     -     r     -     a     a
cancel_inventory   -     -     -     -     -     -     -     -     -     r     -     a     a
edit_theory        -     -     -     -     -     -     -     -     -     -     -     a     a
publish_incident   -     -     -     -     a     -     -     -     -     -     -     a     a
reply_to_draft     -     -     -     -     a     o     o     -     -     -     -     a     a
keep_categories    -     -     -     -     -     -     -     -     -     -     -     a     a
import_incidents   -     -     -     -     a     -     -     -     -     -     -     -     a
"""
LETTER = {"a": Grant.ANYWHERE, "r": Grant.AREA, "o": Grant.OWN, "-": None}
ROWS = [line.split() for line in EXPECTED.strip().splitlines()[1:]]


def an_actor(role: Role = Role.AGENT, organisation: str = "", *areas: str) -> Actor:
    return Actor("P-TEST", role, organisation, frozenset(areas))


def test_the_matrix_stands_as_written() -> None:
    stated = {row[0]: dict(zip(Role, map(LETTER.get, row[1:]), strict=True)) for row in ROWS}
    assert stated == {act.value: {role: MATRIX[act].get(role) for role in Role} for act in Act}


def test_who_sees_what_others_did_needs_a_second_factor() -> None:
    def sees_others(role: Role) -> bool:
        grants = {MATRIX[act].get(role) for act in (Act.SEE_CUSTODY, Act.SEE_FINDINGS, Act.SEE_IMPORTS)}
        return role != Role.AGENT and bool(grants & {Grant.ANYWHERE, Grant.AREA})

    assert {role for role in Role if sees_others(role)} == NEEDS_SECOND_FACTOR


@pytest.mark.parametrize("act", Act)
def test_nobody_may_do_anything_unsigned(act: Act) -> None:
    assert not may(None, act)
    with pytest.raises(Refused) as refused:
        require(None, act)
    assert refused.value.code == "NOT_SIGNED_IN"


def test_an_area_grant_needs_an_area_and_ends_at_its_border() -> None:
    assert not may(an_actor(Role.AGENT), Act.RECORD_SHEET)
    bound = an_actor(Role.AGENT, "", "territory:mwenga")
    assert may(bound, Act.RECORD_SHEET)
    assert may(bound, Act.RECORD_SHEET, MWENGA)
    assert not may(bound, Act.RECORD_SHEET, ELSEWHERE)


@pytest.mark.parametrize("area", ["s-01", "territory:MWENGA", "province:sud-kivu"])
def test_a_site_a_territory_and_a_province_are_areas(area: str) -> None:
    assert may(an_actor(Role.FIELD_OFFICER, "", area), Act.JUDGE_FINDING, MWENGA)
    assert not may(an_actor(Role.FIELD_OFFICER, "", area), Act.JUDGE_FINDING, ELSEWHERE)


def test_areas_bind_those_who_could_go_anywhere() -> None:
    assert may(an_actor(Role.CLERK), Act.RECORD_SHEET, ELSEWHERE)
    assert not may(an_actor(Role.CLERK, "", "province:Sud-Kivu"), Act.RECORD_SHEET, ELSEWHERE)


def test_a_company_answers_for_itself_only() -> None:
    company = an_actor(Role.COMPANY, "Comptoir Un")
    assert may(company, Act.ANSWER_QUERY, Place(organisation="COMPTOIR  UN"))
    assert not may(company, Act.ANSWER_QUERY, Place(organisation="Comptoir Deux"))
    assert not may(an_actor(Role.COMPANY), Act.ANSWER_QUERY)


def test_an_unknown_act_is_a_defect_not_a_permission() -> None:
    with pytest.raises(ValueError, match="fly"):
        may(SYSTEM, "fly")


@given(st.sampled_from(list(Role)), st.sampled_from(list(Act)), st.frozensets(st.sampled_from(["S-01", "S-02"])))
def test_what_is_allowed_somewhere_is_never_more_than_what_is_allowed_at_all(
    role: Role, act: Act, areas: frozenset[str]
) -> None:
    actor = an_actor(role, "X", *areas)
    for place in (MWENGA, ELSEWHERE, Place()):
        if may(actor, act, place):
            assert may(actor, act)


def test_a_deactivated_account_is_nobody() -> None:
    class Account:
        is_authenticated = True
        is_active = False
        actor = SYSTEM

    assert actor_of(Account()) is None


def test_staff_without_areas_see_everything_and_a_company_its_own() -> None:
    assert scope_of(an_actor(Role.VERIFIER)) == EVERYTHING
    scope = scope_of(an_actor(Role.COMPANY, "Négoce  Un"))
    assert scope.owns("NEGOCE UN")
    assert not scope.owns("Négoce Deux")
    assert not scope.covers(MWENGA)


def test_the_scope_of_an_official_is_their_province() -> None:
    scope = scope_of(an_actor(Role.OFFICIAL, "", "province:SUD-KIVU"))
    assert scope.covers(MWENGA)
    assert not scope.covers(ELSEWHERE)
    assert not scope.owns("")
    assert not NOTHING.covers(Place())
