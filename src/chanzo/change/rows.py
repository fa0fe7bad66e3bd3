"""The rows of the theory of change, one type a table, as records make them. (change)"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SnapshotRow:
    """A period that was frozen: days since 1970, the ledger's head then, the document's hash, key and signature."""

    seq: int
    name: str
    first: int
    last: int
    head: int
    file: str
    indicators: int
    key: str
    signature: str
    actor: str
    at: int
