"""A published list comes in: the file is kept, every row read and matched. (field)"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from chanzo.core.refusals import Refused
from chanzo.ledger.services.files import keep_file
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.sites.services.mine_lists import Told, receive_list

from ..lists.reading import read_mine_list
from .incoming import held_files, hold_files, release_files


class Sent(Protocol):
    """A file as a form hands it over."""

    @property
    def name(self) -> str | None: ...

    def chunks(self) -> Iterable[bytes]: ...


def send_list(file: Sent, told: Told, *, by: Any) -> tuple[int, bool]:
    """Take in a list as a browser sent it; its record, and whether it is new."""
    require(by, Act.MATCH_MINES)
    token = hold_files([file])
    try:
        (path,) = held_files(token)
        return take_list(path, told, by=by)
    finally:
        release_files(token)


def take_list(path: Path, told: Told, *, by: Any) -> tuple[int, bool]:
    """Take in a list from a file; its record, and whether it is new."""
    read = read_mine_list(path)
    if not read.rows:
        raise Refused("MINE_LIST_EMPTY")
    # What its sender called the file may name a person and is not kept.
    sha256 = keep_file(path, name=f"mine-list{path.suffix.lower()[:5]}")
    return receive_list(read.rows, told, sha256=sha256, skipped=read.skipped, by=by)
