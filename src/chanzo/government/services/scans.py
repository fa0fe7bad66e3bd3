"""Scans kept: what they are by their bytes, under their hash, without the name they came with. (government)"""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

from django.conf import settings

from chanzo.ledger.services.files import keep_file

from ..scans import ENDING, MOST_BYTES, media_of


class Sent(Protocol):
    """A file as a form hands it over."""

    def chunks(self) -> Iterable[bytes]: ...


class Kept(NamedTuple):
    """A scan that is kept."""

    sha256: str
    media: str
    size: int


def keep_scan(scan: Sent, name: str) -> Kept:
    """Keep a PDF, JPEG or PNG under its hash; its own name may name a person, so it is kept as ``name``."""
    data = _read(scan)
    media = media_of(data)
    with tempfile.TemporaryDirectory(dir=settings.HOME) as folder:
        path = Path(folder) / f"{name}.{ENDING[media]}"
        path.write_bytes(data)
        return Kept(keep_file(path), media, len(data))


def _read(scan: Sent) -> bytes:
    """The bytes of a file, at most one more than may be kept."""
    held = bytearray()
    for piece in scan.chunks():
        held += piece
        if len(held) > MOST_BYTES:
            break
    return bytes(held[: MOST_BYTES + 1])
