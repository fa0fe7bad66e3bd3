"""What registers say now, remembered by a process until a record adds a line to them or takes one. (traceability)"""

from functools import lru_cache

from django.db.models import Max

from chanzo.ledger.models import Record
from chanzo.ledger.services.rows import Database
from chanzo.ledger.types import RECORDS_BEGIN, Head

from ..derive.book import Book
from ..names import NAMING, Names
from ..services.sheets import names_in_force


def state_of(*tables: str) -> Head:
    """The last record that can have changed what stands in these registers."""
    written = Record.objects.filter(subject__in=[f"{table} #{table}" for table in tables])
    undone = Record.objects.filter(kind="batch.undone")
    last = max(found.aggregate(seq=Max("seq"))["seq"] or 0 for found in (written, undone))
    chain = Record.objects.filter(seq=last).values_list("chain", flat=True).first()
    return Head(last, bytes(chain or RECORDS_BEGIN))


def names_now() -> Names:
    """What written sites and organisations mean now."""
    return _names(state_of(*NAMING))


@lru_cache(maxsize=2)
def _names(state: Head) -> Names:
    return names_in_force(Book(Database()))
