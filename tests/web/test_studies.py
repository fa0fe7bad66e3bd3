"""Baseline studies on the page: filled in, corrected, read by those who may, turned into a capacity by people."""

import csv
import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chanzo.core.days import to_day
from chanzo.findings.models import Finding
from chanzo.ledger.models import Record
from chanzo.ledger.queries import head_of_ledger
from chanzo.ledger.services.checking import check_chain
from chanzo.ledger.services.files import place_of
from chanzo.ledger.services.rebuilding import rebuild
from chanzo.people.models import User
from chanzo.people.services import create_token
from chanzo.sites.models import Estimate, Site, SiteVersion, Study, StudyDraft, StudyPhoto, Yield
from chanzo.verification.following import findings_after
from chanzo.verification.services.receive import keys_waiting
from chanzo.verification.services.verify import verify
from tests.ledger.test_pictures import CANARY, EXIF, jpeg

from .conftest import SignIn

NORTH = {"areas": ["province:North"]}
SECRET = "Night patrols by the barrier"
TYPED = {
    "act": "record",
    "day": "2026-01-01",
    "minerals": "cassiterite",
    "men": "6",
    "women": "2",
    "diggers": "5",
    "work_days": "20",
    "feasible": "yes",
    "proposed": "integrate",
    "stated-1-who": "miner",
    "stated-1-mineral": "cassiterite",
    "stated-1-mass": "1,5",
    "stated-1-per": "day",
    "observed-2-mineral": "cassiterite",
    "observed-2-mass": "8",
    "observed-2-days": "2",
    "armed-1-actor": "army",
    "armed-1-behaviour": "money",
    "conflict_said": SECRET,
    "reasons": "A written reason",
}
LIKELY = {"low": "100", "high": "900", "from_day": "2026-01-01", "basis": "combined", "why": "Counted twice"}


def study_at(browser: Client, site: str = "S-1", **changes: str) -> Study:
    answer = browser.post(f"/studies/new?site={site}", TYPED | changes)
    assert answer.status_code == 302, errors_of(answer)
    return Study.objects.get(seq=int(answer["Location"].rsplit("/", 1)[1]))


def errors_of(answer: Any) -> list[str]:
    return re.findall(r'<p class="error">([^<]+)', answer.content.decode())


def text_of(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def validated(browser: Client, study: Study, **changes: str) -> Estimate:
    answer = browser.post(f"/studies/{study.seq}/capacity", LIKELY | changes)
    assert answer.status_code == 302, answer.content.decode()
    return Estimate.objects.get(seq=int(answer["Location"].rsplit("/", 1)[1]))


@pytest.fixture
def officer(programme: object, signed_in: SignIn) -> Client:
    return signed_in("field_officer", **NORTH)


@pytest.fixture
def verifier(programme: object, signed_in: SignIn) -> Client:
    return signed_in("verifier")


def test_a_study_is_one_record_of_whole_numbers_codes_and_texts(officer: Client) -> None:
    study = study_at(officer)
    record = Record.objects.get(seq=study.seq)
    facts = json.loads(record.body)["facts"]
    assert (record.kind, record.subject, facts["form"]) == ("study.recorded", "S-1", 1)
    assert facts["answers"]["stated"] == [{"who": "miner", "mineral": "cassiterite", "mass": 1500, "per": "day"}]
    assert facts["answers"]["day"] == study.day == to_day(date(2026, 1, 1))
    assert study.recorded_by.startswith("P-")


def test_nothing_typed_is_lost_when_an_answer_is_wrong(officer: Client) -> None:
    wrong = {"men": "many", "stated-2-who": "head", "observed-2-days": "", "diggers": "5"}
    answer = officer.post("/studies/new?site=S-1", TYPED | wrong)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert len(errors_of(answer)) == 4  # the count, a line's weight and its time, the other line's days
    for kept in ('value="many"', 'value="1,5"', SECRET, 'value="army" selected'):
        assert kept in page
    assert 'href="#id_men"' in page
    assert not Study.objects.exists()


def test_a_draft_waits_for_its_author_on_the_page_and_at_home_and_goes_when_it_is_recorded(
    officer: Client, signed_in: SignIn
) -> None:
    half = {"act": "save", "men": "lots", "tools": ["hand", "pump"], "conflict_said": SECRET}
    assert officer.post("/studies/new?site=S-1", half).status_code == 302
    page = text_of(officer, "/studies/new?site=S-1")
    assert 'value="lots"' in page
    assert page.count("checked") == 2
    assert "/studies/new?site=S-1" in text_of(officer, "/")
    assert SECRET not in text_of(signed_in("secretariat"), "/studies/new?site=S-1")
    assert not Record.objects.filter(kind="study.recorded").exists()
    study_at(officer)
    assert not StudyDraft.objects.exists()


def test_a_draft_can_be_thrown_away(officer: Client) -> None:
    officer.post("/studies/new?site=S-1", {"act": "save", "men": "7"})
    assert officer.post("/studies/new?site=S-1", {"act": "drop"}).status_code == 302
    assert not StudyDraft.objects.exists()


def test_a_correction_names_what_it_replaces_and_the_old_version_stays_readable(officer: Client) -> None:
    first = study_at(officer)
    page = text_of(officer, f"/studies/{first.seq}/correct")
    assert 'value="1.5"' in page
    officer.post(f"/studies/{first.seq}/correct", TYPED | {"men": "9"})
    first.refresh_from_db()
    second = Study.objects.get(seq=first.replaced_by)
    assert (second.replaces, second.root, second.given["men"]) == (first.seq, first.seq, 9)
    assert f"/studies/{second.seq}" in text_of(officer, f"/studies/{first.seq}")
    assert officer.post(f"/studies/{first.seq}/correct", TYPED).status_code == 422
    assert rebuild().equal


def test_a_study_of_a_day_to_come_is_refused(officer: Client) -> None:
    answer = officer.post("/studies/new?site=S-1", TYPED | {"day": "2030-01-01"})
    assert (answer.status_code, len(errors_of(answer))) == (422, 1)


def test_a_site_of_another_area_is_not_there(officer: Client) -> None:
    assert officer.get("/studies/new?site=S-2").status_code == 404
    assert officer.post("/studies/new?site=S-2", TYPED).status_code == 404
    assert officer.get("/studies/new?site=Old%20One").status_code == 200


def test_what_is_confidential_is_read_by_staff_and_the_officer_and_by_nobody_else(
    officer: Client, signed_in: SignIn
) -> None:
    study = study_at(officer)
    for role, more in (("verifier", {}), ("secretariat", {}), ("clerk", {})):
        assert SECRET in text_of(signed_in(role, **more), f"/studies/{study.seq}")
    for role, more in (("official", NORTH), ("auditor", {})):
        page = text_of(signed_in(role, **more), f"/studies/{study.seq}")
        assert SECRET not in page
        assert "Take money" not in page
        assert "A written reason" in page
    for role, more in (("company", {"organisation": "PROC-1"}), ("civil_society", {}), ("agent", NORTH)):
        browser = signed_in(role, **more)
        assert browser.get(f"/studies/{study.seq}").status_code == 404
        site = text_of(browser, "/sites/S-1")
        assert "Men at work, counted" in site
        for hidden in (SECRET, "Take money", "A written reason", study.recorded_by):
            assert hidden not in site


def test_nobody_reads_in_the_ledger_what_the_study_s_page_keeps_from_them(officer: Client, signed_in: SignIn) -> None:
    study = study_at(officer)
    auditor = signed_in("auditor")
    assert auditor.get(f"/records/{study.seq}").status_code == 404
    assert auditor.get(f"/records/{study.seq}?format=json").status_code == 404
    told = {"authorization": f"Bearer {create_token(email='auditor@example.org')}"}
    assert Client().get(f"/api/v1/records/{study.seq}", headers=told).status_code == 404
    assert Client().get(f"/api/v1/records/{study.seq - 1}", headers=told).status_code == 200
    assert auditor.get(f"/records/{study.seq - 1}").status_code == 200
    assert SECRET in text_of(signed_in("verifier"), f"/records/{study.seq}?format=json")


def test_two_studies_are_shown_side_by_side_and_sent_as_a_file(officer: Client, signed_in: SignIn) -> None:
    one, other = study_at(officer, day="2025-12-01"), study_at(officer, men="9", conflict_said="Calm")
    page = text_of(officer, f"/studies/compare?a={other.seq}&b={one.seq}")
    assert "Calm" in page
    assert "+3" in page
    sheet = officer.get(f"/studies/compare?a={one.seq}&b={other.seq}&format=csv")
    lines = csv.reader(b"".join(sheet.streaming_content).decode().splitlines())  # type: ignore[attr-defined]
    figures = {line[1]: line[2:] for line in lines}
    assert figures["Men at work, counted"] == ["6", "9", "3", "other"]
    assert figures["Women at work, counted"] == ["2", "2", "0", "same"]
    assert SECRET not in text_of(signed_in("auditor"), f"/studies/compare?a={one.seq}&b={other.seq}")
    foreign = study_at(signed_in("secretariat"), "S-2")
    assert officer.get(f"/studies/compare?a={one.seq}&b={foreign.seq}").status_code == 404
    assert officer.get("/studies/compare?a=x").status_code == 404


def test_a_photograph_is_kept_without_its_metadata_and_can_be_destroyed(
    officer: Client, signed_in: SignIn, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    study = study_at(officer)
    taken = {"photo": SimpleUploadedFile("Somebody at the pit.jpg", jpeg(EXIF, behind=CANARY), "image/jpeg")}
    assert officer.post(f"/studies/{study.seq}/photo", taken).status_code == 302
    photo = StudyPhoto.objects.get()
    assert place_of(photo.sha256).read_bytes() == jpeg()
    assert not Record.objects.filter(body__contains="Somebody at").exists()
    sent = officer.get(f"/studies/photos/{photo.seq}")
    assert sent["Content-Disposition"].startswith("attachment")
    assert b"".join(sent.streaming_content) == jpeg()  # type: ignore[attr-defined]
    for role, more in (("official", NORTH), ("auditor", {})):
        browser = signed_in(role, **more)
        assert browser.get(f"/studies/photos/{photo.seq}").status_code == 404
        assert "/studies/photos/" not in text_of(browser, f"/studies/{study.seq}")
    with django_capture_on_commit_callbacks(execute=True):
        assert officer.post(f"/studies/photos/{photo.seq}/destroy", {"reason": "A face"}).status_code == 302
    assert not place_of(photo.sha256).exists()
    assert officer.get(f"/studies/photos/{photo.seq}").status_code == 404
    assert "Destroyed by record" in text_of(officer, f"/studies/{study.seq}")
    assert rebuild().equal


def test_the_three_figures_and_how_far_they_lie_apart_are_shown(officer: Client, verifier: Client) -> None:
    study = study_at(officer)
    page = text_of(verifier, f"/studies/{study.seq}/capacity")
    # 1.5 kg a day in 20 days; 8 kg in 2 days; 5 who dig 1 to 10 kg in each of 20 days.
    for figure in ("30 kg", "80 kg", "100 kg – 1,000 kg"):
        assert figure in page
    assert "at least 2.7 times the other" in page
    assert "They are far apart" in page
    assert "weak" in page
    assert 'value="80"' in page


def test_a_validated_capacity_enters_the_register_and_shows_which_findings_it_raised(
    officer: Client, verifier: Client
) -> None:
    study = study_at(officer)
    before = SiteVersion.objects.filter(code="S-1").count()
    estimate = validated(verifier, study, low="10", high="50")
    assert estimate.state == "validated"
    line = SiteVersion.objects.get(version=Site.objects.get(code="S-1").version)
    assert (line.capacity_low_g, line.capacity_high_g, line.workers) == (10_000, 50_000, 5)
    assert (line.from_day, line.baseline_day) == (study.day, study.day)
    assert (line.tagging_point, SiteVersion.objects.filter(code="S-1").count()) == ("TP-1", before + 1)
    found = findings_after(estimate.seq)
    assert found["raised"] == ["PROD:site_month:S-1 2026-01"]
    assert (found["changed"], found["cleared"], keys_waiting()) == ([], [], 0)
    for path in (f"/studies/capacities/{estimate.seq}", f"/studies/{study.seq}"):
        assert "PROD S-1 2026-01" in text_of(verifier, path)
    # Validated again as it was, the finding goes, and the first page still tells what the first did.
    again = validated(verifier, study, low="10", high="900")
    assert findings_after(again.seq)["cleared"] == ["PROD:site_month:S-1 2026-01"]
    assert findings_after(estimate.seq)["raised"] == ["PROD:site_month:S-1 2026-01"]
    stood = set(Finding.objects.values_list("id", "state", "seq"))
    verify()
    assert set(Finding.objects.values_list("id", "state", "seq")) == stood
    assert rebuild().equal
    assert check_chain().ok


def test_a_capacity_above_the_range_waits_for_another_person(
    officer: Client, verifier: Client, signed_in: SignIn
) -> None:
    study = study_at(officer)
    lines = SiteVersion.objects.count()
    estimate = validated(verifier, study, high="1001")
    assert (estimate.state, estimate.reasons, estimate.range_g) == ("waiting", ["above_range"], 1_000_000)
    page = f"/studies/capacities/{estimate.seq}"
    refused = verifier.post(page, {"move": "confirm", "said": "It is so"})
    assert (refused.status_code, SiteVersion.objects.count()) == (422, lines)
    assert "second person is needed" in refused.content.decode()
    assert verifier.post(f"/studies/{study.seq}/capacity", LIKELY).status_code == 422  # one waits already
    second = signed_in("secretariat")
    assert page in text_of(second, "/")
    assert second.post(page, {"move": "withdraw", "said": "No"}).status_code == 422
    assert second.post(page, {"move": "decline"}).status_code == 422
    assert second.post(page, {"move": "confirm"}).status_code == 302
    estimate.refresh_from_db()
    assert (estimate.state, SiteVersion.objects.count()) == ("validated", lines + 1)
    assert second.post(page, {"move": "decline", "said": "Too late"}).status_code == 422
    assert rebuild().equal


def test_the_same_person_with_another_role_is_still_the_same_person(officer: Client, verifier: Client) -> None:
    estimate = validated(verifier, study_at(officer), high="1001")
    account = User.objects.get(email="verifier@example.org")
    account.role = "secretariat"
    account.save()
    again = Client()
    again.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = again.post(f"/studies/capacities/{estimate.seq}", {"move": "confirm", "said": "Sure"})
    assert answer.status_code == 422
    assert Estimate.objects.get().state == "waiting"
    assert again.post(f"/studies/capacities/{estimate.seq}", {"move": "withdraw", "said": "Wrong"}).status_code == 302
    assert Estimate.objects.get().state == "withdrawn"


def test_a_capacity_is_not_confirmed_from_a_study_that_was_corrected_meanwhile(
    officer: Client, verifier: Client, signed_in: SignIn
) -> None:
    study = study_at(officer)
    estimate = validated(verifier, study, high="1001")
    officer.post(f"/studies/{study.seq}/correct", TYPED | {"men": "9"})
    second = signed_in("secretariat")
    assert "was corrected since" in text_of(second, f"/studies/capacities/{estimate.seq}")
    assert second.post(f"/studies/capacities/{estimate.seq}", {"move": "confirm"}).status_code == 422
    assert Estimate.objects.get().state == "waiting"


def test_one_s_own_study_needs_a_second_person_too(programme: object, signed_in: SignIn) -> None:
    secretariat = signed_in("secretariat")
    assert validated(secretariat, study_at(secretariat)).reasons == ["own_study"]


def test_a_yield_set_for_a_province_counts_there_and_nowhere_else(
    officer: Client, verifier: Client, signed_in: SignIn
) -> None:
    secretariat = signed_in("secretariat")
    told = {"mineral": "cassiterite", "region": "province:North", "low": "0,2", "high": "1", "source": "Weighed"}
    assert secretariat.post("/studies/yields", told).status_code == 302
    assert Yield.objects.get().facts().region == "province:NORTH"
    assert "20 kg – 100 kg" in text_of(verifier, f"/studies/{study_at(officer).seq}/capacity")
    elsewhere = study_at(secretariat, "S-2")
    assert "100 kg – 1,000 kg" in text_of(verifier, f"/studies/{elsewhere.seq}/capacity")
    assert verifier.post("/studies/yields", told).status_code == 403


def test_the_list_names_sites_without_a_study_first(officer: Client, verifier: Client) -> None:
    study_at(officer)
    page = text_of(verifier, "/studies/")
    assert page.index("/sites/S-2") < page.index("/sites/S-1")
    assert "/sites/S-1" not in text_of(verifier, "/studies/?state=none")
    assert "/sites/S-2" not in text_of(officer, "/studies/")


def test_the_form_on_paper_asks_the_same_in_two_languages(officer: Client) -> None:
    page = text_of(officer, "/studies/paper?site=S-1")
    assert "Men at work, counted / Hommes au travail, comptés" in page
    assert "<svg" in page
    assert officer.get("/studies/paper?site=S-2").status_code == 404


def test_reading_changes_nothing(officer: Client, verifier: Client) -> None:
    study = study_at(officer)
    head = head_of_ledger()
    paths: Mapping[str, Client] = {
        "/studies/": verifier, f"/studies/{study.seq}": officer, f"/studies/{study.seq}/capacity": verifier,
        f"/studies/{study.seq}/correct": officer, "/studies/yields": verifier, "/studies/new": officer,
    }  # fmt: skip
    for path, browser in paths.items():
        text_of(browser, path)
    assert head_of_ledger() == head
