"""The table rows of lots that an answer names, and what an answer says of days and grams. (traceability)"""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from chanzo.core.days import day_text
from chanzo.core.quantities import kg
from chanzo.ledger.services.rows import Database

from ..models import Lot

# SQLite takes a limited number of values in one query.
CHUNK = 900


class LotRow(NamedTuple):
    """What an answer needs of a lot."""

    key: str
    kind: str
    number: str
    name: str
    organisation: str
    sheet: str
    line: str
    day: int | None
    mass_g: int | None
    holder: str
    site: str
    agent: str

    @property
    def date(self) -> str | None:
        """The closing day as text."""
        return day_text(self.day) or None


def chunks(values: Iterable[str]) -> Iterator[list[str]]:
    """The values in pieces that one query can take."""
    values = iter(values)
    while piece := list(islice(values, CHUNK)):
        yield piece


def lots_of(keys: Sequence[str]) -> dict[str, LotRow]:
    """The rows of lots, by key; a key without a lot is left out."""
    if not keys:
        return {}
    found = Database().select(Lot._meta.db_table, LotRow._fields, "key", keys)
    return {row[0]: LotRow(*row) for row in found}


def rounded_g(grams: float) -> int:
    """Whole grams; a half that float arithmetic missed by a hair is still a half, so equal ledgers round alike."""
    return math.floor(round(grams, 6) + 0.5)


def rounded_kg(grams: float | None) -> float | None:
    """Kilograms of whole grams; None where the weight could not be read."""
    return None if grams is None else kg(rounded_g(grams))


def rounded_share(share: float) -> float:
    """A share with six decimals."""
    return math.floor(round(share * 1e6, 4) + 0.5) / 1e6
