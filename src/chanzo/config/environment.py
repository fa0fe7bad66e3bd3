"""Reads what an installation sets in its environment. (config)"""

import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL;"
    "PRAGMA synchronous=NORMAL;"
    "PRAGMA foreign_keys=ON;"
    "PRAGMA recursive_triggers=ON;"
    "PRAGMA cache_size=-65536;"
)


def home(environ: Mapping[str, str], project: Path) -> Path:
    """The folder that holds everything an installation keeps."""
    return Path(environ.get("CHANZO_HOME") or project / "var").expanduser().resolve()


def project_root(settings_file: Path, here: Path) -> Path:
    """The source tree the program runs from, else the present folder."""
    tree = settings_file.resolve().parents[3]
    return tree if (tree / "pyproject.toml").is_file() else here


def switch(environ: Mapping[str, str], name: str) -> bool:
    """Whether a variable says yes."""
    return environ.get(name, "").strip().lower() in {"1", "true", "yes", "on"}


def words(environ: Mapping[str, str], name: str, default: str = "") -> list[str]:
    """The comma-separated words of a variable."""
    return [word.strip() for word in environ.get(name, default).split(",") if word.strip()]


def database(environ: Mapping[str, str], home: Path) -> dict[str, Any]:
    """Django's settings for the database: PostgreSQL by ``DATABASE_URL``, else SQLite in the home folder."""
    url = environ.get("DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(home / "chanzo.sqlite3"),
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": SQLITE_PRAGMAS},
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("DATABASE_URL begins with postgresql://, or is left out for SQLite")
    options: dict[str, Any] = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def secret_key(environ: Mapping[str, str], home: Path) -> str:
    """The installation's secret: from the environment, else made once and kept in the home folder for its owner."""
    if given := environ.get("CHANZO_SECRET_KEY"):
        return given
    kept = home / "secret_key"
    try:
        return kept.read_text().strip()
    except FileNotFoundError:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = secrets.token_urlsafe(48)
    draft = home / f".secret_key.{secrets.token_hex(4)}"
    draft.touch(mode=0o600)
    draft.write_text(new)
    try:
        # A link fails when another process was first, so two processes never use two secrets.
        kept.hardlink_to(draft)
    except FileExistsError:
        return kept.read_text().strip()
    finally:
        draft.unlink()
    return new
