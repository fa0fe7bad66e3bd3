"""Findings as the ledger knows them: compared, dropped, replayed; no rule runs. (findings)"""

from collections.abc import Iterable, Iterator

from chanzo.ledger.registry import register_projection
from chanzo.ledger.replay import records
from chanzo.ledger.services.bulk import empty, write_shelves
from chanzo.ledger.services.comparing import differences
from chanzo.ledger.types import Entry, Projection

from .apply import KINDS, apply_entry
from .shelves import Findings
from .types import State

NAME = "findings"


def findings_from(entries: Iterable[Entry]) -> Findings:
    """Findings as these records make them, in memory."""
    rows = Findings()
    for entry in entries:
        apply_entry(entry, rows)
    return rows


def _differences(limit: int) -> list[str]:
    return differences(findings_from(records(kinds=KINDS)).shelves, limit)


def _rebuild(entries: Iterator[Entry]) -> dict[str, int]:
    rows = findings_from(entries)
    count = sum(1 for row in rows.findings.standing() if row.state != State.CLEARED)
    empty([shelf.table for shelf in reversed(rows.shelves)])
    write_shelves(rows.shelves)
    return {"findings": count}


def register() -> None:
    """Tell the ledger of the findings' projection."""
    tables = tuple(shelf.table for shelf in Findings().shelves)
    register_projection(Projection(NAME, tables, _rebuild, _differences))
