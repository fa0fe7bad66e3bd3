"""Indicators computed from records, each as the ledger stands while it is computed. (change)"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from chanzo.core.days import month_of, month_text
from chanzo.core.indicators import Asked, Cases, Indicator, Observed, observe, registered
from chanzo.ledger.models import Record
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head

from ..rules.records import hash_of, spans
from ..types import Observation

TRIES = 5


class LedgerMoved(Exception):
    """Records came so fast that no look at the ledger saw one state of it."""


def computed(indicator: Indicator, asked: Asked) -> Observation:
    """The observation of an indicator that a room computes; looked at again where a record came meanwhile."""
    head, cases = cases_of(indicator, asked)
    found = observe(indicator, cases, month=lambda day: month_text(month_of(day)))
    return _observation(indicator, asked, head, found)


def cases_of(indicator: Indicator, asked: Asked) -> tuple[Head, Cases]:
    """The cases of a period, and the one state of the ledger that they were read from."""
    if indicator.cases is None:
        raise ValueError(f"{indicator.code} is not computed from records")
    for _ in range(TRIES):
        head = current_head()
        cases = indicator.cases(asked)
        if current_head() == head:
            return head, cases
    raise LedgerMoved(indicator.code)


def computable() -> list[Indicator]:
    """The indicators that a room computes, by code."""
    return [indicator for indicator in registered().values() if indicator.cases is not None]


def _observation(indicator: Indicator, asked: Asked, head: Head, found: Observed) -> Observation:
    return Observation(
        indicator.code,
        indicator.version,
        asked.first,
        asked.last,
        head.seq,
        found.figure,
        found.completeness,
        found.breakdown,
        spans(found.records),
        hash_of(found.records, contents_of(found.records, head)),
    )


def contents_of(seqs: Iterable[int], head: Head) -> Mapping[int, bytes]:
    """The content hashes of records by sequence."""
    wanted = set(seqs)
    known = _contents(head)
    return {seq: known[seq] for seq in wanted}


@lru_cache(maxsize=1)
def _contents(head: Head) -> dict[int, bytes]:
    rows = Record.objects.filter(seq__lte=head.seq).values_list("seq", "content")
    return {seq: bytes(content) for seq, content in rows.iterator(chunk_size=10_000)}
