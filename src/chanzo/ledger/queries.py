"""Where the ledger stands. (ledger)"""

from collections.abc import Iterable
from datetime import datetime

from .models import Record
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


def moments_of(records: Iterable[int]) -> dict[int, datetime]:
    """When some records were written."""
    return dict(Record.objects.filter(seq__in=set(records)).values_list("seq", "record_time"))
