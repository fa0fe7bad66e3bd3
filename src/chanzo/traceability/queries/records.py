"""One record of the ledger as a reader may see it: whole, or the lines in it that make the reader's own lots.
(traceability)
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chanzo.ledger.models import ReceivedFile, Record
from chanzo.ledger.rules import chain_hash, content_hash, leaf_hash, parsed
from chanzo.ledger.types import RECORDS_BEGIN
from chanzo.people.confidences import may_read_kind
from chanzo.people.policies import actor_of, may
from chanzo.people.scopes import Scope, scope_of
from chanzo.people.types import Act

from ..models import Input, Line
from ..types import VERSIONS, cells_of
from .ids import ids_of_lots
from .lots import lots_in
from .papers import stands, stated
from .redaction import cells_seen
from .rows import CHUNK


@dataclass(frozen=True)
class LineSeen:
    """One line of a record: its place, what it says, whether it still counts, the lot that it closes."""

    table: str
    place: str
    cells: dict[str, Any]
    stands: str
    lot: str


@dataclass(frozen=True)
class RecordSeen:
    """A record, its lines, how many of them the reader does not see, and whether its hashes agree with it now.

    ``facts`` and ``file`` are there for those who see it whole.
    """

    record: Record
    lines: list[LineSeen]
    hidden: int
    previous: bytes
    agrees: bool
    facts: dict[str, Any] | None
    file: ReceivedFile | None


def reads_whole(user: Any, seq: int) -> bool:
    """Whether an account reads a record whole: it reads the ledger, and what the record's kind keeps confidential."""
    actor = actor_of(user)
    if actor is None or not scope_of(actor).everything or not may(actor, Act.SEE_LEDGER):
        return False
    kind = Record.objects.filter(seq=seq).values_list("kind", flat=True).first()
    return kind is None or may_read_kind(actor, kind)


def record_seen(seq: int, scope: Scope, *, whole: bool) -> RecordSeen | None:
    """The record; None where there is none, or nothing in it that makes a lot of the scope."""
    record = Record.objects.filter(seq=seq).first()
    if record is None:
        return None
    lines = list(Line.objects.filter(version__gte=seq * VERSIONS, version__lt=(seq + 1) * VERSIONS).order_by("version"))
    shown = lines if whole else _own(lines, scope)
    if not whole and not shown:
        return None
    facts = parsed(record.body)["facts"] if whole else None
    before = Record.objects.filter(seq=seq - 1).values_list("chain", flat=True).first()
    previous = RECORDS_BEGIN if before is None else bytes(before)
    lots = _lots_of(shown, scope)
    return RecordSeen(
        record,
        [_seen(line, scope, lots.get(line.version, "")) for line in shown],
        len(lines) - len(shown),
        previous,
        _agrees(record, previous),
        facts,
        ReceivedFile.objects.filter(sha256=str(facts.get("file", ""))).first() if facts else None,
    )


def _own(lines: Sequence[Line], scope: Scope) -> list[Line]:
    """The lines that state a lot of the scope or something that entered one, or a version of such a line."""
    by_slot: dict[str, list[Line]] = defaultdict(list)
    for slots in _pieces(sorted({line.slot for line in lines})):
        for line in Line.objects.filter(slot__in=slots).order_by("version"):
            by_slot[line.slot].append(line)
    own: set[int] = set()
    mine = lots_in(scope).order_by()
    for versions in _pieces([line.version for slot in by_slot.values() for line in slot]):
        own |= set(mine.filter(version__in=versions).values_list("version", flat=True))
        entered = list(Input.objects.filter(version__in=versions).values_list("version", "dst"))
        keys = set(mine.filter(key__in={dst for _, dst in entered}).values_list("key", flat=True))
        own |= {version for version, dst in entered if dst in keys}
    kept = {line.version for slot in by_slot.values() for line in stated(slot, own)} if own else set()
    return [line for line in lines if line.version in kept]


def _lots_of(lines: Sequence[Line], scope: Scope) -> dict[int, str]:
    """The IDs of the scope's lots that the lines close, by version."""
    found: dict[int, str] = {}
    for versions in _pieces([line.version for line in lines]):
        lots = list(lots_in(scope).filter(version__in=versions))
        ids = ids_of_lots(lots)
        found |= {lot.version: ids[lot.key] for lot in lots}
    return found


def _seen(line: Line, scope: Scope, lot: str) -> LineSeen:
    place = f"{line.sheet}/{line.line}" if line.line else line.sheet
    cells = cells_seen(cells_of(line.text), line.organisation_name, scope)
    return LineSeen(line.table, place, cells, stands(line), lot)


def _agrees(record: Record, previous: bytes) -> bool:
    content, leaf = content_hash(record.body), leaf_hash(bytes(record.salt), bytes(record.content))
    return (content, leaf, chain_hash(previous, leaf)) == tuple(map(bytes, (record.content, record.leaf, record.chain)))


def _pieces(values: list[Any]) -> list[list[Any]]:
    return [values[at : at + CHUNK] for at in range(0, len(values), CHUNK)]
