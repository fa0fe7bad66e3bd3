"""The tags and books that a holder or a site has on a day. (traceability)"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from django.db.models import Q

from chanzo.core.identifiers import number_parts
from chanzo.core.names import fold
from chanzo.ledger.services.rows import Database, counted_within
from chanzo.ledger.types import Head
from chanzo.people.scopes import Scope

from ..derive.book import Book
from ..models import Lot, Page
from ..names import NAMING
from ..stock import RangeAct, Stretch, stretches
from .registers import names_now, state_of
from .sites import places_of

# The table whose pages a book holds.
PAPER = {"mine_book": "mine_log", "negociant_book": "trade_log"}
# Ranges that one query counts: a list shows the first of them, so not all are counted at once.
RANGES = 400


def stretches_on(on: int, *, scope: Scope, holder: str = "", site: str = "", type_: str = "") -> list[Stretch]:
    """The stretches of numbers at the end of day ``on``, of one holder, site or type where named, nothing counted.

    A scope that does not see everything sees the stretches of its own organisations and of its areas' sites.
    """
    names, found = names_now(), list(_laid(state_of("tag_movements", *NAMING), on, type_))
    if holder:
        found = [stretch for stretch in found if stretch.holder == names.organisation(fold(holder))]
    if site:
        found = [stretch for stretch in found if stretch.site == names.site(fold(site))]
    return _seen(found, scope)


@lru_cache(maxsize=8)
def _laid(state: Head, on: int, type_: str) -> tuple[Stretch, ...]:
    """The stretches as the registers have them at a state: movements are many, and few records bring one."""
    return tuple(stretches((act for act in _acts(state) if not type_ or act.type == type_), on))


@lru_cache(maxsize=1)
def _acts(state: Head) -> tuple[RangeAct, ...]:
    book = Book(Database())
    names = names_now()
    acts = []
    for line in book.lines.find("sheet", ["#tag_movements"]):
        if line.effective:
            cells = line.cells
            prefix, digits, first = number_parts(cells["first"])
            last = number_parts(cells["last"])[2]
            acts.append(
                RangeAct(
                    cells["action"], cells["type"], prefix, digits, first, last, cells["date"],
                    names.organisation(line.organisation_name), names.site(line.site_name), line.content,
                )
            )  # fmt: skip
    return tuple(acts)


def tag_stock(on: int, *, scope: Scope, holder: str = "", site: str = "", type_: str = "") -> list[Stretch]:
    """The same stretches, each with how many of its numbers were used."""
    return list(counted(stretches_on(on, scope=scope, holder=holder, site=site, type_=type_), on))


def _seen(found: list[Stretch], scope: Scope) -> list[Stretch]:
    if scope.everything:
        return found
    sites, holders = {stretch.site for stretch in found} - {""}, {stretch.holder for stretch in found}
    place_of = places_of(sites)
    inside = {site for site in sites if scope.covers(place_of(site))}
    own = {holder for holder in holders if scope.owns(holder)}
    return [stretch for stretch in found if stretch.holder in own or stretch.site in inside]


def counted(found: Iterable[Stretch], on: int) -> Iterable[Stretch]:
    """The stretches with how many of their numbers closed a lot by the day, or are books with a page today."""
    some = iter(found)
    while together := list(islice(some, RANGES)):
        used: dict[Stretch, int] = {}
        for type_ in {stretch.type for stretch in together}:
            of_type = [stretch for stretch in together if stretch.type == type_]
            used.update(zip(of_type, _used(type_, of_type, on), strict=True))
        yield from (replace(stretch, used=used[stretch]) for stretch in together)


def unused(found: Iterable[Stretch], on: int) -> Iterable[Stretch]:
    """The stretches without the numbers that closed a lot by the day; books stay whole, since they hold many pages."""
    some = iter(found)
    while together := list(islice(some, RANGES)):
        closed = {type_: _closed(type_, together, on) for type_ in {s.type for s in together if s.type not in PAPER}}
        for stretch in together:
            first = stretch.first
            for text in _within(stretch, closed.get(stretch.type, [])):
                number = number_parts(text)[2]
                if number > first:
                    yield replace(stretch, first=first, last=number - 1)
                first = number + 1
            if first <= stretch.last:
                yield replace(stretch, first=first)


def _closed(type_: str, stretches: list[Stretch], on: int) -> list[str]:
    """The tag numbers of one type in some stretches that closed a lot by a day, each once, ascending."""
    within = Q()
    for stretch in stretches:
        if stretch.type == type_:
            within |= Q(number__gte=stretch.text(stretch.first), number__lte=stretch.text(stretch.last))
    lots = Lot.objects.filter(within, kind=type_, day__lte=on)
    return sorted(set(lots.values_list("number", flat=True)))


def _within(stretch: Stretch, numbers: list[str]) -> list[str]:
    """Those of some ascending numbers that lie in a stretch."""
    first, last = stretch.text(stretch.first), stretch.text(stretch.last)
    within = numbers[bisect_left(numbers, first) : bisect_right(numbers, last)]
    return [number for number in within if len(number) == len(first)]


def _used(type_: str, stretches: list[Stretch], on: int) -> list[int]:
    """How many numbers of one type were used in each of some stretches."""
    before = f"{PAPER[type_]}|" if type_ in PAPER else ""
    spans = [(before + stretch.text(stretch.first), before + stretch.text(stretch.last)) for stretch in stretches]
    if before:
        return counted_within(Page._meta.db_table, "book", spans, {}, {})
    return counted_within(Lot._meta.db_table, "number", spans, {"kind": type_}, {"day": on})
