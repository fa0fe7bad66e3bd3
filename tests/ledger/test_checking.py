"""A changed byte anywhere is found, and the first bad thing is named."""

import json

import pytest
from django.db import connection

from chanzo.ledger.models import Position, ReceivedFile, Record, Submission
from chanzo.ledger.registry import register_projection
from chanzo.ledger.services.checking import check_chain
from chanzo.ledger.services.files import destroy_file, keep_file, place_of
from chanzo.ledger.services.recording import recording
from chanzo.ledger.services.triggers import statements
from chanzo.ledger.types import Projection

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quiet(ledger_held, no_rooms, home):
    pass


@pytest.fixture
def five(record):
    with recording() as ledger:
        for n in range(5):
            record(ledger, n)


def tamper(sql, parameters=()):
    """Change the table behind the triggers' back, and put them back afterwards."""
    with connection.cursor() as cursor:
        for name in ("no_update", "no_delete", "next"):
            on = " ON ledger_record" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER ledger_record_{name}{on}")
        cursor.execute(sql, parameters)
        for statement in statements(connection.vendor):
            cursor.execute(statement)


def first_bad():
    checked = check_chain()
    assert checked.ok == (checked.first_bad is None)
    return checked.first_bad


def test_an_empty_ledger_is_whole():
    checked = check_chain()
    assert (checked.records, checked.head, checked.ok, checked.first_bad) == (0, 0, True, None)


def test_an_untouched_ledger_is_whole_and_progress_is_told(five):
    told = []
    checked = check_chain(progress=told.append)
    assert (checked.records, checked.head, checked.ok, checked.first_bad) == (5, 5, True, None)
    assert sum(told) == 5


CHANGES = {
    "kind": ("kind = 'test.other'", "kind"),
    "version": ("version = 2", "version"),
    "subject": ("subject = 'other'", "subject"),
    "actor": ("actor = 'P-BBBBBB'", "actor"),
    "event time": ("event_time = '2020-01-01 00:00:00'", "event_time"),
    "record time": ("record_time = '2020-01-01 00:00:00'", "record_time"),
    "body": ("body = replace(body, 'P-AAAAAA', 'P-BBBBBB')", "content"),
    "a blank in the body": ("body = body || ' '", "content"),
    "salt": ("salt = content", "leaf"),
    "content": ("content = leaf", "content"),
    "leaf": ("leaf = content", "leaf"),
    "chain": ("chain = leaf", "chain"),
}


@pytest.mark.parametrize(("change", "named"), CHANGES.values(), ids=CHANGES)
def test_a_change_in_a_column_is_found(five, change, named):
    tamper(f"UPDATE ledger_record SET {change} WHERE seq = 3")
    assert first_bad() == f"record 3: {named}"


@pytest.mark.parametrize("column", ["salt", "content", "leaf", "chain"])
@pytest.mark.parametrize("byte", [0, 15])
def test_one_bit_of_a_hash_is_found(five, column, byte):
    was = bytes(getattr(Record.objects.get(seq=4), column))
    now = was[:byte] + bytes([was[byte] ^ 1]) + was[byte + 1 :]
    tamper(f"UPDATE ledger_record SET {column} = %s WHERE seq = 4", [now])
    assert first_bad().startswith("record 4: ")


def test_a_record_rewritten_with_fitting_hashes_breaks_the_chain_after_it(five):
    from chanzo.ledger.rules import chain_hash, content_hash, leaf_hash

    row, before = Record.objects.get(seq=2), Record.objects.get(seq=1)
    body = row.body.replace("P-AAAAAA", "P-BBBBBB")
    content = content_hash(body)
    leaf = leaf_hash(bytes(row.salt), content)
    tamper(
        "UPDATE ledger_record SET actor = 'P-BBBBBB', body = %s, content = %s, leaf = %s, chain = %s WHERE seq = 2",
        [body, content, leaf, chain_hash(bytes(before.chain), leaf)],
    )
    assert first_bad() == "record 3: chain"


@pytest.mark.parametrize("seq", [1, 3])
def test_a_record_that_was_removed_is_missed(five, seq):
    tamper("DELETE FROM ledger_record WHERE seq = %s", [seq])
    assert first_bad() == f"record {seq}: missing"


def test_records_cut_off_the_end_are_missed_by_whoever_had_read_them(five):
    Position.objects.create(name="desk", seq=5)
    tamper("DELETE FROM ledger_record WHERE seq = 5")
    assert first_bad() == "record 5: missing, known to reader desk"
    Position.objects.all().delete()
    Submission.objects.create(submission_id="S-1", seq=5, answer="{}")
    assert first_bad() is None
    Submission.objects.update(seq=6)
    assert first_bad() == "record 5: missing, known to submission S-1"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL holds no text that is no text")
@pytest.mark.parametrize("column", ["body", "subject", "event_time"])
def test_a_byte_that_is_no_text_is_found_and_its_record_named(five, column):
    tamper(f"UPDATE ledger_record SET {column} = CAST(x'FF' || {column} AS TEXT) WHERE seq = 4")
    assert first_bad() == "record 4: unreadable"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's columns have types")
@pytest.mark.parametrize("value", ["7", "'text'", "x'00'", "x'ff'"])
@pytest.mark.parametrize("column", ["kind", "version", "event_time", "body", "salt", "content", "leaf", "chain"])
def test_a_value_of_another_type_is_found(five, column, value):
    tamper(f"UPDATE ledger_record SET {column} = {value} WHERE seq = 2")
    assert first_bad().startswith("record 2: ")


def test_the_first_of_several_is_named(five):
    tamper("UPDATE ledger_record SET subject = 'other' WHERE seq IN (2, 4)")
    assert first_bad() == "record 2: subject"


def test_files_are_compared_with_their_hash(tmp_path, home, record):
    came = tmp_path / "week 12.csv"
    came.write_bytes(b"page;line\n1;1\n")
    sha256 = keep_file(came)
    with recording() as ledger:
        record(ledger, facts={"file": sha256})
    assert first_bad() is None
    place = place_of(sha256)
    place.chmod(0o600)
    place.write_bytes(b"page;line\n1;2\n")
    assert first_bad() == f"file {sha256}: bytes changed"
    place.unlink()
    assert first_bad() == f"file {sha256}: missing"
    assert keep_file(came) == sha256
    assert first_bad() is None
    ReceivedFile.objects.all().delete()
    assert first_bad() == f"file {sha256}: unknown, named by record 1"


def test_a_destroyed_file_is_gone_by_a_record_and_in_no_other_way(tmp_path, record, django_capture_on_commit_callbacks):
    came = tmp_path / "names.csv"
    came.write_bytes(b"a name that must go")
    sha256 = keep_file(came)
    ReceivedFile.objects.update(destroyed_by=1)
    assert first_bad() == f"file {sha256}: destroyed without a record"
    ReceivedFile.objects.update(destroyed_by=None)
    seq = destroy_file(sha256, by="P-AAAAAA", reason="erasure")
    assert first_bad() == f"file {sha256}: destroyed, yet its bytes are there"
    with django_capture_on_commit_callbacks(execute=True):
        assert destroy_file(sha256, by="P-AAAAAA", reason="erasure") == seq
    assert first_bad() is None
    ReceivedFile.objects.update(destroyed_by=None)
    assert first_bad() == f"file {sha256}: destroyed by a record, yet kept"


def test_a_projection_that_differs_is_named(five):
    differing = []
    register_projection(Projection("lots", ("traceability_lot",), lambda entries: {}, lambda limit: differing[:limit]))
    assert first_bad() is None
    differing += ["table traceability_lot row mine:1: differs", "table traceability_lot row mine:2: differs"]
    assert first_bad() == "table traceability_lot row mine:1: differs"
    differing.clear()


def test_bodies_are_stored_as_text_letter_by_letter(record):
    with recording() as ledger:
        record(ledger, facts={"z": 1, "a": [True, None, '\u0000\u2028\\"é']})
    body = Record.objects.get().body
    assert body == json.dumps(json.loads(body), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert first_bad() is None
