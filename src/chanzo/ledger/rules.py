"""What is hashed, and what a record must be like. Frozen for ever: a change here would orphan every ledger. (ledger)

content = SHA-256(body)      leaf = SHA-256(0x00 | salt | content)      chain = SHA-256(previous chain | leaf)
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from chanzo.core.canonical import canonical

from .types import Facts, Head, Stored

TEXT_COLUMNS = ("kind", "version", "subject", "actor")
TIME_COLUMNS = ("event_time", "record_time")
BODY_KEYS = frozenset(("seq", *TEXT_COLUMNS, *TIME_COLUMNS, "facts"))
SALT_BYTES = 16


def content_hash(body: str) -> bytes:
    """The 32 bytes that stand for a record's canonical text."""
    return sha256(body.encode()).digest()


def leaf_hash(salt: bytes, content: bytes) -> bytes:
    """The 32 bytes that stand for a record without telling what it says."""
    return sha256(b"\x00" + salt + content).digest()


def chain_hash(previous: bytes, leaf: bytes) -> bytes:
    """The 32 bytes that stand for a record and all before it."""
    return sha256(previous + leaf).digest()


def time_text(moment: datetime) -> str:
    """A moment as records write it: UTC, whole seconds, ``YYYY-MM-DDTHH:MM:SSZ``."""
    if moment.tzinfo is None:
        raise ValueError("a record's time names its zone")
    at = moment.astimezone(UTC)
    return f"{at.year:04d}-{at.month:02d}-{at.day:02d}T{at.hour:02d}:{at.minute:02d}:{at.second:02d}Z"


def time_of(text: str) -> datetime:
    """The moment that a record writes."""
    return datetime.fromisoformat(text)


def body_text(
    seq: int, kind: str, version: int, subject: str, actor: str, event_time: str, record_time: str, facts: Facts
) -> str:
    """The canonical text of a record."""
    return canonical(
        {
            "seq": seq,
            "kind": kind,
            "version": version,
            "subject": subject,
            "actor": actor,
            "event_time": event_time,
            "record_time": record_time,
            "facts": facts,
        }
    )


def fault_of(row: Stored, previous: Head, stored_time: Callable[[str], Any]) -> str | None:
    """The first thing wrong with a row that follows ``previous``, as ``record 17: chain``; None when all is right.

    ``stored_time`` says how the database hands over a time that a record writes.
    """
    expected = previous.seq + 1
    if row.seq != expected:
        return f"record {expected}: missing" if _is_later(row.seq, expected) else f"record {row.seq}: sequence"
    try:
        return _fault(row, previous.chain, stored_time)
    except (TypeError, ValueError, RecursionError):
        return f"record {row.seq}: body"


def parsed(body: str) -> dict[str, Any]:
    """The record that a body tells of; ValueError when its form is not the canonical one of a record."""
    told = json.loads(body)
    if type(told) is not dict or told.keys() != BODY_KEYS or canonical(told) != body:
        raise ValueError("not the canonical form of a record")
    return told


def _fault(row: Stored, previous: bytes, stored_time: Callable[[str], Any]) -> str | None:
    name = f"record {row.seq}: "
    if type(row.body) is not str or content_hash(row.body) != row.content:
        return name + "content"
    if len(row.salt) != SALT_BYTES or leaf_hash(row.salt, row.content) != row.leaf:
        return name + "leaf"
    if chain_hash(previous, row.leaf) != row.chain:
        return name + "chain"
    told = parsed(row.body)
    if told["seq"] != row.seq:
        return name + "seq"
    for column in TEXT_COLUMNS:
        if told[column] != getattr(row, column):
            return name + column
    for column in TIME_COLUMNS:
        if time_text(time_of(told[column])) != told[column] or stored_time(told[column]) != getattr(row, column):
            return name + column
    return None


def _is_later(seq: Any, expected: int) -> bool:
    return isinstance(seq, int) and seq > expected
