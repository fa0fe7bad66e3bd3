"""What people say of findings, one or many, on the pages."""

import pytest

from chanzo.findings.models import Finding, Verdict
from chanzo.ledger.queries import head_of_ledger

from .conftest import SignIn

DUP, UNISSUED = "DUP:tag:0101", "UNISSUED:tag:0299"
ASKED = {"act": "ask", "asked_of": "OFFICE-2", "reason": "Which page is right?", "due": "2026-12-24"}


def state_of(finding: str) -> str:
    return Finding.objects.get(pk=finding).state


def cause_of(finding: str) -> str:
    found = Finding.objects.get(pk=finding)
    return f"rule={found.rule}&cause={found.cause}"


def test_a_verdict_needs_its_reason(programme: object, signed_in: SignIn) -> None:
    browser, before = signed_in("verifier"), head_of_ledger()
    answer = browser.post(f"/findings/handle?id={DUP}", {"act": "corrected", "reason": " "})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert head_of_ledger() == before
    assert state_of(DUP) == "candidate"


def test_a_verdict_is_recorded_and_shown_with_its_record(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("verifier")
    address = f"/findings/handle?id={DUP}&next=/findings/{DUP}"
    answer = browser.post(address, {"act": "incident", "reason": "Two bags, one tag <b>"})
    assert answer.headers["Location"] == f"/findings/{DUP}"
    assert state_of(DUP) == "incident"
    page = browser.get(f"/findings/{DUP}").content.decode()
    assert "Two bags, one tag &lt;b&gt;" in page
    assert f"Record {head_of_ledger()}" in page
    assert "1" in browser.get("/rules/DUP").content.decode()


def test_a_verdict_taken_back_leaves_the_finding_to_judge_with_both_reasons(
    programme: object, signed_in: SignIn
) -> None:
    browser = signed_in("verifier")
    assert 'value="reopen"' not in browser.get(f"/findings/{DUP}").content.decode()
    browser.post(f"/findings/handle?id={DUP}", {"act": "explained", "reason": "A typing error."})
    assert 'value="reopen"' in browser.get(f"/findings/{DUP}").content.decode()
    browser.post(f"/findings/handle?id={DUP}", {"act": "reopen", "reason": "The wrong page."})
    assert state_of(DUP) == "candidate"
    page = browser.get(f"/findings/{DUP}").content.decode()
    assert "A typing error." in page
    assert "The wrong page." in page


def test_a_question_is_answered_by_whom_it_concerns(programme: object, signed_in: SignIn) -> None:
    verifier = signed_in("verifier")
    assert verifier.post(f"/findings/handle?id={UNISSUED}", ASKED).status_code == 302
    assert state_of(UNISSUED) == "queried"
    buyer = signed_in("company", organisation="NEG-3")
    page = buyer.get(f"/findings/{UNISSUED}").content.decode()
    assert "Which page is right?" in page
    assert 'name="answer"' in page
    assert 'value="explained"' not in page
    assert 'name="given_by"' not in page
    answered = buyer.post(f"/findings/handle?id={UNISSUED}", {"act": "answer", "answer": "A digit slipped."})
    assert answered.status_code == 302
    assert "A digit slipped." in verifier.get(f"/findings/{UNISSUED}").content.decode()


def test_who_is_asked_must_be_named(programme: object, signed_in: SignIn) -> None:
    answer = signed_in("verifier").post(f"/findings/handle?id={DUP}", {"act": "ask", "reason": "Why?"})
    assert answer.status_code == 422
    assert state_of(DUP) == "candidate"


def test_all_that_meet_a_filter_are_settled_in_one_act(programme: object, signed_in: SignIn) -> None:
    browser, before = signed_in("verifier"), head_of_ledger()
    wanted = list(Finding.objects.filter(site="S-2").exclude(state="cleared").values_list("pk", flat=True))
    assert len(wanted) > 1
    answer = browser.post("/findings/handle?all=1&site=S-2", {"act": "explained", "reason": "A drill."})
    assert answer.status_code == 302
    assert {state_of(pk) for pk in wanted} == {"explained"}
    assert head_of_ledger() == before + 1


def test_of_a_cause_the_chosen_ones_or_all_are_settled(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("verifier")
    cause = cause_of("UNISSUED:tag:0299")
    page = browser.get(f"/findings/cause?{cause}").content.decode()
    assert 'name="which" value="chosen"' in page
    address = f"/findings/handle?{cause}&all=1"
    chosen = {"act": "explained", "reason": "Seen.", "which": "chosen"}
    assert browser.post(address, chosen).status_code == 404
    assert browser.post(address, chosen | {"id": DUP}).status_code == 302
    assert (state_of(DUP), state_of(UNISSUED)) == ("explained", "candidate")
    assert browser.post(address, chosen | {"which": "all"}).status_code == 302
    assert state_of(UNISSUED) == "explained"


def test_all_of_everything_is_no_choice(programme: object, signed_in: SignIn) -> None:
    assert signed_in("verifier").get("/findings/handle?all=1").status_code == 404


@pytest.mark.parametrize("role", ["clerk", "auditor", "secretariat"])
def test_who_may_not_judge_cannot(role: str, programme: object, signed_in: SignIn) -> None:
    browser = signed_in(role)
    assert 'value="explained"' not in browser.get(f"/findings/{DUP}").content.decode()
    answer = browser.post(f"/findings/handle?id={DUP}", {"act": "explained", "reason": "No."})
    assert answer.status_code == 403
    assert not Verdict.objects.exists()


def test_going_back_never_leads_elsewhere(programme: object, signed_in: SignIn) -> None:
    verdict = {"act": "explained", "reason": "Yes."}
    answer = signed_in("verifier").post(f"/findings/handle?id={DUP}&next=https://elsewhere.example/", verdict)
    assert answer.headers["Location"] == "/findings/"
