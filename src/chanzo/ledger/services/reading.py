"""Hands new records to the readers of higher rooms, each at its own pace. (ledger)"""

import logging
from collections.abc import Iterable

from ..models import Position
from ..queries import head_of_ledger
from ..registry import readers
from ..replay import records
from ..types import Reader, ReaderRun
from .recording import recording

log = logging.getLogger(__name__)


def run_readers(names: Iterable[str] | None = None) -> list[ReaderRun]:
    """Let every reader, or those named, read to the present head; one that raises stops only itself.

    A record and the reader's position commit together, so a kill neither repeats nor skips one,
    and several processes may run readers at once.
    """
    wanted = None if names is None else set(names)
    return [_run(reader) for reader in readers() if wanted is None or reader.name in wanted]


def _run(reader: Reader) -> ReaderRun:
    Position.objects.get_or_create(name=reader.name)
    position = Position.objects.get(name=reader.name).seq
    head = head_of_ledger()
    read = 0
    try:
        for entry in records(after=position, upto=head, kinds=reader.kinds):
            with recording():
                # Another process that was first has moved the position on.
                if _move(reader.name, entry.seq):
                    reader.read(entry)
                    read += 1
    except Exception as error:
        log.exception("reader %s stopped", reader.name)
        return ReaderRun(reader.name, read, Position.objects.get(name=reader.name).seq, repr(error))
    if position < head:
        _move(reader.name, head)
    return ReaderRun(reader.name, read, head)


def _move(name: str, seq: int) -> bool:
    return Position.objects.filter(name=name, seq__lt=seq).update(seq=seq) == 1
