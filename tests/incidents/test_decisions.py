"""A company that was told decides for itself; findings of one cause become one incident and hear what it was."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.findings.models import Finding
from chanzo.findings.services.handling import settle_findings
from chanzo.incidents.models import Answer, Incident, Link
from chanzo.incidents.queries.answers import answers_owed
from chanzo.incidents.rules.answers import contradictions, due_on, standing_of
from chanzo.incidents.services.deciding import Given, record_decision
from chanzo.incidents.services.implicating import implicate
from chanzo.incidents.services.moving import Particulars, close_incident
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.services.telling import reckon_holders, tell_holders
from chanzo.incidents.types import Decision, Ground, Level, Outcome
from chanzo.ledger.services.checking import check_chain
from chanzo.ledger.services.reading import run_readers
from chanzo.people.types import Actor, Role

from .conftest import MANAGER

COMPANY = Actor("P-66666666", Role.COMPANY, "NEG-1")
ACCOUNT = Account("bribery", level=1, site="S-1", texts={"summary": "x"})


@given(st.integers(0, 30_000), st.sampled_from(Level), st.integers(-5, 100))
def test_an_answer_is_late_the_day_after_it_was_due(told: int, level: Level, later: int) -> None:
    due = due_on(told, level)
    assert standing_of("", due, due + later) == ("late" if later > 0 else "waited for")
    assert standing_of("continue", due, due + later) == "continue"


def test_what_does_not_hold_together_is_named() -> None:
    def beside(decision: str, **given: object) -> tuple[str, ...]:
        return contradictions(decision, **{"no_risk": False, "level": 1, "ground": "", "tried": ""} | given)  # type: ignore[arg-type]

    assert beside("continue", no_risk=True) == ("no_risk_against_level",)
    assert beside("continue", no_risk=True, level=3) == ()
    assert beside("disengage", ground="cost") == ("nothing_tried",)
    assert beside("disengage", ground="cost", tried="training") == ()
    assert beside("disengage", ground="abuse") == ()


@pytest.mark.django_db
def test_a_company_decides_once_it_was_told_and_only_for_itself(programme: object) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    reckon_holders(number=number)
    given = Given(Decision.CONTINUE, "We asked the driver and the service.", no_risk=True)
    with pytest.raises(Refused) as refused:
        record_decision(number=number, given=given, by=COMPANY)
    assert refused.value.code == "NOT_TOLD"
    tell_holders(number=number, organisations=["NEG-1", "PROC-1"], text="Look.", by=MANAGER)
    with pytest.raises(Refused) as refused:
        record_decision(number=number, given=given, organisation="PROC-1", by=COMPANY)
    assert refused.value.code == "NOT_ALLOWED"
    record_decision(number=number, given=given, by=COMPANY)
    owed = {one.organisation: one for one in answers_owed([Incident.objects.get()], clock.today())}
    assert owed["NEG-1"].standing == "continue"
    assert owed["NEG-1"].contradictions == ("no_risk_against_level",)
    assert owed["PROC-1"].standing == "waited for"
    implicate(number=number, organisations={"NEG-1": True}, reason="named", by=MANAGER)
    with pytest.raises(Refused) as refused:
        record_decision(number=number, given=given, by=COMPANY)
    assert refused.value.code == "NOT_TOLD"


@pytest.mark.django_db
def test_who_leaves_states_a_ground_and_what_it_touches_is_kept(programme: object) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    reckon_holders(number=number)
    tell_holders(number=number, organisations=["NEG-1"], text="Look.", by=MANAGER)
    leaving = Given(Decision.DISENGAGE, "Too grave.", "We stop.")
    with pytest.raises(Refused) as refused:
        record_decision(number=number, given=leaving, by=COMPANY)
    assert refused.value.code == "GROUND_MISSING"
    grounded = Given(Decision.DISENGAGE, "Too grave.", "We stop.", ground=Ground.COST, evidence="Our report of May")
    record_decision(number=number, given=grounded, by=COMPANY)
    answer = Answer.objects.get()
    assert answer.sites == '["S-1"]'
    assert answer.mass_g > 0
    assert answers_owed([Incident.objects.get()], clock.today())[0].contradictions == ("nothing_tried",)
    assert check_chain().ok


@pytest.mark.django_db
def test_findings_of_one_cause_become_one_alert_and_hear_what_it_was(programme: object, tmp_path: Path) -> None:
    judge = Actor("P-77777777", Role.VERIFIER)
    found = list(Finding.objects.filter(site="S-2", state="candidate").order_by("id"))
    causes = {(one.rule, one.cause) for one in found}
    settle_findings(ids=[found[0].id], verdict="incident", reason="sold", by=judge)
    settle_findings(ids=[one.id for one in found[1:]], verdict="incident", reason="sold too", by=judge)
    run_readers()
    assert {link.cause for link in Link.objects.all()} == {f"{rule} {cause}" for rule, cause in causes}
    assert Incident.objects.count() == len(causes)
    assert set(Incident.objects.values_list("state", flat=True)) == {"alert"}
    run_readers()
    assert Incident.objects.count() == len(causes)
    link = Link.objects.order_by("id").first()
    assert link is not None
    said = Particulars(examined="the page and the agent")
    closing = {"outcome": Outcome.UNSUBSTANTIATED, "reason": "a slip of the pen", "particulars": said, "by": MANAGER}
    close_incident(number=link.incident, **closing)  # type: ignore[arg-type]
    mine = Link.objects.filter(incident=link.incident).values_list("finding", flat=True)
    assert {one.state for one in Finding.objects.filter(id__in=list(mine))} == {"explained"}
    assert check_chain().ok
