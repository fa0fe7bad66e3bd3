"""Logbook pages: those that begin with a text, and the lines of one. (traceability)"""

from collections.abc import Sequence

from chanzo.people.scopes import Scope

from ..models import Line, Lot, Page
from .lots import begins, lots_in

# Pages that are looked at before a scope's own are chosen among them.
LOOKED_AT = 200


def pages_beginning(text: str, scope: Scope, most: int) -> Sequence[Page]:
    """Pages whose name begins with the text, of those on which the scope has a bag."""
    found = Page.objects.filter(begins("sheet", text)).order_by("sheet")
    if scope.everything:
        return list(found[:most])
    return [page for page in found[:LOOKED_AT] if bags_on(page.sheet, scope)][:most]


def lines_on(sheet: str) -> list[Line]:
    """Every version of every line of a page, by line and then as recorded."""
    lines = Line.objects.filter(sheet=sheet, table__in=("mine_log", "trade_log"))
    return sorted(lines, key=lambda line: (_order(line.line), line.version))


def _order(line: str) -> tuple[int, str]:
    return (int(line), "") if line.isdecimal() else (10**9, line)


def bags_on(sheet: str, scope: Scope) -> list[Lot]:
    """The bags that a page closes and that the scope may see, by line."""
    closing = Line.objects.filter(sheet=sheet, table__in=("mine_log", "trade_log"), effective=True)
    names = {line.number if line.table == "mine_log" else line.number2 for line in closing}
    names |= {f"{line.sheet}/{line.line}" for line in closing}
    bags = lots_in(scope).filter(name__in=names - {""}, sheet=sheet)
    return sorted(bags, key=lambda bag: (_order(bag.line), bag.key))
