"""Photographs and documents of a case: kept by content, without what cameras wrote into them, each with its readers.
(incidents)"""

from typing import Any

from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.acting import acting
from chanzo.ledger.services.documents import Sent, keep_document
from chanzo.people.policies import require
from chanzo.people.types import Act

from ..projections import INCIDENTS
from ..record_rows import FileRow
from ..types import Audience
from .moving import handler, held, said


def attach_file(*, number: str, file: Sent, audience: Audience, caption: str, by: Any) -> int:
    """Keep a photograph or PDF with a case, read by one audience and those who read more; the record's sequence.

    The file's own name may name a person and is not kept.
    """
    if not caption.strip():
        raise Refused("CAPTION_MISSING")
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = handler(row, by)
        _may_read(audience, by)
        kept = keep_document(file, number)
        if any(one.sha256 == kept.sha256 and one.withdrawn is None for one in _files(number, deed.rows)):
            raise Refused("CASE_FILE_KNOWN")
        facts = {
            "sha256": kept.sha256, "media": kept.media, "size": kept.size, "audience": audience.value,
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
