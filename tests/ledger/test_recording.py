"""Recording: one after the other, all or nothing."""

import json
from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from chanzo.ledger.models import Record
from chanzo.ledger.queries import checkpoint, current_head, head_of_ledger
from chanzo.ledger.services.checking import check_chain
from chanzo.ledger.services.recording import recording

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _quiet(ledger_held, no_rooms):
    assert head_of_ledger() == 0


def sequences():
    return list(Record.objects.order_by("seq").values_list("seq", flat=True))


def test_an_empty_ledger_stands_at_nothing():
    assert checkpoint() == (0, "00" * 32)
    with recording() as ledger:
        assert ledger.head == 0


def test_sequences_follow_the_head_without_a_gap(record):
    with recording() as ledger:
        assert [record(ledger, n) for n in range(3)] == [1, 2, 3]
        assert ledger.head == 3
    with recording() as ledger:
        assert record(ledger) == 4
    assert sequences() == [1, 2, 3, 4]
    assert checkpoint() == (4, current_head().chain.hex())
    assert check_chain().ok


def test_what_was_said_stands_in_the_columns_and_in_the_bytes(record):
    happened = datetime(2026, 1, 5, 9, 30, 15, 123456, tzinfo=UTC)
    with recording() as ledger:
        record(ledger, event_time=happened, facts={"b": 1, "a": ["é"]}, version=3)
    row = Record.objects.get()
    assert (row.kind, row.version, row.subject, row.actor) == ("test.happened", 3, "subject 1", "P-AAAAAA")
    assert row.event_time == happened.replace(microsecond=0)
    assert row.record_time.microsecond == 0
    assert '"facts":{"a":["é"],"b":1}' in row.body
    assert json.loads(row.body)["event_time"] == "2026-01-05T09:30:15Z"


def test_all_of_one_recording_bears_one_time(record):
    with recording() as ledger:
        record(ledger)
        record(ledger)
    assert set(Record.objects.values_list("record_time", flat=True)) == {ledger.record_time}


def test_no_two_records_share_a_salt(record):
    with recording() as ledger:
        for _ in range(50):
            record(ledger)
    assert len({bytes(salt) for salt in Record.objects.values_list("salt", flat=True)}) == 50


def test_flush_lets_queries_of_the_block_see_what_waits(record):
    with recording() as ledger:
        record(ledger)
        assert sequences() == []
        ledger.flush()
        assert sequences() == [1]


def test_a_block_that_fails_leaves_nothing(record):
    def fail():
        with recording() as ledger:
            record(ledger)
            ledger.flush()
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert sequences() == []
    with recording() as ledger:
        assert record(ledger) == 1


def test_a_recording_inside_another_joins_it(record):
    with recording() as outer:
        record(outer)
        with recording() as inner:
            assert inner is outer
            assert record(inner) == 2
        assert record(outer) == 3
    assert sequences() == [1, 2, 3]


def test_an_inner_recording_that_fails_takes_back_its_own_records_only(record):
    def fail():
        with recording() as inner:
            record(inner)
            inner.flush()
            record(inner)
            raise KeyError

    with recording() as outer:
        record(outer)
        with pytest.raises(KeyError):
            fail()
        assert record(outer, n=9) == 2
    assert list(Record.objects.order_by("seq").values_list("subject", flat=True)) == ["subject 1", "subject 9"]
    assert check_chain().ok


def test_appending_inside_a_plain_savepoint_is_a_defect(record):
    with recording() as ledger, transaction.atomic(), pytest.raises(RuntimeError, match="plain atomic"):
        record(ledger)
    assert sequences() == []


def test_records_taken_back_behind_the_ledger_are_never_lost_silently(record):
    def take_back():
        with transaction.atomic():
            with recording() as inner:
                record(inner)
            raise KeyError

    def lose():
        with recording() as ledger:
            record(ledger)
            with pytest.raises(KeyError):
                take_back()

    with pytest.raises(RuntimeError, match="took records back"):
        lose()
    assert sequences() == []


@pytest.mark.parametrize("kind", ["", "happened", "Test.happened", "test happened", "test.", "test.h-d"])
def test_a_kind_says_room_and_act(kind):
    with recording() as ledger, pytest.raises(ValueError, match="kind"):
        ledger.append(kind, subject="s", actor="a", facts={})


def test_fractions_are_no_facts(record):
    with recording() as ledger:
        with pytest.raises(TypeError):
            record(ledger, facts={"share": 0.1})
        assert record(ledger) == 1


def test_five_hundred_lines_are_one_record(record):
    lines = [{"line": str(n), "tag": f"0410{n:04d}", "weight_g": 50_000 + n} for n in range(500)]
    with recording() as ledger:
        record(ledger, facts={"lines": lines})
    assert json.loads(Record.objects.get().body)["facts"]["lines"] == lines


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's way of locking")
def test_sqlite_without_immediate_transactions_is_refused(monkeypatch):
    monkeypatch.setitem(connection.settings_dict["OPTIONS"], "transaction_mode", "DEFERRED")
    with pytest.raises(RuntimeError, match="begun without the lock"), recording():
        pass
