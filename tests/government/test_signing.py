"""Signed means that a scan is attached: what is taken, who may attach, fetch and withdraw it."""

import struct
import zlib
from hashlib import sha256

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from chanzo.core.refusals import Refused
from chanzo.government.models import Scan
from chanzo.ledger.documents import MOST_BYTES, media_of
from chanzo.ledger.models import ReceivedFile, Record
from chanzo.ledger.queries import head_of_ledger
from tests.web.conftest import SignIn

from .office import number_of

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def png(width: int = 2, height: int = 2) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 6)) + chunk(b"IEND", b"")


def jpeg(width: int = 2, height: int = 2) -> bytes:
    quantisation = b"\xff\xdb\x00\x04\x00\x01"
    frame = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", height, width) + b"\x01\x01\x11\x00"
    return b"\xff\xd8" + b"\xff\xe0\x00\x04JF" + quantisation + frame + b"\xff\xd9"


@pytest.mark.parametrize(("data", "media"), [(PDF, "application/pdf"), (png(), "image/png"), (jpeg(), "image/jpeg")])
def test_a_scan_is_known_by_its_bytes(data: bytes, media: str) -> None:
    assert media_of(data) == media


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "ATTACHED_EMPTY"),
        (b"<html><script>alert(1)</script></html>", "ATTACHED_KIND"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "ATTACHED_KIND"),
        (b"\n" + PDF, "ATTACHED_KIND"),
        (PDF[:20], "ATTACHED_KIND"),
        (b"GIF89a" + bytes(20), "ATTACHED_KIND"),
        (b"PK\x03\x04" + bytes(50), "ATTACHED_KIND"),
        (b"\xff\xd8\xff\xd9" + bytes(20), "ATTACHED_KIND"),
        (png(60_000, 60_000), "ATTACHED_PIXELS"),
        (jpeg(60_000, 60_000), "ATTACHED_PIXELS"),
        (PDF + bytes(MOST_BYTES), "ATTACHED_TOO_LARGE"),
    ],
)
def test_what_is_no_scan_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Refused) as refused:
        media_of(data)
    assert refused.value.code == code


def attach(browser: Client, number: str, data: bytes = PDF, name: str = "Jean Dupont.html", **more: str):
    scan = SimpleUploadedFile(name, data, content_type="text/html")
    given = {"scan": scan, "signed_on": "2026-02-03", "signed_giver": "on", "person_service": "p-7f3k2qab"}
    return browser.post(f"/acts/{number}/sign", given | more)


def test_the_scan_is_kept_with_its_hash_and_without_names(programme: object, signed_in: SignIn) -> None:
    browser, number = signed_in("secretariat"), number_of("TD", "0100")
    assert "Not signed" in browser.get(f"/acts/{number}").content.decode()
    assert attach(browser, number).headers["Location"] == f"/acts/{number}"
    record = Record.objects.get(kind="act.signed")
    assert record.subject == number
    assert "Dupont" not in record.body
    assert '"signatories":[{"person":"","role":"giver"},{"person":"P-7F3K2QAB","role":"service"}]' in record.body
    hashed = sha256(PDF).hexdigest()
    assert hashed in record.body
    assert ReceivedFile.objects.get(sha256=hashed).name == f"{number}.pdf"
    page = browser.get(f"/acts/{number}").content.decode()
    assert "signed on 3 Feb 2026" in page
    assert hashed in page


def test_a_copy_is_sent_as_a_file_that_can_do_nothing(programme: object, signed_in: SignIn) -> None:
    browser, number = signed_in("secretariat"), number_of("TD", "0100")
    attach(browser, number)
    sent = browser.get(f"/acts/{number}/copies/{Scan.objects.get().seq}")
    assert b"".join(sent.streaming_content) == PDF
    assert sent.headers["Content-Disposition"] == f'attachment; filename="{number}-{head_of_ledger()}.pdf"'
    assert sent.headers["Content-Type"] == "application/pdf"
    assert sent.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in sent.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"data": b"<html>"}, "neither a PDF"),
        ({"signed_on": "2999-01-01"}, "lies in the future"),
        ({"signed_giver": "", "person_service": ""}, "Say in which role"),
        ({"person_service": "Jean Dupont"[:10]}, "no person number"),
        ({"data": PDF + bytes(MOST_BYTES)}, "more than 10 MB"),
    ],
)
def test_a_refused_scan_leaves_no_record(more: dict, said: str, programme: object, signed_in: SignIn) -> None:
    browser, number, before = signed_in("secretariat"), number_of("TD", "0100"), head_of_ledger()
    answer = attach(browser, number, **({"signed_giver": "on"} | more))
    assert answer.status_code in (413, 422)
    assert said in answer.content.decode()
    assert (head_of_ledger(), Scan.objects.count()) == (before, 0)


def test_several_copies_stand_side_by_side_and_the_same_file_once(programme: object, signed_in: SignIn) -> None:
    browser, number = signed_in("secretariat"), number_of("TD", "0100")
    attach(browser, number)
    attach(browser, number, png())
    assert "already" in attach(browser, number).content.decode()
    assert Scan.objects.filter(act=number).count() == 2


def test_a_wrong_scan_is_withdrawn_and_stays(programme: object, signed_in: SignIn) -> None:
    browser, number = signed_in("secretariat"), number_of("TD", "0100")
    attach(browser, number)
    copy = f"/acts/{number}/copies/{Scan.objects.get().seq}"
    assert browser.post(f"{copy}/withdraw", {"reason": " "}).status_code == 422
    assert browser.post(f"{copy}/withdraw", {"reason": "other act <b>"}).status_code == 302
    page = browser.get(f"/acts/{number}").content.decode()
    assert "Not signed" in page
    assert "other act &lt;b&gt;" in page
    assert browser.get(copy).status_code == 200
    assert browser.post(f"{copy}/withdraw", {"reason": "again"}).status_code == 422
    assert attach(browser, number).status_code == 302
    assert "Not signed" not in browser.get(f"/acts/{number}").content.decode()


def test_only_who_may_sign_attaches_and_withdraws(programme: object, signed_in: SignIn) -> None:
    number = number_of("TD", "0100")
    attach(signed_in("secretariat"), number)
    copy = f"/acts/{number}/copies/{Scan.objects.get().seq}"
    reader = signed_in("auditor")
    assert reader.get(copy).status_code == 200
    assert attach(reader, number).status_code == 403
    assert reader.post(f"{copy}/withdraw", {"reason": "no"}).status_code == 403
    stranger = signed_in("official", areas=["province:South"])
    assert stranger.get(copy).status_code == 404
    assert attach(stranger, number).status_code == 404
    assert attach(signed_in("clerk", checks=True), number).status_code == 403


def test_a_company_reads_the_roles_that_signed_and_no_person_number(programme: object, signed_in: SignIn) -> None:
    number = number_of("TD", "0700")
    attach(signed_in("secretariat"), number)
    page = signed_in("company", organisation="NEG-1").get(f"/acts/{number}").content.decode()
    assert "For the state service" in page
    assert "P-7F3K2QAB" not in page
    assert Record.objects.get(kind="act.signed").actor not in page
    assert "P-7F3K2QAB" in signed_in("auditor").get(f"/acts/{number}").content.decode()
