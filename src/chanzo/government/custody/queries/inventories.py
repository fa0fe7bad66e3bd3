"""Whole inventories: what holders or areas have unused, and every later use of what was cancelled. (government)"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, NamedTuple

import orjson
from django.db.models import Count

from chanzo.core.canonical import canonical
from chanzo.core.days import day_text
from chanzo.core.identifiers import number_parts
from chanzo.findings.models import Finding
from chanzo.people.scopes import EVERYTHING, area_key, area_keys
from chanzo.traceability.models import Page
from chanzo.traceability.queries.tag_stock import PAPER, stretches_on
from chanzo.verification.gate import findings_visible_to

from ..models import Inventory
from ..policies import Keeping
from ..rules.spans import stored
from ..types.spans import BOOKS, TAGS, Span
from .holdings import Holding, holder_called, site_meant, usable

RULE = "DEAD"
# What the facts of a finding on a cancelled number hold.
CANCELLED = '"action":"cancel"'


class Selection(NamedTuple):
    """Whose inventory: holders (lockboxes too) by code, and areas as ``people.scopes.area_key`` writes them."""

    holders: tuple[str, ...]
    areas: tuple[str, ...]

    def facts(self) -> dict[str, list[str]]:
        return {"holders": list(self.holders), "areas": list(self.areas)}


def selection_of(holders: Iterable[str], areas: Iterable[str]) -> Selection:
    """Written holders and areas, as the stock names them; an area is a site, ``territory:NAME``, ``province:NAME``."""
    named = (holder_called(holder) for holder in holders if holder.strip())
    meant = (area if ":" in area else site_meant(area) for area in areas if area.strip())
    return Selection(tuple(dict.fromkeys(named)), tuple(dict.fromkeys(area_key(area) for area in meant)))


def inventory_on(day: int, wanted: Selection) -> list[Holding]:
    """Every range that the holders, or anybody in the areas, can still use at the end of a day; books with them."""
    keeping, areas = Keeping(), set(wanted.areas)
    inside: dict[tuple[str, str], bool] = {}
    found = []
    for one in usable(stretches_on(day, scope=EVERYTHING), day):
        place = one.holder, one.site
        if place not in inside:
            there = {key for p in keeping.places(*place) for key in area_keys(p)} if areas else set()
            inside[place] = one.holder in wanted.holders or not areas.isdisjoint(there)
        if inside[place]:
            found.append(one)
    return found


def seen_as(day: int, found: Sequence[Holding]) -> str:
    """A word for the inventory that a person looked at before confirming."""
    rows = [[*one.span.ends, one.span.type, one.holder, one.site] for one in found]
    return blake2b(canonical([day, rows]).encode(), digest_size=12).hexdigest()


def pages_used(books: Iterable[Span]) -> dict[str, int]:
    """How many pages of each book bear a line, by type and name of the book, as ``mine_book|007``."""
    used: dict[str, int] = {}
    for span in books:
        before = f"{PAPER[span.type]}|"
        first, last = span.ends
        rows = Page.objects.filter(book__gte=before + first, book__lte=before + last).order_by()
        for book, pages in rows.values_list("book").annotate(Count("key")):
            used[f"{span.type}|{book.removeprefix(before)}"] = pages
    return used


@dataclass(frozen=True)
class Use:
    """A cancelled number that was used later: the finding, and the inventory that it was in."""

    inventory: Inventory
    finding: Finding
    number: str
    book: str


def visible_to(user: Any) -> Iterator[Inventory]:
    """The cancelled inventories that an account may read, newest first, each with the ranges within its reach."""
    scope, keeping = user.scope, Keeping()
    for inventory in Inventory.objects.order_by("-seq"):
        if not scope.everything:
            rows = [row for row in orjson.loads(inventory.ranges) if keeping.seen(scope, row[3], row[4])]
            if not rows:
                continue
            inventory.ranges, spans = canonical(rows), stored(rows)
            inventory.tags = sum(span.size for span in spans if span.type in TAGS)
            inventory.books = sum(span.size for span in spans) - inventory.tags
        yield inventory


def later_uses(user: Any, inventories: Sequence[Inventory]) -> list[Use]:
    """Every later use of the numbers of some inventories, from the findings that stand, newest record first."""
    if not inventories:
        return []
    spans_of = {inventory.seq: stored(orjson.loads(inventory.ranges)) for inventory in inventories}
    dead = findings_visible_to(user).filter(rule=RULE, facts__contains=CANCELLED).order_by("-seq")
    found = [(finding, _cancelled(finding)) for finding in dead]
    found = [(finding, cases) for finding, cases in found if cases]
    book_of = _books({finding.page for finding, _ in found})
    uses = []
    for finding, cases in found:
        table, _, book = book_of.get(finding.page, "").partition("|")
        for inventory in inventories:
            what = {what for what, since in cases if since == day_text(inventory.day)}
            spans = spans_of[inventory.seq]
            tag = "tag" in what and any(holds(span, finding.subject) for span in spans if span.type in TAGS)
            paper = "book" in what and any(holds(s, book) for s in spans if s.type in BOOKS and PAPER[s.type] == table)
            if tag or paper:
                uses.append(Use(inventory, finding, finding.subject, book if paper else ""))
    return uses


def _cancelled(finding: Finding) -> set[tuple[str, str]]:
    """What of a finding's bags was cancelled (tag or book), and on which day."""
    cases = orjson.loads(finding.facts)["cases"]
    return {(case["what"], case["since"]) for case in cases if case.get("action") == "cancel"}


def holds(span: Span, number: str) -> bool:
    """Whether a range holds a written number."""
    prefix, digits, value = number_parts(number)
    return (prefix, digits) == (span.prefix, span.digits) and span.first <= value <= span.last


def _books(sheets: set[str]) -> dict[str, str]:
    """The book, as ``mine_log|007``, that each page belongs to."""
    known = Page.objects.filter(sheet__in=sorted(sheets)).exclude(book="")
    return dict(known.values_list("sheet", "book"))
