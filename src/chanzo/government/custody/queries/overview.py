"""Who has what on a day: tags and books by holder, in stock, out, used and dead. (government)"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from chanzo.people.scopes import Scope
from chanzo.traceability.queries.tag_stock import counted
from chanzo.traceability.stock import ALLOCATED, DEAD, IN_STOCK, Stretch

from ..types.spans import BOOKS
from .holdings import kinds_of, stretches_seen

# Numbers out with holders up to which a page counts those used; a file and the page of one holder count them all.
COUNTED = 400_000


@dataclass
class Held:
    """What one holder has on a day; ``used`` and ``left`` are unknown where nobody counted."""

    holder: str
    kind: str = ""
    in_stock: int = 0
    left: int | None = 0
    used: int | None = 0
    dead: int = 0
    books: int = 0
    books_dead: int = 0
    sites: set[str] = field(default_factory=set)

    @property
    def site_count(self) -> int:
        return len(self.sites)


def holders_on(day: int, scope: Scope, *, whole: bool = False) -> list[Held]:
    """Every holder that a scope sees with what it has, by code; ``whole`` counts the used ones whatever that costs."""
    found = stretches_seen(scope, day)
    counts = whole or sum(s.count for s in found if s.state == ALLOCATED and s.type not in BOOKS) <= COUNTED
    rows = held_in(list(counted(found, day)) if counts else found, counts=counts)
    return sorted(rows.values(), key=lambda row: row.holder)


def held_in(stretches: Iterable[Stretch], *, counts: bool = True) -> dict[str, Held]:
    """Stretches summed up by holder."""
    rows: dict[str, Held] = {}
    for one in stretches:
        row = rows.setdefault(one.holder, Held(one.holder))
        if one.type in BOOKS:
            row.books += one.count * (one.state != DEAD)
            row.books_dead += one.count * (one.state == DEAD)
        elif one.state == DEAD:
            row.dead += one.count
        elif one.state == IN_STOCK:
            row.in_stock += one.count
        elif counts:
            row.used, row.left = (row.used or 0) + one.used, (row.left or 0) + one.left
        else:
            row.used = row.left = None
        if one.site and one.state == ALLOCATED:
            row.sites.add(one.site)
    for holder, kind in kinds_of(rows).items():
        rows[holder].kind = kind
    return rows
