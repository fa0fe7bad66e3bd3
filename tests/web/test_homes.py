"""Each role's home begins with what that role works from, and tells nothing that is not its own."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client

from chanzo.core import clock
from chanzo.field.services.imports import import_files
from chanzo.findings.models import Finding
from chanzo.findings.services.handling import query_findings, settle_findings
from chanzo.people.models import User
from chanzo.people.policies import actor_of
from chanzo.people.services import create_user
from chanzo.verification.gate import findings_visible_to
from chanzo.verification.readiness import lots_leaving

from .conftest import SignIn
from .programme import written

# What the programme's export lot holds, its own number included; 0299 was never traded on.
INTO_LOT_1 = {"LOT-1", "0900", "0901", "B-1", "0700", "0100", "0101", "0200"}


def home_of(browser: Client) -> str:
    answer = browser.get("/")
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def exporter(db: None) -> User:
    return create_user(email="exporter@example.org", role="company", organisation="proc-1")


@pytest.fixture
def verifier(db: None) -> User:
    return create_user(email="judge@example.org", role="verifier")


def leaving(user: User) -> dict[str, list[str]]:
    found = lots_leaving(user.scope, findings_visible_to(user))
    return {one.lot.name: [missing.what for missing in one.missing] for one in found}


def test_a_lot_waits_for_serious_findings_on_what_went_into_it(programme: object, exporter: User) -> None:
    assert leaving(exporter) == {"LOT-1": []}
    everything = Finding.objects.all()
    traced = lots_leaving(exporter.scope, everything)[0]
    serious = {f.id for f in everything.filter(severity="S") if f.subject.split(">")[0] in INTO_LOT_1}
    assert {missing.finding for missing in traced.missing} == serious != set()


def test_a_lot_without_a_certificate_or_with_unknown_tags_cannot_leave(
    programme: object, exporter: User, tmp_path: Path
) -> None:
    lines = """lot,date,exporter,mineral,tag,weight_kg,agent
LOT-2,2026-01-25,PROC-1,cassiterite,0955,50,AG-4
"""
    import_files(written(tmp_path, export_log=lines), by="test", backfill=True)
    missing = leaving(exporter)["LOT-2"]
    assert missing[:2] == ["certificate", "untraced"]


def test_a_settled_finding_keeps_no_lot(programme: object, exporter: User, verifier: User) -> None:
    findings = findings_visible_to(exporter).filter(severity="S")
    held = [f.id for f in findings]
    for name in held:
        settle_findings(ids=[name], verdict="explained", reason="seen on the page", by=actor_of(verifier))
    assert leaving(exporter) == {"LOT-1": []}


def test_the_exporter_reads_who_holds_what_is_missing(
    programme: object, exporter: User, signed_in: SignIn, tmp_path: Path, verifier: User
) -> None:
    lines = """lot,date,exporter,mineral,tag,weight_kg,certificate,agent
LOT-3,2026-01-25,PROC-1,cassiterite,0900,50,C-2,AG-4
"""
    import_files(written(tmp_path, export_log=lines), by="test", backfill=True)
    reuse = findings_visible_to(exporter).get(rule="REUSE")
    due = clock.today() - 1
    query_findings(ids=[reuse.id], asked_of="Office North", question="Which lot?", due=due, by=actor_of(verifier))
    page = home_of(signed_in("company", organisation="PROC-1"))
    assert "Office North" in page
    assert "Which lot?" in page


@pytest.mark.parametrize(
    ("role", "more", "shows"),
    [
        ("agent", {"areas": ["territory:Hill"]}, "Tags left"),
        ("field_officer", {"areas": ["territory:Hill"]}, "The sites of your area"),
        ("company", {"organisation": "PROC-1"}, "can leave today"),
        ("smelter", {"organisation": "SMELT-1"}, "What you received"),
        ("committee", {"areas": ["territory:Hill"]}, "The sites of your area"),
        ("official", {"areas": ["province:North"]}, "What was tagged, month by month"),
        ("secretariat", {}, "What was tagged, month by month"),
        ("incident_manager", {}, "Findings that became incidents"),
        ("clerk", {}, "What came in last"),
        ("verifier", {}, "What was found"),
    ],
)
def test_a_home_begins_with_its_roles_work(
    role: str, more: dict, shows: str, programme: object, signed_in: Callable[..., Client]
) -> None:
    assert shows in home_of(signed_in(role, **more))


def test_homes_of_an_area_or_a_company_tell_nothing_foreign(programme: object, signed_in: SignIn) -> None:
    assert "Valley" not in home_of(signed_in("field_officer", areas=["territory:Hill"]))
    trader = home_of(signed_in("company", organisation="NEG-1"))
    assert "LOT-1" not in trader
    assert "PROC-1" not in trader


def test_a_home_says_when_its_reader_was_here_before(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("verifier")
    assert "Your first visit" in home_of(browser)
    assert "Your first visit" in home_of(browser)
    User.objects.filter(role="verifier").update(seen_at=clock.now() - timedelta(days=2))
    assert "Since your visit of" in home_of(browser)


def test_a_verifier_begins_with_the_causes_that_head_the_worklist(programme: object, signed_in: SignIn) -> None:
    page = home_of(signed_in("verifier"))
    assert "What to settle next" in page
    assert "/findings/cause?rule=" in page
    assert "What to settle next" not in home_of(signed_in("company"))
