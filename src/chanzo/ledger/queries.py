"""Where the ledger stands, and when its records were recorded. (ledger)"""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from .models import ReceivedFile, Record
from .types import RECORDS_BEGIN, Head


def current_head() -> Head:
    """The last record's sequence and chain hash."""
    last = Record.objects.order_by("-seq").values_list("seq", "chain").first()
    return Head(last[0], bytes(last[1])) if last else Head(0, RECORDS_BEGIN)


def head_of_ledger() -> int:
    """The last record's sequence, 0 when there is none."""
    return current_head().seq


def checkpoint() -> tuple[int, str]:
    """The last record's sequence and its chain hash in hexadecimal, to be kept where this installation cannot reach."""
    last = current_head()
    return last.seq, last.chain.hex()


def recorded_at(seqs: Iterable[int]) -> dict[int, datetime]:
    """When records were recorded, by sequence."""
    return dict(Record.objects.filter(seq__in=set(seqs)).values_list("seq", "record_time"))


def head_at(moment: datetime) -> int:
    """The last record up to a moment, 0 when none was; sequence and record time grow together, so few are read."""
    return _head_at(current_head(), moment)


@lru_cache(maxsize=64)
def _head_at(head: Head, moment: datetime) -> int:
    """The same while the ledger stands at ``head``: every room's news ask since one visit."""
    low, high = 0, head.seq
    while low < high:
        middle = (low + high + 1) // 2
        if Record.objects.values_list("record_time", flat=True).get(seq=middle) <= moment:
            low = middle
        else:
            high = middle - 1
    return low


def destroyed_files(hashes: Iterable[str]) -> dict[str, int]:
    """Which files of these hashes were destroyed, and by which record."""
    gone = ReceivedFile.objects.filter(sha256__in=set(hashes), destroyed_by__isnull=False)
    return {sha256: seq for sha256, seq in gone.values_list("sha256", "destroyed_by") if seq is not None}
