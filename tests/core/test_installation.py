"""A fresh home is made ready by the first command that needs it, and by no other."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from chanzo.config.environment import database, home, project_root, secret_key


def chanzo(at: Path, *words: str, **environ: str) -> subprocess.CompletedProcess[str]:
    keep = {k: v for k, v in os.environ.items() if not k.startswith(("CHANZO_", "DJANGO_", "DATABASE_"))}
    return subprocess.run(
        [sys.executable, "-c", "from chanzo.config.cli import main; main()", *words],
        env={**keep, "CHANZO_HOME": str(at), **environ},
        input="",
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_first_command_makes_the_home_ready(tmp_path: Path) -> None:
    done = chanzo(tmp_path / "home", "user", "create", "a@example.org", "--role", "admin", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {"email": "a@example.org", "role": "admin"}
    assert "/account/link/" in done.stderr
    key = tmp_path / "home" / "secret_key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    again = chanzo(tmp_path / "home", "user", "create", "a@example.org", "--role", "admin", "--json")
    assert (again.returncode, again.stdout) == (1, "")


@pytest.mark.parametrize(
    ("words", "status"),
    [(["--help"], 0), (["user", "--help"], 0), (["fly"], 2), (["user", "create"], 2), ([], 2)],
)
def test_help_and_wrong_usage_create_no_database(tmp_path: Path, words: list[str], status: int) -> None:
    done = chanzo(tmp_path, *words)
    assert done.returncode == status, done.stderr
    assert not list(tmp_path.glob("*.sqlite3*"))


def test_the_secret_is_made_once(tmp_path: Path) -> None:
    first = secret_key({}, tmp_path / "new")
    assert len(first) >= 50
    assert secret_key({}, tmp_path / "new") == first
    assert secret_key({"CHANZO_SECRET_KEY": "given"}, tmp_path) == "given"


def test_the_database_is_sqlite_unless_an_address_says_otherwise(tmp_path: Path) -> None:
    assert database({}, tmp_path)["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    found = database({"DATABASE_URL": "postgresql://u%40x:p%2Fw@db:5433/chanzo?sslmode=require"}, tmp_path)
    assert {k: found[k] for k in ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")} == {
        "NAME": "chanzo",
        "USER": "u@x",
        "PASSWORD": "p/w",
        "HOST": "db",
        "PORT": "5433",
        "OPTIONS": {"sslmode": "require"},
    }
    with pytest.raises(ValueError, match="postgresql"):
        database({"DATABASE_URL": "mysql://x"}, tmp_path)


def test_the_home_is_in_the_source_tree_or_where_one_stands(tmp_path: Path) -> None:
    assert home({}, tmp_path) == tmp_path / "var"
    assert home({"CHANZO_HOME": str(tmp_path / "x")}, tmp_path) == tmp_path / "x"
    assert project_root(tmp_path / "a" / "b" / "c" / "settings.py", tmp_path) == tmp_path
