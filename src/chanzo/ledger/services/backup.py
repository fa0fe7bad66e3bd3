"""Copies an installation into one file while it is in use, and puts it back. (ledger)"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection

from chanzo.core import clock
from chanzo.core.refusals import Refused

from ..models import ReceivedFile, Record
from ..rules import time_text
from ..types import Checked, Progress
from .archive import DATABASE, HOME, Packing, packing, unpack
from .checking import check_chain
from .engines import copy_database, fault_of_copy, put_database
from .files import FOLDER, place_of, relative_path, write_atomically

DERIVABLE = ("image", "static")
APART = (FOLDER, "backups")
"""Top folders not copied as they stand: received files go by the database's list, backups hold no backups."""
TRIES = 3


def backup(place: Path, progress: Progress | None = None) -> Checked:
    """Write everything an installation keeps to ``place``; not ok when a received file has not the bytes of its hash.

    The database is copied first, then the files it counts on, so every file of the copy is there.
    """
    tell = progress or (lambda done: None)
    for _ in range(TRIES):
        try:
            with _staging(place.parent) as staging, packing(place, staging) as (pack, manifest):
                copy = staging / DATABASE
                head, files = copy_database(copy)
                manifest.engine, manifest.head, manifest.made_at = connection.vendor, head, time_text(clock.now())
                pack.add(DATABASE, copy)
                copy.unlink()
                bad = _add_received(pack, files, tell)
                _add_others(pack, staging, leave_out=place)
            return Checked(head, head, bad is None, bad)
        except _Gone:
            continue
    raise Refused("BACKUP_UNSETTLED")


def restore(file: Path, *, replace: bool = False) -> Checked:
    """Put a backup in place of an empty installation, or of the present one when ``replace``, and check it whole.

    Nothing is touched before every hash was verified and the database looked at. Files come first and the database in
    one piece after them, so a kill in between leaves the old database with all it counts on.
    """
    home = Path(settings.HOME)
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not replace and _in_use():
        raise Refused("HOME_IN_USE", home=home.name)
    with _staging(home) as staging:
        manifest = unpack(file, staging)
        if manifest.engine != connection.vendor:
            raise Refused("BACKUP_OTHER_ENGINE", found=manifest.engine, expected=connection.vendor)
        if bad := fault_of_copy(staging / DATABASE):
            raise Refused("BACKUP_UNREADABLE", file=file.name, reason=bad)
        for name in manifest.members:
            if name.startswith(HOME):
                write_atomically(staging / name, home / name.removeprefix(HOME))
        put_database(staging / DATABASE)
    for folder in DERIVABLE:
        shutil.rmtree(home / folder, ignore_errors=True)
    _remove_surplus(home, {name.removeprefix(HOME) for name in manifest.members})
    call_command("migrate", verbosity=0, interactive=False)
    checked = check_chain()
    if checked.ok and checked.head != manifest.head:
        return Checked(checked.records, checked.head, False, f"record {checked.head + 1}: missing")
    return checked


class _Gone(Exception):
    """A file was destroyed between the copy of the database and its own."""


@contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix=".staging-", dir=folder) as name:
        yield Path(name)


def _add_received(pack: Packing, files: list[str], tell: Progress) -> str | None:
    bad = None
    for sha256 in files:
        try:
            found = pack.add(HOME + relative_path(sha256), place_of(sha256))
        except FileNotFoundError:
            if ReceivedFile.objects.filter(sha256=sha256, destroyed_by__isnull=False).exists():
                raise _Gone from None
            bad = bad or f"file {sha256}: missing"
            continue
        if found != sha256:
            bad = bad or f"file {sha256}: bytes changed"
        tell(1)
    return bad


def _add_others(pack: Packing, staging: Path, *, leave_out: Path) -> None:
    home = Path(settings.HOME)
    database = str(home / Path(str(connection.settings_dict["NAME"])).name)
    for path in sorted(home.rglob("*")):
        inside = path.relative_to(home)
        hidden = any(part.startswith(".") for part in inside.parts)
        if hidden or inside.parts[0] in (*DERIVABLE, *APART) or str(path).startswith(database):
            continue
        if path.is_symlink() or not path.is_file() or path == leave_out.resolve():
            continue
        # Another process may still write to it; the copy holds still.
        still = staging / "still"
        shutil.copyfile(path, still)
        pack.add(HOME + inside.as_posix(), still)


def _in_use() -> bool:
    """Whether anything was ever recorded, received or signed up here."""
    tables = connection.introspection.table_names()
    return any(
        model._meta.db_table in tables and model._default_manager.exists()
        for model in (Record, ReceivedFile, get_user_model())
    )


def _remove_surplus(home: Path, kept: set[str]) -> None:
    for path in (home / FOLDER).rglob("*"):
        if path.is_file() and path.relative_to(home).as_posix() not in kept:
            path.unlink()
