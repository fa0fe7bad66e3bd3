"""The pages of the theory: read in both languages, kept by who may, work done in the background."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chanzo.change.models import Aim, Entered, Note, Review, Series, Snapshot, Work
from chanzo.change.services.observing import observe_usual
from chanzo.change.services.work import do
from chanzo.core import clock
from chanzo.core.days import day_text
from chanzo.core.indicators import Asked, Method, registered

from .conftest import a_visit, no_visit

pytestmark = pytest.mark.django_db


def text_of(browser: Client, page: str) -> str:
    answer = browser.get(page)
    assert answer.status_code == 200, page
    return answer.content.decode()


@pytest.fixture
def counted(programme: object, period: Asked) -> Asked:
    a_visit("S-1", period.first + 1, agent_present=True)
    no_visit("S-2", period.first + 2)
    observe_usual(today=clock.today())
    return period


def test_the_overview_says_what_is_known_in_both_languages(counted: Asked, signed_in) -> None:  # type: ignore[no-untyped-def]
    english = text_of(signed_in("secretariat"), "/change/")
    french = text_of(signed_in("secretariat", language="fr"), "/change/")
    assert "State agents are posted in all mining areas" in english
    assert "Théorie du changement" in french
    assert "100.0 %" in english  # an agent was present at the one visit
    assert "100,0 %" in french
    rows = b"".join(signed_in("auditor").get("/change/?format=csv")).decode("utf-8-sig").splitlines()
    assert len(rows) == 1 + len(registered())
    assert any(row.startswith("visits.agent_present,") and ",1.0," in row for row in rows)


def test_a_target_set_on_the_page_turns_the_figure_off_track(counted: Asked, signed_in) -> None:  # type: ignore[no-untyped-def]
    browser = signed_in("secretariat")
    page = "/change/indicators/visits.made"
    told = {"what": "aim", "sort": "target", "first": day_text(counted.first), "last": day_text(counted.last),
            "value": "90", "reason": "Board"}  # fmt: skip
    assert "Off track" not in text_of(browser, page)
    assert browser.post(page, told).status_code == 302
    assert Aim.objects.get().value_u == 900_000
    assert "Off track" in text_of(browser, page)
    assert browser.post(page, told | {"reason": ""}).status_code == 422
    assert browser.post(page, told | {"last": "2020-01-01"}).status_code == 422
    assert signed_in("auditor").post(page, told).status_code == 403
    silent = next(code for code, each in registered().items() if each.silent)
    answer = browser.post(f"/change/indicators/{silent}", told)
    assert answer.status_code == 422
    assert "gets silence" in answer.content.decode()


def test_a_figure_is_entered_with_its_evidence(counted: Asked, signed_in) -> None:  # type: ignore[no-untyped-def]
    browser = signed_in("secretariat")
    code = next(c for c, each in registered().items() if each.cases is None and each.method is Method.DECLARED)
    page = f"/change/indicators/{code}"
    told = {"what": "figure", "first": day_text(counted.first), "last": day_text(counted.last), "value": "12",
            "evidence": "Report 3"}  # fmt: skip
    assert browser.post(page, told | {"evidence": ""}).status_code == 422
    assert browser.post(page, told).status_code == 302
    assert Entered.objects.get().code == code
    assert "Report 3" in text_of(browser, page)


def test_evidence_and_reviews_are_written_where_they_belong(counted: Asked, signed_in) -> None:  # type: ignore[no-untyped-def]
    browser = signed_in("secretariat")
    page = "/change/statements/output-agents-deployed"
    told = {"supports": "0", "day": day_text(counted.last), "text": "Nobody came.", "source": "Letter 4"}
    assert browser.post(page, told).status_code == 302
    assert not Note.objects.get().supports
    assert "Nobody came." in text_of(browser, page)
    page = "/change/watch/assume-state-aims"
    told = {"holding": "weakening", "sees": "Less", "decides": "More", "who": "Field office", "due": "", "next_day": ""}
    assert browser.post(page, told | {"who": ""}).status_code == 422
    assert browser.post(page, told).status_code == 302
    assert Review.objects.get().holding == "weakening"
    assert signed_in("field_officer").post(page, told).status_code in (403, 422)
    assert Review.objects.count() == 1


def test_a_series_is_sent_and_taken_back(counted: Asked, signed_in) -> None:  # type: ignore[no-untyped-def]
    browser = signed_in("secretariat")
    sent = {"name": "tin_price", "title": "Tin", "unit": "USD/t", "source": "A bank", "licence": "CC0"}
    file = SimpleUploadedFile("a.csv", b"2026-01-01,31000\nx,y\n")
    assert browser.post("/change/series", sent | {"file": file}).status_code == 302
    assert "31,000" in text_of(browser, "/change/series/tin_price")
    wrong = browser.post("/change/series", sent | {"file": SimpleUploadedFile("b.csv", b"nothing")})
    assert wrong.status_code == 422
    assert browser.post("/change/series/tin_price", {"reason": "Wrong"}).status_code == 302
    assert not Series.objects.filter(ended_by=None).exists()
    assert browser.get("/change/series/tin_price").status_code == 404


def test_a_period_is_frozen_in_the_background_and_read_beside_today(counted: Asked, signed_in) -> None:  # type: ignore[no-untyped-def]
    browser = signed_in("secretariat")
    told = {"name": "S1", "first": day_text(counted.first), "last": day_text(counted.last)}
    answer = browser.post("/change/snapshots", told)
    assert answer.status_code == 302
    work = Work.objects.get()
    do(work.pk)
    work.refresh_from_db()
    assert work.state == Work.State.DONE, work.result
    assert browser.get(answer.url).url == "/change/snapshots/S1"  # type: ignore[attr-defined]
    assert "Unchanged" in text_of(browser, "/change/snapshots/S1")
    a_visit("S-2", counted.first + 9, agent_present=False)
    observe_usual(today=clock.today())
    page = text_of(browser, "/change/snapshots/S1")
    assert "Restated" in page
    assert "What changed since the last snapshot" in text_of(browser, "/change/")
    document = json.loads(browser.get("/change/snapshots/S1/file").content)
    frozen = next(each for each in document["indicators"] if each["code"] == "visits.made")
    assert frozen["observed"]["denominator"] == 2
    assert browser.post("/change/snapshots", told).status_code == 422
    assert browser.post("/change/snapshots", told | {"name": "S2", "last": day_text(clock.today())}).status_code == 422
    assert signed_in("auditor").post("/change/snapshots", told | {"name": "S3"}).status_code == 403
    assert Snapshot.objects.count() == 1
    public = Client().get("/open/theory/")
    assert public.status_code == 200
    assert b"withheld" in public.content  # two visits are fewer than five


def test_the_board_paper_is_a_pdf_of_the_period(counted: Asked, signed_in) -> None:  # type: ignore[no-untyped-def]
    answer = signed_in("secretariat", language="fr").get("/change/board.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF-")
    assert day_text(counted.first) in answer.headers["Content-Disposition"]
