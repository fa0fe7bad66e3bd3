"""Photographs and documents of a case: kept by content, without metadata, sent to their readers alone."""

import struct
import zlib
from collections.abc import Callable

import pytest
from django.test import Client

from chanzo.incidents.models import CaseFile
from chanzo.incidents.services.attaching import attach_file, detach_file
from chanzo.incidents.services.opening import open_incident
from chanzo.incidents.types import Audience
from chanzo.ledger.models import Record
from chanzo.ledger.services.files import place_of
from tests.web.conftest import signed_in

from .conftest import MANAGER
from .test_describing import refused
from .test_record_pages import ACCOUNT, PDF, case, sent

__all__ = ["case", "signed_in"]
pytestmark = pytest.mark.django_db
SignIn = Callable[..., Client]


def png(text: bytes = b"") -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    said = chunk(b"tEXt", b"Comment\0" + text) if text else b""
    drawn = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + said + drawn + chunk(b"IEND", b"")


def test_files_are_sent_as_attachments_in_a_sandbox_without_their_own_names(case: str, signed_in: SignIn) -> None:
    file = CaseFile.objects.filter(audience=Audience.TEAM.value).get()
    answer = signed_in("auditor").get(f"/incidents/{case}/files/{file.seq}")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{case}-{file.seq}.pdf"'
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not Record.objects.filter(body__contains="canary-name").exists()


def test_a_photograph_is_kept_without_what_the_camera_wrote(programme: object, signed_in: SignIn) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    browser = signed_in("incident_manager")
    page = f"/incidents/{number}/files/new"
    photo = sent(png(b"canary-gps"), "x.png")
    given = {"file": photo, "caption": "The bridge", "audience": "team"}
    assert browser.post(page, given).status_code == 302
    kept = CaseFile.objects.get()
    assert kept.media == "image/png"
    assert place_of(kept.sha256).read_bytes() == png()
    again = {"file": sent(png(), "y.png"), "caption": "The bridge", "audience": "team"}
    assert browser.post(page, again).status_code == 422, "the same picture is there already"
    for data in (b"<svg/>", b"%PDF-1.4 cut", b"MZ"):
        wrong = {"file": sent(data), "caption": "x", "audience": "team"}
        assert browser.post(page, wrong).status_code == 422
    assert browser.post(page, {"file": sent(), "caption": "x", "audience": "public"}).status_code == 422
    big = {"file": sent(b"%PDF-" + bytes(11 * 2**20)), "caption": "x", "audience": "team"}
    assert browser.post(page, big).status_code == 413
    assert CaseFile.objects.count() == 1


def test_nobody_files_under_a_class_that_is_not_theirs_to_read(programme: object, signed_in: SignIn) -> None:
    number = open_incident(account=ACCOUNT, by=MANAGER)
    seq = attach_file(number=number, file=sent(), audience=Audience.SOURCE, caption="x", by=MANAGER)
    admin = signed_in("admin")
    given = {"file": sent(PDF + b" "), "caption": "x", "audience": "source"}
    assert admin.post(f"/incidents/{number}/files/new", given).status_code == 422
    assert (
        admin.post(f"/incidents/{number}/files/{seq}/readers", {"audience": "team", "reason": "x"}).status_code == 404
    )
    assert CaseFile.objects.get().audience == "source"


def test_a_file_gets_other_readers_or_is_taken_back_with_a_reason(case: str, signed_in: SignIn) -> None:
    file = CaseFile.objects.filter(audience=Audience.TEAM.value).get().seq
    told, manager = signed_in("company", organisation="NEG-1"), signed_in("incident_manager")
    assert told.get(f"/incidents/{case}/files/{file}").status_code == 404
    page = f"/incidents/{case}/files/{file}/readers"
    assert manager.post(page, {"audience": "affected", "reason": ""}).status_code == 422
    assert manager.post(page, {"audience": "affected", "reason": "they need it"}).status_code == 302
    assert told.get(f"/incidents/{case}/files/{file}").status_code == 200
    assert manager.post(page, {"audience": "", "reason": "a face is on it"}).status_code == 302
    for browser in (told, manager):
        assert browser.get(f"/incidents/{case}/files/{file}").status_code == 404
    assert "a face is on it" in manager.get(f"/incidents/{case}").content.decode()


def test_taking_back_a_file_needs_one(case: str) -> None:
    ask = {"number": case, "file": 999_999, "reason": "x", "by": MANAGER}
    assert refused(detach_file, **ask) == "CASE_FILE_UNKNOWN"
