"""Reads the ledger from the beginning, or from anywhere, as known at any record. (ledger)"""

from collections.abc import Iterator

import orjson

from .models import Record
from .rules import time_of
from .types import Entry, Kinds
from .upcasting import newest


def records(after: int = 0, upto: int | None = None, kinds: Kinds = None, chunk: int = 500) -> Iterator[Entry]:
    """The records after ``after`` up to and with ``upto``, of ``kinds`` or all, in sequence.

    Reads ``chunk`` at a time and keeps no cursor open, so the caller may write and commit in between.
    """
    wanted = Record.objects.order_by("seq")
    if upto is not None:
        wanted = wanted.filter(seq__lte=upto)
    if kinds is not None:
        wanted = wanted.filter(kind__in=sorted(set(kinds)))
    while True:
        rows = list(wanted.filter(seq__gt=after).values_list("seq", "body")[:chunk])
        for _, body in rows:
            yield entry_of(body)
        if len(rows) < chunk:
            return
        after = rows[-1][0]


def entry_of(body: str) -> Entry:
    """The entry that a record's canonical text tells of, in the newest version of its kind."""
    told = orjson.loads(body)
    version, facts = newest(told["kind"], told["version"], told["facts"])
    return Entry(
        seq=told["seq"],
        kind=told["kind"],
        version=version,
        subject=told["subject"],
        actor=told["actor"],
        event_time=time_of(told["event_time"]),
        record_time=time_of(told["record_time"]),
        facts=facts,
    )
