"""Received files: kept byte for byte under their hash, until an act destroys one. (ledger)

CHANZO_HOME/files/ab/cdef...     ab + cdef... is the SHA-256 of the bytes
"""

import os
import secrets
import shutil
from hashlib import file_digest
from pathlib import Path

from django.conf import settings
from django.db import transaction

from chanzo.core import clock
from chanzo.core.refusals import Refused

from ..models import ReceivedFile
from .recording import recording

FOLDER = "files"
DESTROYED = "file.destroyed"


def keep_file(path: Path, *, name: str = "") -> str:
    """Keep the bytes of a file before anything is recorded from it, and return their SHA-256 in hexadecimal.

    The same bytes are kept once, under the name (by default the path's) they first came with.
    """
    sha256 = hash_of(path)
    destroyed = ReceivedFile.objects.filter(sha256=sha256, destroyed_by__isnull=False).first()
    if destroyed:
        raise Refused("FILE_DESTROYED", seq=destroyed.destroyed_by, file=name or path.name)
    _place(path, place_of(sha256))
    ReceivedFile.objects.get_or_create(
        sha256=sha256,
        defaults={
            "name": name or path.name,
            "size": path.stat().st_size,
            "received_at": clock.now(),
            "path": relative_path(sha256),
        },
    )
    return sha256


def destroy_file(sha256: str, *, by: str, reason: str) -> int:
    """Record that a file is destroyed and remove its bytes; its hash stays. Returns the record's sequence."""
    with recording() as ledger:
        kept = ReceivedFile.objects.filter(sha256=sha256).first()
        if kept is None:
            raise Refused("FILE_UNKNOWN", sha256=sha256)
        seq = kept.destroyed_by
        if seq is None:
            seq = ledger.append(DESTROYED, subject=sha256, actor=by, facts={"reason": reason})
            ReceivedFile.objects.filter(sha256=sha256).update(destroyed_by=seq)
        # After a kill in between, destroying again removes what was left.
        transaction.on_commit(lambda: place_of(sha256).unlink(missing_ok=True))
    return seq


def relative_path(sha256: str) -> str:
    """Where a file lies, seen from the home folder."""
    return f"{FOLDER}/{sha256[:2]}/{sha256[2:]}"


def place_of(sha256: str) -> Path:
    """Where the bytes of a received file lie."""
    return Path(settings.HOME) / relative_path(sha256)


def hash_of(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def write_atomically(source: Path, place: Path, *, mode: int = 0o600) -> None:
    """Put a copy of ``source`` at ``place``: whole and on disk, or not at all."""
    place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    try:
        with source.open("rb") as whole, draft.open("xb") as copy:
            os.fchmod(copy.fileno(), mode)
            shutil.copyfileobj(whole, copy, 1 << 20)
            copy.flush()
            os.fsync(copy.fileno())
        draft.replace(place)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _place(path: Path, place: Path) -> None:
    # Bytes that changed since they were kept are put right by the same file coming again.
    if not place.is_file() or hash_of(place) != place.parent.name + place.name:
        write_atomically(path, place, mode=0o400)
