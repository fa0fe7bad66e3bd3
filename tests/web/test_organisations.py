"""Organisations: a page each, found by any name they had, with what others may read of them and nothing more."""

import json
import re
from pathlib import Path

import pytest
from django.test import Client

from chanzo.field.services.imports import import_files
from chanzo.people.services import create_token, create_user

from .conftest import SignIn
from .programme import written


def text_of(answer: object) -> str:
    streamed = getattr(answer, "streaming", False)
    return (b"".join(answer) if streamed else answer.content).decode()  # type: ignore[arg-type,attr-defined]


@pytest.fixture
def renamed(programme: object, tmp_path: Path) -> None:
    """PROC-1 was called otherwise from February on, and people write it in a third way."""
    line = "organisation,name,aliases,from,role,country\nPROC-1,New Works,The Works,2026-02-01,exporter,CD\n"
    (tmp_path / "later").mkdir()
    import_files(written(tmp_path / "later", organisations=line), by="test", backfill=True)


def test_any_name_that_it_ever_had_leads_to_its_page(renamed: None, signed_in: SignIn) -> None:
    browser = signed_in()
    for name in ("new works", "The Works", "processor one", "proc-1"):
        assert browser.get(f"/organisations/{name}").headers["Location"] == "/organisations/PROC-1"
        found = browser.get("/search", {"q": name})
        assert "/organisations/PROC-1" in found.headers.get("Location", text_of(found))
    page = text_of(browser.get("/organisations/PROC-1"))
    assert all(word in page for word in ("Processor One", "New Works", "also THE WORKS", "Exporter"))
    assert "PROC-1" in text_of(browser.get("/organisations/?q=processor"))
    assert "PROC-1" not in text_of(browser.get("/organisations/?q=trader"))


def test_its_page_says_what_it_closed_month_by_month(programme: object, signed_in: SignIn) -> None:
    browser = signed_in()
    rows = text_of(browser.get("/organisations/PROC-1?table=closed&format=csv")).lstrip("\ufeff").splitlines()
    assert rows[0] == "month,lots,batch_kg,processor_kg,export_kg"
    assert rows[1] == "2026-01,4,89.0,85.0,85.0"
    page = text_of(browser.get("/organisations/PROC-1"))
    assert "/lots/?kind=export&amp;organisation=PROC-1&amp;month=2026-01" in page
    assert re.search(r"/acts/PL-2026-", page)


def test_findings_stand_on_the_page_of_each_who_bears_them(programme: object, signed_in: SignIn) -> None:
    browser = signed_in()
    for code in ("NEG-1", "NEG-2"):  # tag 0101 was closed twice, once for each
        assert "/findings/DUP:tag:0101" in text_of(browser.get(f"/organisations/{code}"))
    assert "DUP:tag:0101" not in text_of(browser.get("/organisations/NEG-3"))
    assert "DUP:tag:0101" in text_of(browser.get("/findings/each?organisation=NEG-1&state=standing"))


def test_a_company_opens_its_own_page_and_is_led_to_no_other(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("company", organisation="proc-1")
    assert browser.get("/organisations/PROC-1").status_code == 200
    listed = text_of(browser.get("/organisations/?format=csv"))
    assert "PROC-1" in listed
    assert "NEG-" not in listed
    for address in ("/lots/", "/lots/B-1", "/lots/LOT-1", "/tags/", "/acts/", "/search?q=trader"):
        assert set(re.findall(r"/organisations/([\w-]+)", text_of(browser.get(address)))) <= {"PROC-1"}
    assert "/organisations/PROC-1" in text_of(browser.get("/lots/LOT-1"))
    assert "/organisations/NEG-1" in text_of(signed_in().get("/lots/0700"))


def test_an_area_reads_the_register_but_only_its_own_custody(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("official", areas=["province:North"])
    page = text_of(browser.get("/organisations/NEG-2"))  # it bought in the South only
    assert "Trader Two" in page
    assert "table=closed" not in page
    assert "table=closed" in text_of(browser.get("/organisations/NEG-1"))


def test_programs_read_the_same_register(renamed: None) -> None:
    user = create_user(email="program@example.org", role="auditor")
    reader = Client(headers={"authorization": f"Bearer {create_token(email=user.email)}"})
    one = json.loads(reader.get("/api/v1/organisations/processor one").content)
    assert one["organisation"] == "PROC-1"
    assert [name["name"] for name in one["names"]] == ["New Works", "Processor One"]
    assert one["aliases"] == ["THE WORKS"]
    listed = json.loads(reader.get("/api/v1/organisations?limit=2&after=NEG-2").content)
    assert [row["organisation"] for row in listed] == ["NEG-3", "PROC-1"]
