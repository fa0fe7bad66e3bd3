"""Photographs and documents of a case: kept by content, without what cameras wrote into them, each with its readers.
(incidents)"""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings

from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.acting import acting
from chanzo.ledger.services.files import keep_file
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.sites.rules.photos import without_metadata

from ..projections import INCIDENTS
from ..record_rows import FileRow
from ..types import Audience
from .moving import handler, held, said

MEGABYTE = 2**20
MOST_BYTES = 10 * MEGABYTE
ENDING = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


class Sent(Protocol):
    """A file as a form hands it over."""

    def chunks(self) -> Iterable[bytes]: ...


def attach_file(*, number: str, file: Sent, audience: Audience, caption: str, by: Any) -> int:
    """Keep a photograph or PDF with a case, read by one audience and those who read more; the record's sequence.

    The file's own name may name a person and is not kept.
    """
    if not caption.strip():
        raise Refused("CAPTION_MISSING")
    media, data = _looked_at(_read(file))
    with tempfile.TemporaryDirectory(dir=settings.HOME) as folder, acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = handler(row, by)
        _may_read(audience, by)
        path = Path(folder) / f"{number}.{ENDING[media]}"
        path.write_bytes(data)
        sha256 = keep_file(path)
        if any(one.sha256 == sha256 and one.withdrawn is None for one in _files(number, deed.rows)):
            raise Refused("CASE_FILE_KNOWN")
        facts = {
            "sha256": sha256, "media": media, "size": len(data), "audience": audience.value,
            "caption": caption.strip(), "reason": "",
        }  # fmt: skip
        return deed.record("incident.attached", subject=number, actor=actor.number, facts=facts)


def class_file(*, number: str, file: int, audience: Audience, reason: str, by: Any) -> int:
    """Let another audience read a file; the record's sequence."""
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = handler(row, by)
        kept = _standing(number, file, deed.rows)
        _may_read(Audience(kept.audience), by)
        _may_read(audience, by)
        if kept.audience == audience:
            raise Refused("FILE_CLASS_SAME")
        facts = {"file": file, "audience": audience.value, "before": kept.audience, "reason": said(reason)}
        return deed.record("incident.file_classed", subject=number, actor=actor.number, facts=facts)


def detach_file(*, number: str, file: int, reason: str, by: Any) -> int:
    """Take a file back: nobody reads it any longer, that it was there stays; the record's sequence."""
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = handler(row, by)
        kept = _standing(number, file, deed.rows)
        _may_read(Audience(kept.audience), by)
        facts = {"file": file, "audience": kept.audience, "reason": said(reason)}
        return deed.record("incident.detached", subject=number, actor=actor.number, facts=facts)


def _files(number: str, rows: Rows) -> list[FileRow]:
    return rows.of(FileRow).find("incident", [number])


def _standing(number: str, file: int, rows: Rows) -> FileRow:
    found = [one for one in _files(number, rows) if one.seq == file and one.withdrawn is None]
    if not found:
        raise Refused("CASE_FILE_UNKNOWN")
    return found[0]


def _may_read(audience: Audience, by: Any) -> None:
    """Nobody files under, or moves out of, a class that is not theirs to read."""
    if audience is Audience.SOURCE:
        require(by, Act.READ_SOURCES)


def _looked_at(data: bytes) -> tuple[str, bytes]:
    """What a file is by its bytes, and the bytes to keep: an image without metadata, a PDF as it came."""
    if len(data) > MOST_BYTES:
        raise Refused("CASE_FILE_TOO_LARGE", most=MOST_BYTES // MEGABYTE)
    if data.startswith(b"%PDF-") and b"%%EOF" in data[-2048:]:
        return "application/pdf", data
    try:
        return without_metadata(data)
    except Refused:
        raise Refused("CASE_FILE_KIND") from None


def _read(file: Sent) -> bytes:
    """The bytes of a file, at most one more than may be kept."""
    held_back = bytearray()
    for piece in file.chunks():
        held_back += piece
        if len(held_back) > MOST_BYTES:
            break
    return bytes(held_back[: MOST_BYTES + 1])
