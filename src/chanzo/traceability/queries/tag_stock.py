"""The tags and books that a holder or a site has on a day. (traceability)"""

from collections.abc import Iterable
from dataclasses import replace

from chanzo.core.identifiers import number_parts
from chanzo.core.names import fold
from chanzo.ledger.services.rows import Database
from chanzo.people.scopes import Scope

from ..derive.book import Book
from ..models import Lot, Page
from ..names import NAMING, Names
from ..stock import RangeAct, Stretch, stretches
from .sites import places_of

# The table whose pages a book holds.
PAPER = {"mine_book": "mine_log", "negociant_book": "trade_log"}


def stretches_on(on: int, *, scope: Scope, holder: str = "", site: str = "", type_: str = "") -> list[Stretch]:
    """The stretches of numbers at the end of day ``on``, of one holder, site or type where named, nothing counted.

    A scope that does not see everything sees the stretches of its own organisations and of its areas' sites.
    """
    book = Book(Database())
    names = Names(book.lines.find("sheet", [f"#{table}" for table in NAMING]))
    acts = []
    for line in book.lines.find("sheet", ["#tag_movements"]):
        if line.effective and (not type_ or line.cells["type"] == type_):
            cells = line.cells
            prefix, digits, first = number_parts(cells["first"])
            last = number_parts(cells["last"])[2]
            acts.append(
                RangeAct(
                    cells["action"], cells["type"], prefix, digits, first, last, cells["date"],
                    names.organisation(line.organisation_name), names.site(line.site_name), line.content,
                )
            )  # fmt: skip
    found = stretches(acts, on)
    if holder:
        found = [stretch for stretch in found if stretch.holder == names.organisation(fold(holder))]
    if site:
        found = [stretch for stretch in found if stretch.site == names.site(fold(site))]
    return _seen(found, scope)


def _seen(found: list[Stretch], scope: Scope) -> list[Stretch]:
    if scope.everything:
        return found
    place_of = places_of({stretch.site for stretch in found})
    return [s for s in found if scope.owns(s.holder) or (s.site and scope.covers(place_of(s.site)))]


def counted(found: Iterable[Stretch], on: int) -> Iterable[Stretch]:
    """The stretches with how many of their numbers closed a lot by the day, or are books with a page today.

    Each one is a question to the database.
    """
    for stretch in found:
        first, last = stretch.text(stretch.first), stretch.text(stretch.last)
        if stretch.type in PAPER:
            of_table = f"{PAPER[stretch.type]}|"
            pages = Page.objects.filter(book__gte=of_table + first, book__lte=of_table + last)
            numbers = {book.removeprefix(of_table) for book in pages.values_list("book", flat=True)}
        else:
            lots = Lot.objects.filter(kind=stretch.type, number__gte=first, number__lte=last, day__lte=on)
            numbers = set(lots.values_list("number", flat=True))
        yield replace(stretch, used=sum(len(number) == len(first) for number in numbers))
