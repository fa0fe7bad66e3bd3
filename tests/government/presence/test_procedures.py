"""Procedures written, put in force, replaced, signed, checked on sites; and who may do and see which."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.government.procedures.models import Check, SignedCopy, Text, Version
from chanzo.government.procedures.queries import held_at, round_of
from chanzo.government.procedures.services import (
    check_procedure,
    end_procedure,
    put_in_force,
    translate_procedure,
    write_procedure,
)
from chanzo.government.procedures.types import sections_read
from chanzo.people.types import Actor, Role
from chanzo.sites.models import Site
from tests.government.office import Office
from tests.web.conftest import SignIn

from .conftest import NORTHERN, SECRETARIAT, day

TEXT = "# Le coffre\n1. Trois cadenas.\n2. La fiche.\n# Perte\n1. Déclarée le jour même.\n"
ENGLISH = "# The box\n1. Three locks.\n2. The sheet.\n# Loss\n1. Declared the same day.\n"
KEPT = {"1.1": ("yes", ""), "1.2": ("yes", ""), "2.1": ("na", "")}
BROKEN = KEPT | {"1.2": ("no", "No sheet.")}
PDF = b"%PDF-1.4\nsigned\n%%EOF\n"


def drafted(by: Actor = SECRETARIAT, text: str = TEXT, **more: object) -> tuple[int, int]:
    facts = {"sort": "joint_tags", "title": "Coffre", "reach": "territory", "place": "hill", "language": "fr"} | more
    return write_procedure(**facts, sections=sections_read(text), every_days=30, by=by)  # type: ignore[arg-type]


def in_force(first: str = "2026-01-01", **more: object) -> int:
    procedure, version = drafted(**more)  # type: ignore[arg-type]
    put_in_force(procedure=procedure, version=version, from_day=day(first), by=SECRETARIAT)
    return procedure


def checked(
    procedure: int, on: str, told: dict = KEPT, site: str = "S-1", version: int = 1, by: Actor = NORTHERN
) -> int:
    return check_procedure(procedure=procedure, version=version, site=site, day=day(on), told=told, by=by)


def test_a_draft_is_written_over_and_a_version_in_force_is_not(served: Office) -> None:
    procedure, version = drafted()
    assert drafted(procedure=procedure, title="Le coffre") == (procedure, 1)
    translate_procedure(procedure=procedure, version=1, language="en", sections=sections_read(ENGLISH), by=SECRETARIAT)
    put_in_force(procedure=procedure, version=version, from_day=day("2026-01-01"), by=SECRETARIAT)
    assert drafted(procedure=procedure, text=TEXT + "2. À la police.") == (procedure, 2)
    assert Version.objects.get(version=1).title == "Le coffre"
    assert set(Text.objects.values_list("version", "language")) == {
        (f"{procedure}/1", "fr"), (f"{procedure}/1", "en"), (f"{procedure}/2", "fr"),
    }  # fmt: skip
    assert Version.objects.get(version=1).place == "Hill"


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"place": "Nowhere"}, "PROCEDURE_PLACE"),
        ({"text": "Only words."}, "PROCEDURE_EMPTY"),
        ({"signatories": [("service", "S", "Amina")]}, "PERSON_WRONG"),
        ({"procedure": 999_999}, "PROCEDURE_UNKNOWN"),
        ({"by": NORTHERN, "reach": "province", "place": "South"}, "NOT_ALLOWED"),
        ({"by": Actor("P-8", Role.CLERK)}, "NOT_ALLOWED"),
    ],
)
def test_what_cannot_be_agreed_is_refused(facts: dict, code: str, served: Office) -> None:
    with pytest.raises(Refused) as refusal:
        drafted(**facts)
    assert refusal.value.code == code


def test_a_translation_has_the_shape_of_the_agreed_text(served: Office) -> None:
    procedure, _version = drafted()
    for language, text, code in (("en", "1. One only.", "PROCEDURE_SHAPE"), ("fr", TEXT, "PROCEDURE_LANGUAGE")):
        with pytest.raises(Refused) as refusal:
            translate_procedure(
                procedure=procedure, version=1, language=language, sections=sections_read(text), by=SECRETARIAT
            )
        assert refusal.value.code == code


def test_the_site_has_the_procedure_of_the_day(served: Office) -> None:
    site = Site.objects.get(code="S-1")
    wide = in_force()
    narrow = in_force("2026-02-01", reach="site", place="S-1")
    drafted(procedure=narrow, reach="site", place="S-1")
    with pytest.raises(Refused) as refusal:
        put_in_force(procedure=narrow, version=2, from_day=day("2026-02-01"), by=SECRETARIAT)
    assert refusal.value.code == "PROCEDURE_BEFORE"
    put_in_force(procedure=narrow, version=2, from_day=day("2026-03-01"), by=SECRETARIAT)
    end_procedure(procedure=narrow, version=2, day=day("2026-04-30"), reason="over", by=SECRETARIAT)
    days = ("2025-12-31", "2026-01-31", "2026-02-01", "2026-03-01", "2026-04-30", "2026-05-01")
    held = [[(h.version.procedure, h.version.version) for h in held_at(SECRETARIAT, site, day(d))] for d in days]
    assert held == [[], [(wide, 1)], [(narrow, 1)], [(narrow, 2)], [(narrow, 2)], [(wide, 1)]]


def test_a_check_says_each_requirement_and_what_fails_waits_until_it_is_kept(served: Office) -> None:
    procedure = in_force()
    checked(procedure, "2026-02-01", BROKEN)
    checked(procedure, "2026-03-01", BROKEN)
    today = day("2026-03-02")
    [failing] = round_of(NORTHERN, today).failing
    assert (failing.requirement, failing.since, failing.times) == ("1.2", day("2026-02-01"), 2)
    assert [(due.site, due.due) for due in round_of(NORTHERN, today).due] == [("S-1", day("2026-03-31"))]
    checked(procedure, "2026-03-03")
    assert round_of(NORTHERN, day("2026-03-04")).failing == []
    assert json.loads(Check.objects.get(day=day("2026-02-01")).told)[1] == ["1.2", "no", "No sheet."]


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"on": "2025-12-31"}, "CHECK_PLACE"),
        ({"site": "S-2", "by": SECRETARIAT}, "CHECK_PLACE"),
        ({"site": "S-2"}, "NOT_ALLOWED"),
        ({"on": "2100-01-01"}, "CHECK_FUTURE"),
        ({"told": {"1.1": ("yes", "")}}, "CHECK_INCOMPLETE"),
        ({"told": KEPT | {"1.1": ("no", " ")}}, "CHECK_REMARK"),
        ({"on": "2026-02-01"}, "CHECK_KNOWN"),
    ],
)
def test_a_check_that_cannot_be_is_refused(facts: dict, code: str, served: Office) -> None:
    procedure = in_force()
    checked(procedure, "2026-02-01")
    with pytest.raises(Refused) as refusal:
        checked(procedure, **({"on": "2026-02-02"} | facts))
    assert refusal.value.code == code


def test_a_procedure_goes_from_draft_to_check_on_pages(served: Office, signed_in: SignIn) -> None:
    office = signed_in("secretariat")
    form = {
        "sort": "joint_tags", "title": "Coffre", "reach": "territory", "place": "Hill", "language": "fr",
        "every_days": "30", "text": TEXT, "role_0": "service", "organisation_0": "SERVICE",
    }  # fmt: skip
    sent = office.post("/procedures/new", form)
    assert sent.status_code == 302, sent.content.decode()
    procedure = Version.objects.get().procedure
    page = f"/procedures/{procedure}"
    assert "Draft" in office.get(page).content.decode()
    assert "Trois cadenas." in office.get(f"{page}/1/print").content.decode()
    office.post(f"{page}/1/translate", {"language": "en", "text": ENGLISH})
    assert "Three locks." in office.get(f"{page}?lang=en").content.decode()
    assert "Trois cadenas." in office.get(f"{page}?lang=fr").content.decode()
    office.post(f"{page}/1/in-force", {"from_day": "01/01/2026"})
    scan = SimpleUploadedFile("signed by amina.pdf", PDF)
    assert office.post(f"{page}/1/sign", {"scan": scan, "signed_on": "2026-01-01"}).status_code == 302
    copy = SignedCopy.objects.get()
    kept = office.get(f"{page}/1/copies/{copy.seq}")
    assert kept.getvalue() == PDF
    assert "amina" not in kept.headers["Content-Disposition"]
    officer = signed_in("field_officer", areas=["province:North"])
    assert "Coffre" in officer.get("/sites/S-1").content.decode()
    answers = {"site": "S-1", "day": "2026-02-01", "told_1.1": "yes", "told_1.2": "no", "told_2.1": "na"}
    wrong = officer.post(f"{page}/1/check", answers)
    assert wrong.status_code == 422
    assert "Say what is not kept." in wrong.content.decode()
    done = officer.post(f"{page}/1/check", answers | {"remark_1.2": "No sheet."})
    assert "No sheet." in officer.get(done.headers["Location"]).content.decode()
    assert "1.2" in officer.get("/procedures/?table=failing&format=csv").getvalue().decode()
    office.post(f"{page}/write", {"title": "Coffre", "language": "fr", "every_days": "30", "text": TEXT + "2. Plus."})
    assert "<ins>" in office.get(f"{page}/compare").content.decode()


def test_each_reads_the_procedures_that_hold_in_its_areas(served: Office, signed_in: SignIn) -> None:
    here, there = in_force(), in_force(reach="site", place="S-2")
    check = checked(here, "2026-02-01", BROKEN)
    for role in ("agent", "committee", "official", "field_officer"):
        reader = signed_in(role, areas=["province:North"])
        listed = reader.get("/procedures/").content.decode()
        assert (f"/procedures/{here}" in listed, f"/procedures/{there}" in listed) == (True, False), role
        assert reader.get(f"/procedures/{there}").status_code == 404
        sees = role in ("official", "field_officer")
        assert ("No sheet." in reader.get(f"/procedures/checks/{check}").content.decode()) is sees
        assert ("Requirements not kept" in reader.get(f"/procedures/{here}").content.decode()) is sees
    southern = signed_in("official", areas=["province:South"])
    assert southern.get(f"/procedures/checks/{check}").status_code == 404
    assert signed_in("company", organisation="NEG-1").get("/procedures/").status_code == 403


def test_a_home_names_the_checks_that_are_due(served: Office, signed_in: SignIn) -> None:
    in_force()
    home = signed_in("official", areas=["province:North"]).get("/").content.decode()
    assert "Procedures to check on site" in home
    assert f"site={'S-1'}" in home
    assert clock.today() > day("2026-02-01")
