"""A frozen period is proved after corrections and restatements; one flipped bit fails it with the place named."""

import json
import sqlite3
from contextlib import closing

import pytest

FIRST, LAST = "2025-01-01", "2025-12-31"
MADE = """
from chanzo.core.days import to_day
from datetime import date
from tests.change.conftest import a_visit, no_visit
from tests.web.programme import recorded
from pathlib import Path
import tempfile
with tempfile.TemporaryDirectory() as folder:
    recorded(Path(folder))
a_visit("S-1", to_day(date(2025, 3, 1)), agent_present=True)
no_visit("S-1", to_day(date(2025, 4, 1)))
"""
LATER = """
from chanzo.core.days import to_day
from datetime import date
from tests.change.conftest import a_visit
a_visit("S-2", to_day(date(2025, 5, 1)), agent_present=False)
"""


def frozen(installations):  # type: ignore[no-untyped-def]
    home = installations()
    home.python(MADE)
    made = home.chanzo("snapshot", "create", "--from", FIRST, "--to", LAST, "--name", "2025")
    assert made.returncode == 0, made.stderr
    return home


def proof(home):  # type: ignore[no-untyped-def]
    answered = home.chanzo("snapshot", "verify", "2025")
    answer = json.loads(answered.stdout)
    assert answered.returncode == (0 if answer["ok"] else 1)
    return answer["differences"]


def test_a_snapshot_is_proved_also_after_later_records(installations) -> None:  # type: ignore[no-untyped-def]
    home = frozen(installations)
    home.python(LATER)
    figures = {row["code"]: row for row in json.loads(home.chanzo("indicators", "--from", FIRST, "--to", LAST).stdout)}
    assert figures["visits.made"]["n"] == 3
    assert proof(home) == []
    again = home.chanzo("snapshot", "create", "--from", FIRST, "--to", LAST, "--name", "2025")
    assert again.returncode == 1
    assert "2025" in again.stderr


def test_one_flipped_bit_fails_the_proof_and_names_its_place(installations) -> None:  # type: ignore[no-untyped-def]
    home = frozen(installations)
    place = next(
        path for path in (home.home / "files").rglob("*") if path.is_file() and b'"format"' in path.read_bytes()
    )
    whole = place.read_bytes()
    place.chmod(0o600)
    at = whole.index(b'"numerator": 1') + len('"numerator": ')
    place.write_bytes(whole[:at] + b"0" + whole[at + 1 :])
    assert [each.split(":")[0] for each in proof(home)] == [f"file {place.parent.name}{place.name}"]


def test_a_changed_record_is_named(installations) -> None:  # type: ignore[no-untyped-def]
    home = frozen(installations)
    if home.url:
        pytest.skip("the file of another engine is not ours to open")
    with closing(sqlite3.connect(home.home / "chanzo.sqlite3")) as database, database:
        database.execute("DROP TRIGGER ledger_record_no_update")
        database.execute(
            "UPDATE ledger_record SET body = replace(body, 'agent_present\":true', 'agent_present\":falsy')"
        )
    assert proof(home)[0].startswith("record ")
    assert proof(home)[0].endswith("content")
