"""Files attached to the steps of a request: what is kept of them, who opens them, and that a wrong one stays."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chanzo.field.services.imports import import_files
from chanzo.ledger.documents import MOST_BYTES as KEPT_AT_MOST
from chanzo.ledger.models import ReceivedFile, Record
from chanzo.ledger.services.files import destroy_file
from chanzo.ledger.services.rebuilding import rebuild
from chanzo.sites.models import KeptDocument, RequestStep
from chanzo.web.attached import MOST_BYTES
from tests.government.test_signing import PDF
from tests.ledger.test_pictures import CANARY, EXIF, jpeg
from tests.people.second_factors import with_second_factor
from tests.sites.test_evaluation_pages import ask, step
from tests.sites.test_suspending import MORE
from tests.web.conftest import SignIn, signed_in
from tests.web.programme import TABLES, written

__all__ = ["signed_in"]
pytestmark = pytest.mark.django_db
assert with_second_factor
CLEAR = {f"answer_{check}": "clear" for check in ("overlap", "permit", "protected", "conflict", "access")}


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    import_files(written(tmp_path, **(TABLES | MORE)), by="test", backfill=True)
    return tmp_path


def attach(browser: Client, number: str, step_seq: int, data: bytes, name: str = "letter of Jane Doe.pdf") -> int:
    sent = {"document": SimpleUploadedFile(name, data)}
    return browser.post(f"/evaluation/{number}/steps/{step_seq}/attach", sent).status_code


def step_of(number: str, what: str) -> int:
    return int(RequestStep.objects.get(request=number, step=what).seq)


def fetched(browser: Client, kept: KeptDocument) -> tuple[int, bytes]:
    answer = browser.get(f"/evaluation/{kept.request}/documents/{kept.seq}")
    body = b"".join(answer.streaming_content) if answer.streaming else b""  # type: ignore[attr-defined]
    return answer.status_code, body


def test_both_rooms_keep_files_of_the_same_size() -> None:
    assert MOST_BYTES == KEPT_AT_MOST


def test_a_letter_is_kept_under_its_hash_and_without_its_name(programme: Path, signed_in: SignIn) -> None:
    officer = signed_in("field_officer", areas=["province:North"])
    number = ask(officer)
    asked = step_of(number, "asked")
    assert attach(officer, number, asked, PDF) == 302
    kept = KeptDocument.objects.get()
    assert (kept.sha256, kept.media, kept.step) == (sha256(PDF).hexdigest(), "application/pdf", asked)
    assert "Jane" not in ReceivedFile.objects.get(sha256=kept.sha256).name
    assert not Record.objects.filter(body__contains="Jane").exists()
    assert fetched(officer, kept) == (200, PDF)
    answer = officer.get(f"/evaluation/{number}/documents/{kept.seq}")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert b"".join(answer.streaming_content) == PDF  # type: ignore[attr-defined]
    assert f"/evaluation/{number}/documents/{kept.seq}" in officer.get(f"/evaluation/{number}").content.decode()
    assert attach(officer, number, asked, PDF) == 422
    assert attach(officer, number, asked, b"<html></html>") == 422
    assert attach(officer, number, asked, PDF + bytes(MOST_BYTES)) in (413, 422)
    assert KeptDocument.objects.count() == 1


def test_a_picture_loses_where_it_was_taken(programme: Path, signed_in: SignIn) -> None:
    office = signed_in("secretariat")
    number = ask(office)
    assert attach(office, number, step_of(number, "asked"), jpeg(EXIF)) == 302
    status, body = fetched(office, KeptDocument.objects.get())
    assert (status, body) == (200, jpeg())
    assert CANARY not in body


def test_a_company_opens_its_own_letter_and_never_what_was_found(programme: Path, signed_in: SignIn) -> None:
    company, office = signed_in("company", organisation="PROC-1"), signed_in("secretariat")
    number = ask(company)
    assert attach(company, number, step_of(number, "asked"), PDF) == 302
    assert step(office, number, "checked", **CLEAR) == 302
    assert attach(company, number, step_of(number, "checked"), PDF + b" ") == 403
    assert attach(office, number, step_of(number, "checked"), PDF.replace(b"1 0", b"2 0")) == 302
    letter, minutes = KeptDocument.objects.order_by("seq")
    assert fetched(company, letter)[0] == 200
    assert fetched(company, minutes)[0] == 404
    assert f"/documents/{minutes.seq}" not in company.get(f"/evaluation/{number}").content.decode()
    assert fetched(office, minutes)[0] == 200
    assert fetched(signed_in("company", organisation="PROC-2"), letter)[0] == 404
    assert fetched(signed_in("field_officer", areas=["province:South"]), letter)[0] == 404


def test_a_wrong_document_is_withdrawn_and_stays(programme: Path, signed_in: SignIn) -> None:
    office = signed_in("secretariat")
    number = ask(office)
    asked = step_of(number, "asked")
    attach(office, number, asked, PDF)
    kept = KeptDocument.objects.get()
    address = f"/evaluation/{number}/documents/{kept.seq}/withdraw"
    assert office.post(address, {"reason": ""}).status_code == 422
    assert signed_in("auditor").get(address).status_code == 403
    assert office.post(address, {"reason": "letter of another area"}).status_code == 302
    assert office.post(address, {"reason": "again"}).status_code == 422
    assert "letter of another area" in office.get(f"/evaluation/{number}").content.decode()
    assert attach(office, number, asked, PDF) == 302
    before = list(KeptDocument.objects.order_by("seq").values())
    rebuild()
    assert list(KeptDocument.objects.order_by("seq").values()) == before


def test_bytes_that_were_destroyed_are_not_found(
    programme: Path, signed_in: SignIn, django_capture_on_commit_callbacks: Callable[..., AbstractContextManager[Any]]
) -> None:
    office = signed_in("secretariat")
    number = ask(office)
    attach(office, number, step_of(number, "asked"), PDF)
    kept = KeptDocument.objects.get()
    with django_capture_on_commit_callbacks(execute=True):
        destroy_file(kept.sha256, by="P-33333333", reason="named a person")
    assert fetched(office, kept)[0] == 404
