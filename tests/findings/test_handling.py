"""Findings are raised, asked about, settled, reopened, cleared; what was said stays beside them."""

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chanzo.core.refusals import Refused
from chanzo.findings import queries
from chanzo.findings.models import Finding
from chanzo.findings.rules import is_to_remind
from chanzo.findings.services.handling import answer_findings, query_findings, reopen_findings, settle_findings
from chanzo.findings.shelves import Findings
from chanzo.findings.types import Differences
from chanzo.ledger.services.bulk import write_shelves
from chanzo.ledger.services.recording import recording
from chanzo.ledger.services.rows import Database
from chanzo.ledger.upcasting import newest
from chanzo.people.scopes import EVERYTHING, Scope
from chanzo.people.types import Actor, Role
from chanzo.verification.services.judging import Judging

pytestmark = pytest.mark.django_db
VERIFIER = Actor("P-1", Role.VERIFIER)
CLERK = Actor("P-2", Role.CLERK)


def a_finding(subject: str = "0410", *, mass_g: int = 260_000, decisive: str = "a", **more: Any) -> dict[str, Any]:
    case = {
        "key_type": "number", "key": subject, "severity": "W", "day": 20_454, "site": "S-1", "page": "P-1", "line": "1",
        "organisation": "NEG-1", "agent": "AG-1",
        "facts": {"what": "bag", "mass_g": mass_g, "low_g": 2_000, "high_g": 120_000},
    }  # fmt: skip
    told = {
        "rule": "WEIGHT", "subject_type": "tag", "subject": subject, "severity": "W", "day": 20_454, "site": "S-1",
        "page": "P-1", "line": "1", "organisation": "NEG-1", "agent": "AG-1", "parameters": {"mine_high_g": 120_000},
        "rule_version": 1, "decisive": decisive, "cases": [case],
    }  # fmt: skip
    return told | more


def judged(
    raised: Iterable[dict[str, Any]] = (), changed: Iterable[dict[str, Any]] = (), cleared: Iterable[str] = ()
) -> None:
    with recording() as ledger:
        rows = Findings(Database())
        Judging().record(Differences(tuple(raised), tuple(changed), tuple(cleared)), rows, ledger=ledger)
        write_shelves(rows.shelves)


def state(subject: str = "0410") -> str:
    return Finding.objects.get(subject=subject).state


def steps(subject: str = "0410") -> list[str]:
    return [event.what for event in queries.history_of(f"WEIGHT:tag:{subject}")]


def settle(subject: str = "0410", verdict: str = "explained") -> None:
    settle_findings(ids=[f"WEIGHT:tag:{subject}"], verdict=verdict, reason="scale was wrong", by=VERIFIER)


def test_a_verdict_stands_while_the_decisive_facts_do():
    judged([a_finding()])
    settle()
    judged(changed=[a_finding(page="P-2")])
    assert state() == "explained"
    judged(changed=[a_finding(mass_g=270_000, decisive="b")])
    assert state() == "candidate"
    assert steps() == ["raised", "explained", "changed", "reopened"]
    assert [said.sort for said in queries.said_of("WEIGHT:tag:0410")] == ["explained"]


def test_a_cleared_finding_no_longer_stands_and_may_be_raised_again():
    judged([a_finding()])
    settle(verdict="corrected")
    judged(cleared=["WEIGHT:tag:0410"])
    assert state() == "cleared"
    assert not queries.standing(Finding.objects.all()).exists()
    judged([a_finding()])
    assert state() == "candidate"
    assert steps() == ["raised", "corrected", "cleared", "raised"]


def test_a_question_names_who_is_asked_and_waits_for_its_answer():
    judged([a_finding()])
    with pytest.raises(Refused, match=r"Nobody was asked|settled"):
        answer_findings(ids=["WEIGHT:tag:0410"], answer="two bags", by=CLERK)
    query_findings(ids=["WEIGHT:tag:0410"], asked_of="office", question="Two bags?", due=20_500, by=VERIFIER)
    assert state() == "queried"
    asked = queries.open_question("WEIGHT:tag:0410")
    assert asked is not None
    assert (asked.asked_of, asked.due) == ("office", 20_500)
    answer_findings(ids=["WEIGHT:tag:0410"], answer="two bags", by=CLERK)
    settle(verdict="corrected")
    assert queries.open_question("WEIGHT:tag:0410") is None
    assert steps() == ["raised", "queried", "answered", "corrected"]


def test_only_who_may_judge_settles_a_finding():
    judged([a_finding()])
    with pytest.raises(Refused):
        settle_findings(ids=["WEIGHT:tag:0410"], verdict="explained", reason="so", by=CLERK)
    with pytest.raises(Refused, match="no verdict"):
        settle_findings(ids=["WEIGHT:tag:0410"], verdict="cleared", reason="so", by=VERIFIER)
    with pytest.raises(Refused, match="no finding"):
        settle_findings(ids=["WEIGHT:tag:0999"], verdict="explained", reason="so", by=VERIFIER)
    assert state() == "candidate"


def test_many_findings_of_one_cause_are_settled_in_one_record():
    judged([a_finding(str(n)) for n in range(4)])
    seq = settle_findings(
        ids=[f"WEIGHT:tag:{n}" for n in range(4)], verdict="incident", reason="stolen scale", by=VERIFIER
    )
    assert {event.seq for n in range(4) for event in queries.history_of(f"WEIGHT:tag:{n}")} >= {seq}
    assert queries.standing(Finding.objects.all(), state="incident").count() == 4


def test_precision_is_the_share_of_judged_findings_that_were_right():
    judged([a_finding(str(n)) for n in range(5)])
    for number, verdict in enumerate(["corrected", "incident", "explained"]):
        settle(str(number), verdict)
    settle("0", "explained")
    record = queries.records_of_rules()["WEIGHT"]
    assert (record.fired, record.judged, record.right) == (5, 3, 1)
    assert record.precision == pytest.approx(1 / 3)


def test_more_than_500_changes_are_several_records():
    judged([a_finding(f"{n:04d}") for n in range(1001)])
    assert Finding.objects.count() == 1001
    assert Finding.objects.values("seq").distinct().count() == 3


def test_a_scope_sees_its_sites_and_its_organisations():
    judged([a_finding("1"), a_finding("2", site="S-2"), a_finding("3", site="S-3", organisation="Coop É")])
    assert queries.visible_to(EVERYTHING, ()).count() == 3
    own = Scope(organisations=frozenset({"COOP E"}))
    assert [row.subject for row in queries.visible_to(own, {"S-2"}).order_by("subject")] == ["2", "3"]


def test_findings_are_found_by_the_subjects_of_a_trace():
    judged([a_finding("1"), a_finding("2")])
    found = queries.standing_on(["2", "3", "2"])
    assert [row["id"] for row in found] == ["WEIGHT:tag:2"]
    assert found[0]["event_date"] == "2026-01-01"
    assert "260 kg" in found[0]["message"]


def test_an_answer_taken_by_telephone_says_who_when_and_that_it_was_read_back():
    judged([a_finding()])
    query_findings(ids=["WEIGHT:tag:0410"], asked_of="office", question="Two bags?", due=20_500, by=VERIFIER)
    given = {"ids": ["WEIGHT:tag:0410"], "answer": "two bags", "means": "telephone", "by": CLERK}
    with pytest.raises(Refused, match="who answered"):
        answer_findings(**given)
    with pytest.raises(Refused, match="back to who gave it"):
        answer_findings(**given, given_by="office")
    with pytest.raises(Refused, match="no way"):
        answer_findings(**(given | {"means": "dream"}), given_by="office")
    with pytest.raises(Refused):
        answer_findings(ids=["WEIGHT:tag:0410"], answer="no", given_by="office", by=Actor("P-3", Role.COMPANY, "NEG-1"))
    answer_findings(**given, given_by="office", given_on=20_499, read_back=True)
    said = queries.open_question("WEIGHT:tag:0410")
    assert said is not None
    assert (said.answered_by, said.given_by, said.means, said.given_on, said.read_back) == (
        "P-2", "office", "telephone", 20_499, True,
    )  # fmt: skip


def test_a_verdict_or_question_taken_back_leaves_the_finding_to_judge():
    judged([a_finding()])
    with pytest.raises(Refused, match="Nobody judged"):
        reopen_findings(ids=["WEIGHT:tag:0410"], reason="so", by=VERIFIER)
    settle(verdict="incident")
    with pytest.raises(Refused):
        reopen_findings(ids=["WEIGHT:tag:0410"], reason="so", by=CLERK)
    with pytest.raises(Refused, match="why"):
        reopen_findings(ids=["WEIGHT:tag:0410"], reason=" ", by=VERIFIER)
    reopen_findings(ids=["WEIGHT:tag:0410"], reason="another bag", by=VERIFIER)
    assert state() == "candidate"
    assert queries.records_of_rules()["WEIGHT"].judged == 0
    query_findings(ids=["WEIGHT:tag:0410"], asked_of="office", question="?", due=None, by=VERIFIER)
    reopen_findings(ids=["WEIGHT:tag:0410"], reason="asked the wrong office", by=VERIFIER)
    assert queries.open_question("WEIGHT:tag:0410") is None
    assert steps() == ["raised", "incident", "taken_back", "queried", "taken_back"]
    assert [said.reason for said in queries.said_of("WEIGHT:tag:0410")] == [
        "scale was wrong", "another bag", "?", "asked the wrong office",
    ]  # fmt: skip


def test_a_finding_is_as_old_as_the_record_that_raised_it_this_time():
    judged([a_finding()])
    first = Finding.objects.get().raised
    judged(changed=[a_finding(page="P-2")])
    assert Finding.objects.get().raised == first
    judged(cleared=["WEIGHT:tag:0410"])
    judged([a_finding()])
    assert Finding.objects.get().raised > first


def test_answers_of_the_first_version_are_read_as_given_in_the_page():
    assert newest("finding.answered", 1, {"findings": ["a"], "answer": "yes"}) == (
        2,
        {"findings": ["a"], "answer": "yes", "given_by": "", "means": "page", "given_on": None, "read_back": False},
    )


@given(due=st.none() | st.integers(0, 99), reminded=st.none() | st.integers(0, 99), today=st.integers(0, 99))
def test_a_question_is_remembered_when_due_and_once_a_week_at_most(due: int, reminded: int, today: int) -> None:
    told = is_to_remind(due, reminded, today)
    assert told == (due is not None and today >= due - 2 and (reminded is None or today >= reminded + 7))
