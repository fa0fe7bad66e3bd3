"""The sums of months, kept in step with every lot that comes, changes or goes. (traceability)"""

from chanzo.ledger.shelves import compact

from ..types import Lot, MonthSum
from .book import Book

# Kind, site, organisation, month and mineral.
Of = tuple[str, str, str, int, str]


class Tally:
    """What one change adds to the sums of months, and takes from them."""

    def __init__(self) -> None:
        self._lots: dict[Of, int] = {}
        self._mass_g: dict[Of, int] = {}

    def moved(self, before: Lot | None, after: Lot | None) -> None:
        """A lot stands as ``after`` where it stood as ``before``; None where it does not stand."""
        self._count(before, -1)
        self._count(after, 1)

    def _count(self, lot: Lot | None, times: int) -> None:
        if lot is None or lot.month is None:
            return
        of = lot.kind, lot.site, lot.organisation, lot.month, lot.mineral
        self._lots[of] = self._lots.get(of, 0) + times
        self._mass_g[of] = self._mass_g.get(of, 0) + times * (lot.mass_g or 0)

    def settle(self, book: Book) -> None:
        """Bring the rows of the book in step."""
        due = {sum_key(*of): of for of, lots in self._lots.items() if lots or self._mass_g[of]}
        stood = {row.key: row for row in book.sums.find("key", due)}
        for key, of in due.items():
            before = stood.get(key)
            lots = self._lots[of] + (before.lots if before else 0)
            mass_g = self._mass_g[of] + (before.mass_g if before else 0)
            if lots:
                book.sums.put(MonthSum(key, *of, lots, mass_g))
            else:
                book.sums.drop(key)


def sum_key(kind: str, site: str, organisation: str, month: int, mineral: str) -> str:
    """The five names as one text, told apart whatever stands in them."""
    return compact([kind, site, organisation, month, mineral])
