"""What visits to mine sites say to the rules: when each was seen, and whether people worked there. (verification)"""

from collections.abc import Iterable
from typing import NamedTuple

from chanzo.ledger.shelves import Source
from chanzo.sites.projections.visits import TABLE
from chanzo.sites.types.visits import State


class Seen(NamedTuple):
    """A visit that was made: the site's code as it was then, the day, whether people worked (or empty)."""

    site: str
    day: int
    activity: str


def visits_seen(source: Source) -> Iterable[Seen]:
    """Every visit that was made and counts; only these columns are read, since visits are many."""
    return (Seen(*row) for row in source.select(TABLE, Seen._fields, "state", [State.SEEN.value]))
