"""The triggers by which the database itself refuses to change a record. (ledger)

A migration that touches ``ledger_record`` calls ``put_triggers`` last: SQLite drops them with the old table.
"""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

SQLITE = {
    "ledger_record_no_update": """CREATE TRIGGER ledger_record_no_update BEFORE UPDATE ON ledger_record
BEGIN SELECT RAISE(ABORT, 'ledger_record: a record is never changed'); END""",
    "ledger_record_no_delete": """CREATE TRIGGER ledger_record_no_delete BEFORE DELETE ON ledger_record
BEGIN SELECT RAISE(ABORT, 'ledger_record: a record is never removed'); END""",
    # REPLACE removes the old row without asking the trigger above, so an insert must be the next in sequence.
    "ledger_record_next": """CREATE TRIGGER ledger_record_next BEFORE INSERT ON ledger_record
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM ledger_record)
BEGIN SELECT RAISE(ABORT, 'ledger_record: a record follows the last one'); END""",
}

POSTGRESQL_FUNCTIONS = {
    "ledger_record_refuse": "BEGIN RAISE EXCEPTION 'ledger_record: a record is never changed or removed'; END",
    "ledger_record_follow": (
        "BEGIN IF NEW.seq IS DISTINCT FROM (SELECT coalesce(max(seq), 0) + 1 FROM ledger_record) THEN"
        " RAISE EXCEPTION 'ledger_record: a record follows the last one'; END IF; RETURN NEW; END"
    ),
}

POSTGRESQL = {
    "ledger_record_no_update": ("UPDATE", "ROW", "ledger_record_refuse"),
    "ledger_record_no_delete": ("DELETE", "ROW", "ledger_record_refuse"),
    "ledger_record_no_truncate": ("TRUNCATE", "STATEMENT", "ledger_record_refuse"),
    "ledger_record_next": ("INSERT", "ROW", "ledger_record_follow"),
}


def statements(vendor: str) -> list[str]:
    """The SQL that puts every trigger in place, in order."""
    if vendor == "sqlite":
        return [sql for name, create in SQLITE.items() for sql in (f"DROP TRIGGER IF EXISTS {name}", create)]
    made = [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $${body}$$"
        for name, body in POSTGRESQL_FUNCTIONS.items()
    ]
    for name in POSTGRESQL:
        made += [
            f"DROP TRIGGER IF EXISTS {name} ON ledger_record",
            _postgresql_create(name),
            # Without ALWAYS a session that plays replica would pass by.
            f"ALTER TABLE ledger_record ENABLE ALWAYS TRIGGER {name}",
        ]
    return made


def put_triggers(apps: Any, schema_editor: Any) -> None:
    """Put the triggers in place; for a migration's RunPython."""
    for sql in statements(schema_editor.connection.vendor):
        schema_editor.execute(sql, params=None)


def drop_triggers(apps: Any, schema_editor: Any) -> None:
    """Take the triggers away; for a migration's way back, before its table goes."""
    names, on = (SQLITE, "") if schema_editor.connection.vendor == "sqlite" else (POSTGRESQL, " ON ledger_record")
    for name in names:
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}{on}", params=None)


def missing_triggers(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of triggers that are absent, switched off or not as written here."""
    expected: dict[str, Any]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'ledger_record'")
            expected = dict(SQLITE)
        else:
            cursor.execute(
                "SELECT t.tgname, t.tgenabled::text, p.prosrc, pg_get_triggerdef(t.oid, true) FROM pg_trigger t"
                " JOIN pg_proc p ON p.oid = t.tgfoid WHERE t.tgrelid = to_regclass('ledger_record')"
            )
            expected = {
                name: ("A", POSTGRESQL_FUNCTIONS[function], _postgresql_create(name))
                for name, (_, _, function) in POSTGRESQL.items()
            }
        found = {row[0]: row[1] if len(row) == 2 else tuple(row[1:]) for row in cursor.fetchall()}
    return [name for name, form in expected.items() if found.get(name) != form]


def _postgresql_create(name: str) -> str:
    """The statement, letter by letter as the server writes it back."""
    event, each, function = POSTGRESQL[name]
    return f"CREATE TRIGGER {name} BEFORE {event} ON ledger_record FOR EACH {each} EXECUTE FUNCTION {function}()"
