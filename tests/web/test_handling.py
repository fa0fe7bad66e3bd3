"""What people say of findings, one or many, on the pages."""

import pytest

from chanzo.findings.models import Finding, Verdict
from chanzo.ledger.queries import head_of_ledger

from .conftest import SignIn

DUP, UNISSUED = "DUP:tag:0101", "UNISSUED:tag:0299"


def state_of(finding: str) -> str:
    return Finding.objects.get(pk=finding).state


def test_a_verdict_needs_its_reason(programme: object, signed_in: SignIn) -> None:
    browser, before = signed_in("verifier"), head_of_ledger()
    answer = browser.post(f"/findings/handle?id={DUP}", {"act": "settle", "verdict": "corrected", "reason": " "})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert head_of_ledger() == before
    assert state_of(DUP) == "candidate"


def test_a_verdict_is_recorded_and_shown_with_its_record(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("verifier")
    address = f"/findings/handle?id={DUP}&next=/findings/{DUP}"
    answer = browser.post(address, {"act": "settle", "verdict": "incident", "reason": "Two bags, one tag <b>"})
    assert answer.headers["Location"] == f"/findings/{DUP}"
    assert state_of(DUP) == "incident"
    page = browser.get(f"/findings/{DUP}").content.decode()
    assert "Two bags, one tag &lt;b&gt;" in page
    assert f"Record {head_of_ledger()}" in page
    assert "1" in browser.get("/rules/DUP").content.decode()


def test_a_question_is_answered_by_whom_it_concerns(programme: object, signed_in: SignIn) -> None:
    verifier = signed_in("verifier")
    asked = {"act": "ask", "asked_of": "OFFICE-2", "question": "Which page is right?", "due": "2026-12-24"}
    assert verifier.post(f"/findings/handle?id={UNISSUED}", asked).status_code == 302
    assert state_of(UNISSUED) == "queried"
    buyer = signed_in("company", organisation="NEG-3")
    page = buyer.get(f"/findings/{UNISSUED}").content.decode()
    assert "Which page is right?" in page
    assert 'name="answer"' in page
    assert 'name="verdict"' not in page
    answered = buyer.post(f"/findings/handle?id={UNISSUED}", {"act": "answer", "answer": "A digit slipped."})
    assert answered.status_code == 302
    assert "A digit slipped." in verifier.get(f"/findings/{UNISSUED}").content.decode()


def test_all_that_meet_a_filter_are_settled_in_one_act(programme: object, signed_in: SignIn) -> None:
    browser, before = signed_in("verifier"), head_of_ledger()
    wanted = list(Finding.objects.filter(site="S-2").exclude(state="cleared").values_list("pk", flat=True))
    assert len(wanted) > 1
    answer = browser.post(
        "/findings/handle?all=1&site=S-2", {"act": "settle", "verdict": "explained", "reason": "A drill."}
    )
    assert answer.status_code == 302
    assert {state_of(pk) for pk in wanted} == {"explained"}
    assert head_of_ledger() == before + 1


def test_all_of_everything_is_no_choice(programme: object, signed_in: SignIn) -> None:
    assert signed_in("verifier").get("/findings/handle?all=1").status_code == 404


@pytest.mark.parametrize("role", ["clerk", "auditor", "secretariat"])
def test_who_may_not_judge_cannot(role: str, programme: object, signed_in: SignIn) -> None:
    browser = signed_in(role)
    assert 'name="verdict"' not in browser.get(f"/findings/{DUP}").content.decode()
    answer = browser.post(f"/findings/handle?id={DUP}", {"act": "settle", "verdict": "explained", "reason": "No."})
    assert answer.status_code == 403
    assert not Verdict.objects.exists()


def test_going_back_never_leads_elsewhere(programme: object, signed_in: SignIn) -> None:
    verdict = {"act": "settle", "verdict": "explained", "reason": "Yes."}
    answer = signed_in("verifier").post(f"/findings/handle?id={DUP}&next=https://elsewhere.example/", verdict)
    assert answer.headers["Location"] == "/findings/"
