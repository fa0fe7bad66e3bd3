"""A backup file: one compressed archive and the list of what is in it. (ledger)

database            the database as it stood at one moment
home/...            received files and the rest of the home folder; the image is derivable and stays out
manifest.json       engine, head, and the SHA-256 of every other member; written last
"""

import json
import os
import secrets
import shutil
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path, PurePosixPath

from chanzo.core.canonical import canonical
from chanzo.core.refusals import Refused

from .files import hash_of

DATABASE = "database"
HOME = "home/"
# The database and what its engine lays beside it; it comes as the member ``database`` only.
DATABASE_FILE = "chanzo.sqlite3"
MANIFEST = "manifest.json"
FORMAT = 1
# A backup unpacks to some ten times its size; one that claims far more than that is made to fill the disk.
MOST_TIMES, ALWAYS_ROOM = 200, 1 << 30
HEADER = 512


@dataclass
class Manifest:
    """What a backup holds: member names with their SHA-256 in hexadecimal."""

    engine: str
    head: int
    made_at: str
    members: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT


class Packing:
    """A backup being written."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self.tar = tar
        self.members: dict[str, str] = {}

    def add(self, name: str, path: Path) -> str:
        """Add a file that nobody writes to, and return its hash."""
        self.tar.add(path, name, recursive=False, filter=_anonymous)
        self.members[name] = hash_of(path)
        return self.members[name]


@contextmanager
def packing(place: Path, staging: Path) -> Iterator[tuple[Packing, Manifest]]:
    """Write a backup to ``place``: whole, or not at all; readable by its owner only, for it holds the secret key."""
    draft = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    manifest = Manifest("", 0, "")
    try:
        with draft.open("xb") as file:
            os.fchmod(file.fileno(), 0o600)
            with tarfile.open(fileobj=file, mode="w:gz", compresslevel=6) as tar:
                pack = Packing(tar)
                yield pack, manifest
                manifest.members = dict(pack.members)
                listed = staging / MANIFEST
                listed.write_text(canonical(asdict(manifest)))
                pack.add(MANIFEST, listed)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def unpack(file: Path, folder: Path) -> Manifest:
    """Unpack a backup into an empty folder and verify every hash; BACKUP_UNREADABLE when anything is not as listed."""
    try:
        found = _extract(file, folder)
        manifest = Manifest(**json.loads((folder / MANIFEST).read_bytes()))
    except (OSError, EOFError, tarfile.TarError, zlib.error, ValueError, TypeError) as error:
        raise Refused("BACKUP_UNREADABLE", file=file.name, reason=str(error)) from error
    if manifest.format != FORMAT or not isinstance(manifest.members, dict):
        raise Refused("BACKUP_UNREADABLE", file=file.name, reason=f"format {manifest.format}")
    found.discard(MANIFEST)
    for name in sorted(found | manifest.members.keys()):
        if name not in found or manifest.members.get(name) != hash_of(folder / name):
            raise Refused("BACKUP_UNREADABLE", file=file.name, reason=name)
    return manifest


def _extract(file: Path, folder: Path) -> set[str]:
    found = set()
    room = min(max(MOST_TIMES * file.stat().st_size, ALWAYS_ROOM), shutil.disk_usage(folder.parent).free)
    with tarfile.open(file, mode="r|gz") as tar:
        for member in tar:
            if not _is_safe(member) or member.name in found:
                raise ValueError(member.name)
            room -= member.size + HEADER
            if room < 0:
                raise ValueError(f"{member.name}: far larger than a backup, or than the disk has room for")
            source = tar.extractfile(member)
            place = folder / member.name
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with place.open("xb") as target:
                os.fchmod(target.fileno(), 0o600)
                assert source is not None  # a regular file has content
                shutil.copyfileobj(source, target, 1 << 20)
            found.add(member.name)
    return found


def _is_safe(member: tarfile.TarInfo) -> bool:
    """Whether a member is a plain file that lands inside the folder, and no file that a backup leaves out."""
    path = PurePosixPath(member.name)
    if not member.isreg() or ".." in path.parts or str(path) != member.name:
        return False
    if member.name in (DATABASE, MANIFEST):
        return True
    inside = path.parts[1:]
    hidden = any(part.startswith(".") for part in inside)
    return member.name.startswith(HOME) and not hidden and not inside[0].startswith(DATABASE_FILE)


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member
