"""Findings as the ledger knows them: compared, dropped, replayed; no rule runs. (findings)"""

from collections.abc import Iterable

from chanzo.ledger.registry import register_projection
from chanzo.ledger.services.deriving import Derivation
from chanzo.ledger.types import Entry

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


def _counts(rows: Findings) -> dict[str, int]:
    return {"findings": sum(1 for row in rows.findings.standing() if row.state != State.CLEARED)}


def register() -> None:
    """Tell the ledger of the findings' projection."""
    tables = tuple(shelf.table for shelf in Findings().shelves)
    register_projection(Derivation(findings_from, KINDS, _counts).projection(NAME, tables))
