"""Files that people attach: looked at by their bytes, kept under their hash, without their own names. (ledger)"""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple, Protocol

from django.conf import settings

from chanzo.core.refusals import Refused

from ..documents import ENDING, MOST_BYTES, PICTURES, media_of
from ..pictures import without_metadata
from .files import keep_file


class Sent(Protocol):
    """A file as a form hands it over."""

    def chunks(self) -> Iterable[bytes]: ...


class Kept(NamedTuple):
    """A file that is kept."""

    sha256: str
    media: str
    size: int


def keep_scan(scan: Sent, name: str) -> Kept:
    """Keep the PDF, JPEG or PNG of a signed paper byte for byte, as the evidence it is."""
    data = _read(scan)
    return _keep(data, media_of(data), name)


def keep_document(document: Sent, name: str) -> Kept:
    """Keep a PDF, JPEG or PNG; a picture loses what the camera wrote into it: where, when, with which device."""
    data = _read(document)
    media = media_of(data)
    return _keep(without_metadata(data) if media in PICTURES else data, media, name)


def keep_picture(picture: Sent, name: str) -> Kept:
    """Keep a JPEG or PNG without what the camera wrote into it; Refused PICTURE_KIND for anything else."""
    data = _read(picture)
    try:
        media = media_of(data)
    except Refused as refused:
        if refused.code == "ATTACHED_KIND":
            raise Refused("PICTURE_KIND") from refused
        raise
    return _keep(without_metadata(data), media, name)


def _keep(data: bytes, media: str, name: str) -> Kept:
    """Keep bytes as ``name``: the file's own name may name a person."""
    with tempfile.TemporaryDirectory(dir=settings.HOME) as folder:
        path = Path(folder) / f"{name}.{ENDING[media]}"
        path.write_bytes(data)
        return Kept(keep_file(path), media, len(data))


def _read(sent: Sent) -> bytes:
    """The bytes of a file, at most one more than may be kept."""
    held = bytearray()
    for piece in sent.chunks():
        held += piece
        if len(held) > MOST_BYTES:
            break
    return bytes(held[: MOST_BYTES + 1])
