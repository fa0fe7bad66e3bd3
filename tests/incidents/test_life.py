"""Only allowed moves happen, by who may, with a reason; the history and the state are what the ledger says."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chanzo.core.refusals import Refused
from chanzo.incidents.models import Incident, Link, Party, Step, Text
from chanzo.incidents.projections import INCIDENTS
from chanzo.incidents.queries.clocks import day_of
from chanzo.incidents.rows import IncidentRow, StepRow
from chanzo.incidents.rules.limits import DAYS
from chanzo.incidents.rules.moves import after, needs_second, outcomes_from, skipped
from chanzo.incidents.services.clocks import ring_clocks
from chanzo.incidents.services.joining import join_findings
from chanzo.incidents.services.moving import (
    NEEDED,
    NONE,
    Particulars,
    close_incident,
    level_incident,
    move_incident,
    propose_closing,
)
from chanzo.incidents.services.opening import Account, open_incident, report_alert
from chanzo.incidents.types import Clock, Level, Move, Outcome, State
from chanzo.ledger.models import Record
from chanzo.ledger.replay import records
from chanzo.ledger.services.checking import check_chain
from chanzo.people.types import Actor, Role

from .conftest import MANAGER, OTHER, SECRETARIAT

pytestmark = pytest.mark.django_db
SAID = Particulars("the court of North", "RP 12", "the books, the office and both traders were asked")
ACCOUNT = Account(category="bribery", site="S-1", first_day=20_500, texts={"summary": "A payment was asked."})


def refused(act: Callable[..., Any], **given: Any) -> str:
    with pytest.raises(Refused) as found:
        act(**given)
    return found.value.code


def test_numbers_follow_one_another_in_a_province_and_year(programme: object, days: Callable[[int], int]) -> None:
    numbers = [open_incident(account=ACCOUNT, by=MANAGER), report_alert(account=ACCOUNT, by=MANAGER)]
    assert numbers == ["NO-2026-0001", "NO-2026-0002"]
    assert [one.state for one in Incident.objects.order_by("number")] == ["open", "alert"]


def test_what_is_missing_is_refused_with_its_name(programme: object) -> None:
    assert refused(open_incident, account=Account("bribery", texts={"summary": "x"}), by=MANAGER) == "PLACE_MISSING"
    assert refused(open_incident, account=Account("bribery", site="S-1"), by=MANAGER) == "SUMMARY_MISSING"
    assert refused(open_incident, account=Account("theft", site="S-1"), by=MANAGER) == "CATEGORY_UNKNOWN"
    assert refused(open_incident, account=ACCOUNT, by=Actor("P-9", Role.AUDITOR)) == "NOT_ALLOWED"
    assert not Record.objects.filter(kind__startswith="incident.").exists()


def test_level_one_is_closed_by_a_second_person_only(programme: object) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    level_incident(number=number, level=1, high_risk=True, reason="armed men", by=MANAGER)
    level_incident(number=number, level=3, high_risk=False, reason="calmer", by=MANAGER)
    closing = {"number": number, "outcome": Outcome.UNSUBSTANTIATED, "reason": "nothing found", "particulars": SAID}
    assert refused(close_incident, by=OTHER, **closing) == "NOT_PROPOSED"
    propose_closing(by=MANAGER, **closing)
    assert refused(close_incident, by=MANAGER, **closing) == "SECOND_PERSON"
    assert refused(close_incident, by=OTHER, **closing | {"outcome": Outcome.TRANSFERRED}) == "NOT_PROPOSED"
    assert refused(close_incident, by=Actor("P-9", Role.VERIFIER), **closing) == "NOT_ALLOWED"
    close_incident(by=SECRETARIAT, **closing)
    assert Incident.objects.get().outcome == "unsubstantiated"


def test_an_outcome_says_what_it_must(programme: object) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    ask = {"number": number, "reason": "seen", "by": MANAGER}
    assert refused(close_incident, **ask, outcome=Outcome.TRANSFERRED) == "TRANSFER_WHERE"
    half = Particulars(transferred_to="the court")
    assert refused(close_incident, **ask, outcome=Outcome.TRANSFERRED, particulars=half) == "TRANSFER_WHERE"
    assert refused(close_incident, **ask, outcome=Outcome.UNSUBSTANTIATED) == "EXAMINED_MISSING"
    close_incident(**ask, outcome=Outcome.TRANSFERRED, particulars=SAID)
    said = json.loads(Step.objects.get(what="close").facts)["particulars"]
    assert said == {"transferred_to": SAID.transferred_to, "reference": SAID.reference}


def test_closing_as_unresolved_opens_the_incident_that_goes_on(programme: object, days: Callable[[int], int]) -> None:
    account = replace(ACCOUNT, texts={"summary": "x", "known_by": "from several"}, implicated=["NEG-3"])
    number = open_incident(account=account, by=MANAGER)
    join_findings(number=number, findings=["DUP:tag:0101"])
    days(100)
    close_incident(number=number, outcome=Outcome.CARRIED, reason="the period ends", by=MANAGER)
    before, on = Incident.objects.order_by("number")
    assert (before.state, before.outcome, before.carried_to) == ("closed", "carried", on.number)
    assert (on.state, on.carried_from, on.category, on.site, on.first_day) == (
        "open", number, "bribery", "S-1", 20_500,
    )  # fmt: skip
    assert day_of(on.opened_at or 0) == days(100), "its clocks run from its own opening"
    assert dict(Text.objects.filter(incident=on.number).values_list("field", "audience")) == {
        "summary": "affected", "known_by": "source",
    }  # fmt: skip
    assert Party.objects.get(incident=on.number).implicated
    assert Link.objects.get(incident=on.number).finding == "DUP:tag:0101"
    move_incident(number=number, move=Move.REOPEN, reason="more was heard", by=MANAGER)
    close_incident(number=number, outcome=Outcome.CARRIED, reason="again", by=MANAGER)
    assert Incident.objects.count() == 2, "it goes on in one incident"


def test_a_proposal_lapses_when_the_case_moves_on(programme: object) -> None:
    number = open_incident(account=Account("torture", level=1, site="S-1", texts={"summary": "x"}), by=MANAGER)
    propose_closing(number=number, outcome=Outcome.TRANSFERRED, reason="to the court", particulars=SAID, by=MANAGER)
    move_incident(number=number, move=Move.VERIFY, reason="new account", by=MANAGER)
    closing = {"number": number, "outcome": Outcome.TRANSFERRED, "reason": "seen"}
    assert refused(close_incident, by=OTHER, **closing) == "NOT_PROPOSED"


def test_what_a_closing_passes_over_is_said_and_recorded(programme: object) -> None:
    account = Account(category="safety", site="S-1", texts={"summary": "A pit wall fell in."})
    number = open_incident(account=account, by=MANAGER)
    closing = {"number": number, "outcome": Outcome.RESOLVED, "reason": "shored up", "by": MANAGER}
    assert refused(close_incident, **closing) == "STEPS_SKIPPED"
    close_incident(**closing, passing_over="the service settled it on the spot")
    assert "not_verified" in Step.objects.get(what="close").facts


ACTS = st.lists(
    st.tuples(
        st.sampled_from([*Move, "level"]), st.sampled_from([MANAGER, OTHER, SECRETARIAT]), st.sampled_from(Outcome),
        st.sampled_from(Level), st.booleans(),
    ),
    max_size=25,
)  # fmt: skip


@given(alert=st.booleans(), level=st.sampled_from(Level), acts=ACTS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_sequence_of_acts_does_what_the_table_allows(
    programme: object, alert: bool, level: Level, acts: list[tuple[Any, Actor, Outcome, Level, bool]]
) -> None:
    account = Account("bribery", level=level, site="S-1", texts={"summary": "x"})
    number = (report_alert if alert else open_incident)(account=account, by=MANAGER)
    state, worst, now_level, proposed, handlers = State.ALERT if alert else State.OPEN, level, level, None, {MANAGER}
    expected, carried = [str(state)], 0
    for what, actor, outcome, other, reasoned in acts:
        handles, over = actor.role is Role.INCIDENT_MANAGER, "because" if reasoned else ""
        to = after(state, what) if what != "level" else state
        try:
            if what == "level":
                level_incident(number=number, level=other, high_risk=False, reason="seen", by=actor)
                allowed = handles and other != now_level
                now_level, worst = other, min(worst, other)
            elif what in (Move.CLOSE, Move.PROPOSE):
                act = close_incident if what is Move.CLOSE else propose_closing
                said = SAID if reasoned else NONE
                act(number=number, outcome=outcome, reason="seen", passing_over=over, particulars=said, by=actor)
                second = what is Move.CLOSE and needs_second(worst)
                allowed = to is not None and outcome in outcomes_from(state)
                allowed &= reasoned or not (skipped(state, outcome) or outcome in NEEDED)
                carried += what is Move.CLOSE and outcome is Outcome.CARRIED
                allowed &= (proposed == outcome and actor not in handlers) if second else handles
                proposed = outcome if what is Move.PROPOSE else None
            else:
                move_incident(number=number, move=what, reason="seen", by=actor)
                allowed, proposed = handles and to is not None, None
            assert allowed, f"{what} in {state} by {actor.role}"
        except Refused:
            continue
        state = to if to is not None else state
        handlers.add(actor)
        expected.append(str(state))
    row = Incident.objects.get(number=number)
    assert Incident.objects.filter(carried_from=number).count() == min(carried, 1)
    assert (row.state, row.level, row.worst) == (state, now_level, worst)
    steps = list(Step.objects.filter(incident=number).order_by("seq"))
    assert len(steps) == len(expected)
    assert [step.after for step in steps if step.what != "level"] == [
        after_ for after_, step in zip(expected, steps, strict=True) if step.what != "level"
    ]
    replayed = INCIDENTS.rows_from(records(kinds=INCIDENTS.kinds))
    mine = [one for one in replayed.of(IncidentRow).standing() if one.number == number]
    assert [one.state for one in mine] == [row.state]
    assert sum(one.incident == number for one in replayed.of(StepRow).standing()) == len(steps)


def test_a_year_of_incidents_keeps_every_clock(programme: object, days: Callable[[int], int]) -> None:
    """Reminders fall on the right days, once, and none is past 180 days without an escalation on record."""
    opened: dict[str, int] = {}
    planned: dict[str, int] = {}
    for day in range(430):
        today = days(day)
        if day % 5 == 0 and day < 240:
            account = Account("safety", level=1 + day % 3, site="S-1", texts={"summary": "x"})
            opened[open_incident(account=account, by=MANAGER)] = today
        if day % 15 == 7:
            number = list(opened)[len(opened) // 2]
            if Incident.objects.get(number=number).state == State.OPEN:
                move_incident(number=number, move=Move.MITIGATE, reason="plan", by=MANAGER)
                planned[number] = today
        ring_clocks(today=today)
    before = Step.objects.count()
    ring_clocks(today=days(429))
    assert Step.objects.count() == before
    expected = set()
    for incident in Incident.objects.all():
        first = opened[incident.number]
        for clock_, by_level in DAYS.items():
            for ahead in (7, 0):
                rings = first + by_level[incident.level] - ahead
                met = planned.get(incident.number) if clock_ is Clock.PLAN else None
                if first <= rings <= days(429) and (met is None or rings < met):
                    expected.add((incident.number, clock_.value, rings))
    found = [(s.incident, s.before, day_of(s.at)) for s in Step.objects.filter(what="reminded")]
    assert sorted(found) == sorted(expected)
    escalated = Step.objects.filter(what="escalated")
    assert {s.incident: day_of(s.at) for s in escalated} == {
        n: d + 181 for n, d in opened.items() if d + 181 <= days(429)
    }
    assert check_chain().ok
