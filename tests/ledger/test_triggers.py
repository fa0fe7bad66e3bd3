"""The database itself refuses to change a record, and a missing guard is noticed."""

import pytest
from django.db import DatabaseError, connection, transaction

from chanzo.ledger.models import Record
from chanzo.ledger.services.checking import check_chain
from chanzo.ledger.services.recording import COLUMNS, recording
from chanzo.ledger.services.triggers import POSTGRESQL, SQLITE, missing_triggers, statements

pytestmark = pytest.mark.django_db

ON_SQLITE = connection.vendor == "sqlite"
NAMES = SQLITE if ON_SQLITE else POSTGRESQL
COPY = f"INTO ledger_record ({COLUMNS}) SELECT {COLUMNS} FROM ledger_record WHERE seq = 1"
REST = COLUMNS.removeprefix("seq, ")

REFUSED = {
    "an update": "UPDATE ledger_record SET subject = 'other' WHERE seq = 1",
    "an update of nothing but the salt": "UPDATE ledger_record SET salt = content",
    "a delete": "DELETE FROM ledger_record WHERE seq = 2",
    "deleting all": "DELETE FROM ledger_record",
    "the same sequence again": f"INSERT {COPY}",
    "the same sequence, quietly": f"INSERT {COPY} ON CONFLICT (seq) DO NOTHING",
    "the same sequence, put over": f"INSERT {COPY} ON CONFLICT (seq) DO UPDATE SET subject = 'other'",
    "a gap": f"INSERT INTO ledger_record ({COLUMNS}) SELECT 9, {REST} FROM ledger_record WHERE seq = 1",
    "a sequence before the first": f"INSERT INTO ledger_record ({COLUMNS}) SELECT 0, {REST} FROM ledger_record",
} | (
    {
        "replacing": f"REPLACE {COPY}",
        "insert or replace": f"INSERT OR REPLACE {COPY}",
        "insert or ignore": f"INSERT OR IGNORE {COPY}",
        "update or replace": "UPDATE OR REPLACE ledger_record SET seq = 1 WHERE seq = 2",
    }
    if ON_SQLITE
    else {"truncating": "TRUNCATE ledger_record"}
)


@pytest.fixture(autouse=True)
def _three_records(ledger_held, no_rooms, record):
    with recording() as ledger:
        for n in range(3):
            record(ledger, n)


def execute(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


@pytest.mark.parametrize("sql", REFUSED.values(), ids=REFUSED)
def test_the_database_refuses(sql):
    before = list(Record.objects.order_by("seq").values_list())
    with pytest.raises(DatabaseError, match="ledger_record"), transaction.atomic():
        execute(sql)
    assert list(Record.objects.order_by("seq").values_list()) == before


@pytest.mark.skipif(not ON_SQLITE, reason="SQLite's REPLACE")
def test_replace_is_refused_even_when_it_asks_no_delete_trigger():
    execute("DROP TRIGGER ledger_record_no_delete")
    with pytest.raises(DatabaseError, match="follows the last"), transaction.atomic():
        execute(REFUSED["replacing"])


@pytest.mark.skipif(ON_SQLITE, reason="PostgreSQL's roles of a session")
def test_a_session_that_plays_replica_is_refused_too():
    execute("SET LOCAL session_replication_role = replica")
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        execute(REFUSED["an update"])


def test_every_guard_stands_after_the_migrations():
    assert missing_triggers(connection) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_guard_that_is_gone_is_named_by_the_check(name):
    execute(f"DROP TRIGGER {name}{'' if ON_SQLITE else ' ON ledger_record'}")
    assert missing_triggers(connection) == [name]
    checked = check_chain()
    assert (checked.ok, checked.first_bad) == (False, f"trigger {name}: missing")
    for sql in statements(connection.vendor):
        execute(sql)
    assert check_chain().ok


def test_a_guard_that_was_made_harmless_is_named():
    if ON_SQLITE:
        execute("DROP TRIGGER ledger_record_no_update")
        execute("CREATE TRIGGER ledger_record_no_update BEFORE UPDATE ON ledger_record BEGIN SELECT 1; END")
        assert missing_triggers(connection) == ["ledger_record_no_update"]
    else:
        execute("ALTER TABLE ledger_record DISABLE TRIGGER ledger_record_no_update")
        execute(
            "CREATE OR REPLACE FUNCTION ledger_record_follow() RETURNS trigger"
            " LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$"
        )
        assert missing_triggers(connection) == ["ledger_record_no_update", "ledger_record_next"]
