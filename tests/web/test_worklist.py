"""The worklist: causes, one cause, the way through a list; questions to offices, their paper and reminders."""

import json
import re
from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.core import mail
from django.core.management import call_command

from chanzo.core.clock import now, today
from chanzo.findings.models import Finding
from chanzo.findings.queries import standing
from chanzo.findings.services.handling import query_findings, settle_findings
from chanzo.ledger.queries import head_at, head_of_ledger
from chanzo.people.models import User
from chanzo.people.services import create_user
from chanzo.people.types import SYSTEM
from chanzo.verification.services.reminding import remind

from .conftest import SignIn

DUP, UNISSUED = "DUP:tag:0101", "UNISSUED:tag:0299"


def ask(*ids: str, of: str = "NEG-3", due: int | None = None, question: str = "Which page is right?") -> int:
    return query_findings(ids=list(ids), asked_of=of, question=question, due=due, by=SYSTEM)


def text(browser, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def test_the_worklist_opens_on_causes_with_what_was_seen_and_the_mass_at_risk(
    programme: object, signed_in: SignIn
) -> None:
    page = text(signed_in(), "/findings/")
    assert "Tag closed twice · S-1, January 2026" in page
    assert "Tag 0101 was closed more than once" in page
    assert "55.0 kg" in page
    serious, warning = page.index("status serious"), page.index("status warning", page.index("<tbody"))
    assert serious < warning


def test_what_was_judged_leaves_the_worklist_and_is_found_by_its_state(programme: object, signed_in: SignIn) -> None:
    settle_findings(ids=[DUP], verdict="explained", reason="so", by=SYSTEM)
    browser = signed_in()
    assert "rule=DUP&amp;cause" not in text(browser, "/findings/")
    assert "rule=DUP&amp;cause" in text(browser, "/findings/?state=standing")
    assert "rule=DUP&amp;cause" in text(browser, "/findings/?state=explained")


def test_active_filters_are_chips_that_can_be_taken_away(programme: object, signed_in: SignIn) -> None:
    page = text(signed_in(), "/findings/?rule=DUP&site=S-1")
    chips = re.findall(r'class="chip" href="([^"]+)"[^>]*>([^<]+)', page)
    assert [(address, words.strip()) for address, words in chips] == [
        ("?site=S-1", "Rule: DUP · Tag closed twice"),
        ("?rule=DUP", "Site: S-1"),
    ]
    assert "No finding meets these filters." in text(signed_in("admin"), "/findings/?site=NOWHERE")


def test_a_cause_shows_its_findings_and_the_lots_at_risk(programme: object, signed_in: SignIn) -> None:
    found = Finding.objects.get(pk=DUP)
    page = text(signed_in(), f"/findings/cause?rule=DUP&cause={found.cause}")
    assert f"/findings/{DUP}?rule=DUP&amp;cause=" in page
    assert "/lots/0101" in page
    assert "Raised" in page


@pytest.mark.parametrize("asked", ["", "?rule=DUP", "?rule=NONE&cause=x", "?rule=DUP&cause=x"])
def test_what_is_no_cause_is_not_found(asked: str, programme: object, signed_in: SignIn) -> None:
    assert signed_in().get(f"/findings/cause{asked}").status_code == 404


def test_a_list_is_walked_finding_by_finding(programme: object, signed_in: SignIn) -> None:
    browser = signed_in()
    listed = sorted(finding.id for finding in standing(Finding.objects.all(), site="S-2"))
    assert len(listed) > 2
    walked, address = [], f"/findings/{listed[0]}?site=S-2"
    while address:
        page = text(browser, address)
        walked.append(unquote(address.removeprefix("/findings/").partition("?")[0]))
        onward = re.search(r'rel="next" href="([^"]+)"', page)
        address = onward.group(1) if onward else ""
    assert walked == listed
    assert 'href="/findings/each?site=S-2"' in page


def test_agents_codes_are_not_told_to_companies(programme: object, signed_in: SignIn) -> None:
    ask(UNISSUED, of="AG-2")
    company = signed_in("company", organisation="NEG-3")
    addresses = ("/findings/", "/findings/each", f"/findings/{UNISSUED}", "/queries/")
    for address in addresses:
        assert "AG-" not in text(company, address)
    assert 'name="agent"' not in text(company, "/findings/")
    assert UNISSUED in text(company, "/findings/each?agent=AG-1")
    staff = signed_in()
    assert "AG-2" in text(staff, f"/findings/{UNISSUED}")
    assert UNISSUED not in text(staff, "/findings/each?agent=AG-1")


def test_open_questions_stand_by_office_the_late_first(programme: object, signed_in: SignIn) -> None:
    ask(DUP, of="OFFICE-1", due=today() + 5)
    late = ask(UNISSUED, of="OFFICE-2", due=today() - 3, question="Where is the book?")
    browser = signed_in()
    page = text(browser, "/queries/")
    assert page.index("OFFICE-2") < page.index("OFFICE-1")
    assert "3 days late" in page
    rows = b"".join(browser.get("/queries/?format=csv").streaming_content).decode()
    assert f"{late},OFFICE-2,Where is the book?,1," in rows


def test_a_company_reads_and_answers_the_questions_it_was_asked(programme: object, signed_in: SignIn) -> None:
    mine, other = ask(UNISSUED, of="neg-3"), ask(DUP, of="OFFICE-1")
    company = signed_in("company", organisation="NEG-3")
    page = text(company, "/queries/")
    assert f"/queries/{mine}" in page
    assert "OFFICE-1" not in page
    assert company.get(f"/queries/{other}").status_code == 404
    forged = {"act": "answer", "answer": "A slip.", "means": "telephone", "given_by": "OFFICE-1", "read_back": "on"}
    assert company.post(f"/queries/{mine}", forged).status_code == 302
    page = text(signed_in(), f"/queries/{mine}")
    assert "A slip." in page
    assert "OFFICE-1" not in page
    assert company.post(f"/queries/{mine}", {"act": "remind"}).status_code == 403


def test_a_clerk_writes_down_an_answer_by_telephone_and_reads_it_back(programme: object, signed_in: SignIn) -> None:
    number = ask(UNISSUED, of="OFFICE-1")
    clerk = signed_in("clerk")
    taken = {"act": "answer", "answer": "Line 4.", "means": "telephone", "given_by": "OFFICE-1"}
    refused = clerk.post(f"/queries/{number}", taken)
    assert refused.status_code == 422
    assert "Read the answer back" in refused.content.decode()
    assert clerk.post(f"/queries/{number}", taken | {"read_back": "on", "given_on": "2026-11-20"}).status_code == 302
    page = text(signed_in(), f"/findings/{UNISSUED}")
    assert "Line 4., given by OFFICE-1, By telephone, 20 Nov 2026, read back" in page


@pytest.mark.parametrize(("language", "heading"), [("en", "Questions to OFFICE-1"), ("fr", "Questions à OFFICE-1")])
def test_questions_are_printed_for_an_office_in_its_language(
    language: str, heading: str, programme: object, signed_in: SignIn
) -> None:
    ask(UNISSUED, of="OFFICE-1", question="Where is the book?")
    ask(DUP, of="OFFICE-2", question="Which bag?")
    page = text(signed_in(), f"/queries/paper?office=office-1&lang={language}")
    assert heading in page
    assert "Where is the book?" in page
    assert "Which bag?" not in page
    assert page.count('class="line"') == 4
    assert signed_in("admin").get("/queries/paper?office=NOBODY").status_code == 404


def test_due_questions_are_remembered_once_and_the_mail_tells_no_secret(programme: object) -> None:
    create_user(email="buyer@example.org", role="company", organisation="Neg-3")
    create_user(email="other@example.org", role="company", organisation="NEG-1")
    create_user(email="gone@example.org", role="company", organisation="NEG-3")
    create_user(email="reader@example.org", role="auditor", organisation="NEG-3")
    User.objects.filter(email="gone@example.org").update(is_active=False)
    ask(UNISSUED, due=today() - 1, question="Where is the secret book?")
    ask(DUP, of="OFFICE-1", due=today() + 30)
    told = remind(today=today(), by=SYSTEM)
    assert [(r.office, r.questions, r.mails) for r in told] == [("NEG-3", 1, 1)]
    assert [message.to for message in mail.outbox] == [["buyer@example.org"]]
    sent = mail.outbox[0].subject + mail.outbox[0].body
    assert "1 question waits for your answer" in sent
    assert "1 question attend votre réponse" in sent
    assert not [word for word in ("secret", "0299", "UNISSUED", "S-2") if word in sent]
    assert remind(today=today() + 6, by=SYSTEM) == []
    assert len(remind(today=today() + 7, by=SYSTEM)) == 1


def test_a_dry_run_reminds_nobody(programme: object, capsys: pytest.CaptureFixture[str]) -> None:
    number, before = ask(UNISSUED, due=today()), head_of_ledger() + 1
    call_command("remind", "--dry-run", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told == [{"question": number, "office": "NEG-3", "findings": 1}]
    assert head_of_ledger() == before - 1
    assert not mail.outbox


def test_the_home_page_tells_what_was_found_since_the_last_visit(programme: object, signed_in: SignIn) -> None:
    browser = signed_in()
    browser.get("/")
    User.objects.update(seen_at=now() - timedelta(hours=2))
    page = text(browser, "/")
    raised = Finding.objects.exclude(state="cleared").count()
    assert re.search(rf"<b>{raised}</b>\s*<a[^>]*>findings raised", page)
    assert "findings answered" not in page


def test_the_head_at_a_moment_is_the_last_record_until_then(programme: object) -> None:
    assert head_at(now() + timedelta(hours=1)) == head_of_ledger()
    assert head_at(now() - timedelta(days=1)) == 0
