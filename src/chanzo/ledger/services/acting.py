"""An act of a room: checked under the lock, one record, and the rows that follow from it. (ledger)"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from ..nouns import Room, Rows, Told
from ..registry import register_projection
from ..types import Facts
from .bulk import write_shelves
from .deriving import Derivation
from .recording import Ledger, recording
from .rows import Database


@dataclass(frozen=True, slots=True)
class Acting:
    """The ledger and a room's rows while an act is checked and recorded."""

    room: Room
    ledger: Ledger
    rows: Rows

    def record(
        self, kind: str, *, subject: str, actor: str, facts: Facts, event_time: datetime | None = None, version: int = 1
    ) -> int:
        """Append one record, let the rows follow, and return its sequence."""
        ledger = self.ledger
        seq = ledger.append(kind, subject=subject, actor=actor, facts=facts, event_time=event_time, version=version)
        self.room.apply(Told(seq, kind, subject, actor, int(ledger.record_time.timestamp()), facts), self.rows)
        return seq


@contextmanager
def acting(room: Room) -> Iterator[Acting]:
    """Hold the ledger for an act of a room; its rows are written as the block ends, or nothing is."""
    with recording() as ledger:
        act = Acting(room, ledger, room.rows(Database()))
        yield act
        write_shelves(act.rows.shelves)


def register_room(room: Room) -> None:
    """Tell the ledger of a room's rows: how they are compared, dropped and made again."""

    def counts(rows: Rows) -> dict[str, int]:
        return {shelf.table: sum(1 for _ in shelf.standing()) for shelf in rows.shelves}

    names = tuple(table.table for table in room.tables)
    register_projection(Derivation(room.rows_from, room.kinds, counts).projection(room.name, names))
