"""The page of a record: whole for those who read the ledger, own lines for others, nothing to the rest."""

import hashlib

import pytest

from chanzo.ledger.models import Record

from .conftest import SignIn


def records_of(table: str) -> list[int]:
    return list(Record.objects.filter(subject__startswith=f"{table} ").values_list("seq", flat=True))


def test_the_bytes_of_a_record_have_its_content_hash(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("auditor")
    for record in Record.objects.all():
        answer = browser.get(f"/records/{record.seq}")
        text = answer.content.decode()
        assert answer.status_code == 200
        assert "They agree with what is stored" in text
        body = browser.get(f"/records/{record.seq}?format=json").content
        assert hashlib.sha256(body).hexdigest() in text


@pytest.mark.parametrize(
    ("role", "more", "own", "foreign"),
    [
        ("company", {"organisation": "NEG-1"}, "trade_log", "export_log"),
        ("smelter", {"organisation": "PROC-1"}, "export_log", "trade_log"),
        ("official", {"areas": ["S-1"]}, "mine_log", "process_log"),
        ("verifier", {"areas": ["S-1"]}, "mine_log", "sites"),
        ("clerk", {}, "process_log", "tag_movements"),
    ],
)
def test_a_reader_opens_the_records_that_make_own_lots(
    role: str, more: dict, own: str, foreign: str, programme: object, signed_in: SignIn
) -> None:
    browser = signed_in(role, **more)
    assert {browser.get(f"/records/{seq}").status_code for seq in records_of(own)} & {200}
    assert {browser.get(f"/records/{seq}").status_code for seq in records_of(foreign)} == {404}
    assert browser.get("/records/0").status_code == 404
    assert browser.get("/records/999999").status_code == 404


def test_what_rules_found_is_not_read_as_a_record_by_a_company(programme: object, signed_in: SignIn) -> None:
    browser = signed_in("company", organisation="NEG-1")
    judged = Record.objects.filter(kind="findings.judged").values_list("seq", flat=True)
    assert judged
    assert {browser.get(f"/records/{seq}").status_code for seq in judged} == {404}
    assert signed_in().get(f"/records/{judged[0]}").status_code == 200


def test_a_role_without_custody_reads_no_record(programme: object, signed_in: SignIn) -> None:
    assert signed_in("committee").get("/records/1").status_code == 403
