"""The next release as it would be now: every sum that it states, and why the rest is not stated. (exchange)"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from chanzo.core.days import month_text
from chanzo.core.refusals import Refused
from chanzo.ledger.queries import head_of_ledger

from ..basis import unpacked
from ..models import Release
from ..rules.selection import due_month
from ..rules.shares import shares_of
from ..rules.suppression import restated
from ..types import Cell, Listed, Reason, Shares, Statement, Stratum, Terms
from .production import tagged_until
from .register import Entry, entries_on
from .releases import BASIS, files_of, latest
from .terms import terms_on


@dataclass(frozen=True)
class Draft:
    """A release that nobody made yet, counted up to the record ``head``."""

    name: str
    until: int
    day: int
    head: int
    terms: Terms
    entries: dict[str, Entry]
    cells: dict[Stratum, dict[str, Cell]]
    statements: dict[Stratum, Statement]
    shares: Shares


Told = Callable[[str, int, int], None]
"""Is told which step goes on (counting, folding, writing), and how many of its parts are done of how many."""


def unheard(step: str, done: int, total: int) -> None:
    """Nobody follows."""


def drafted(day: int, until: int | None = None, told: Told = unheard) -> Draft:
    """The draft of the release of a day; without a month, all that is due and what was stated before.

    Refused RELEASE_EARLY, RELEASE_BACKWARDS, RELEASE_EMPTY, BASIS_GONE.
    """
    head, terms, before = head_of_ledger(), terms_on(day), latest()
    until = _until(day, until, terms, before)
    entries = entries_on(day, terms)
    told("counting", 0, 0)
    cells = _cells(entries, until)
    earlier = _earlier(before)
    name = _name(until)
    strata = {*cells, *earlier}
    if not strata:
        raise Refused("RELEASE_EMPTY")
    statements = {}
    for done, stratum in enumerate(sorted(strata)):
        told("folding", done, len(strata))
        before_it = earlier.get(stratum, Statement())
        statements[stratum] = restated(cells.get(stratum, {}).values(), before_it, terms.limits, name)
    listed = [entry.how for entry in entries.values() if entry.site.means == entry.site.code]
    shares = shares_of(listed, statements, cells)
    return Draft(name, until, day, head, terms, entries, cells, statements, shares)


def _until(day: int, asked: int | None, terms: Terms, before: Release | None) -> int:
    due = due_month(day, terms.production_delay)
    if asked is None:
        return max(due, before.until) if before else due
    if asked > due:
        raise Refused("RELEASE_EARLY", month=month_text(asked), delay=terms.production_delay, due=month_text(due))
    if before and asked < before.until:
        raise Refused("RELEASE_BACKWARDS", name=before.name, until=month_text(before.until))
    return asked


def _cells(entries: dict[str, Entry], until: int) -> dict[Stratum, dict[str, Cell]]:
    unknown = Listed(False, (), Reason.UNREGISTERED)
    found: dict[Stratum, dict[str, Cell]] = defaultdict(dict)
    for site, month, mineral, bags, grams in tagged_until(until):
        how = entries[site].how if site in entries else unknown
        found[month, mineral][site] = Cell(site, how.area, how.alone, bags, grams, how.reason)
    return dict(found)


def _earlier(before: Release | None) -> dict[Stratum, Statement]:
    if before is None:
        return {}
    path = files_of(before, basis=True)[BASIS].path
    if not path.is_file():
        raise Refused("BASIS_GONE", name=before.name)
    return unpacked(path.read_bytes())


def _name(until: int) -> str:
    """The last month stated, and a number from the second release of it on."""
    month = month_text(until)
    made = Release.objects.filter(until=until).count()
    return f"{month}.{made + 1}" if made else month
