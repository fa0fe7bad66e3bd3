"""Tags, bags, lots, logbook pages and certificates for the search box. (traceability)"""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core.refusals import Refused
from chanzo.people.policies import may
from chanzo.people.scopes import Scope
from chanzo.people.types import Act
from chanzo.web.formats import day, mass
from chanzo.web.search import Finder, Hit, offer_finder, one_slip

from .models import Line, Lot
from .queries.ids import ids_of_lots, keys_of
from .queries.lots import beginning_with, lots_in
from .queries.sheets import pages_beginning
from .types import Kind, cells_of
from .words import KINDS, TABLES

# Numbers that are too short have too many neighbours to be a help.
SHORTEST = 4


def lots(user: Any, text: str, most: int) -> list[Hit]:
    """Lots that bear the number, then those whose number begins with it."""
    if not may(user, Act.SEE_CUSTODY):
        return []
    seen = lots_in(user.scope)
    try:
        bearing = list(seen.filter(key__in=keys_of(text))[:most])
    except Refused:
        bearing = []
    begin = beginning_with(seen, text)[: most - len(bearing) + 1] if len(bearing) < most else ()
    others = [lot for lot in begin if lot not in bearing][: most - len(bearing)]
    return [*_hits(bearing, exact=True), *_hits(others)]


def neighbours(user: Any, text: str, most: int) -> list[Hit]:
    """Lots whose number is one slip away."""
    if not may(user, Act.SEE_CUSTODY) or len(text) < SHORTEST:
        return []
    return _hits(lots_in(user.scope).filter(name__in=list(one_slip(text)))[:most])


def _hits(found: Iterable[Lot], *, exact: bool = False) -> list[Hit]:
    lots = list(found)
    ids = ids_of_lots(lots)
    return [Hit(ids[lot.key], _url(ids[lot.key]), _told(lot), exact) for lot in lots]


def _told(lot: Lot) -> str:
    parts = (KINDS.get(lot.kind, lot.kind), mass(lot.current_g), day(lot.day), lot.site, lot.holder)
    return ", ".join(str(part) for part in parts if part)


def _url(lot_id: str) -> str:
    return reverse("traceability:lot", args=[lot_id])


def pages(user: Any, text: str, most: int) -> list[Hit]:
    """Logbook pages with that name or beginning."""
    if not may(user, Act.SEE_CUSTODY):
        return []
    found = pages_beginning(text, user.scope, most)
    return [
        Hit(one.sheet, reverse("traceability:page", args=[one.sheet]), str(TABLES[one.table]), one.sheet == text)
        for one in found
    ]


def certificates(user: Any, text: str, most: int) -> list[Hit]:
    """Export lots whose lines name the certificate; its first line speaks for a lot."""
    if not may(user, Act.SEE_CUSTODY):
        return []
    lots = {lot.version: lot for lot in _exported(user.scope)}
    found = []
    wanted = text.casefold()
    for line in Line.objects.filter(version__in=list(lots), text__icontains=text):
        named = str(cells_of(line.text).get("certificate", ""))
        if named.casefold().startswith(wanted):
            found.append((named, lots[line.version]))
    ids = ids_of_lots(lot for _name, lot in found)
    return [
        Hit(named, _url(ids[lot.key]), f"{ids[lot.key]}, {_told(lot)}", named.casefold() == wanted)
        for named, lot in sorted(found, key=lambda one: one[0])[:most]
    ]


def _exported(scope: Scope) -> Iterable[Lot]:
    return lots_in(scope).filter(key__gte="export:", key__lt="export;", kind=Kind.EXPORT)


offer_finder(Finder(10, "lots", _("Tags, bags and lots"), "lot", lots, neighbours))
offer_finder(Finder(20, "pages", _("Logbook pages"), "paper", pages))
offer_finder(Finder(30, "certificates", _("Certificates"), "ledger", certificates))
