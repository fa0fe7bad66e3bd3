"""A logbook page as it was written: its lines, what became of each bag, how lines changed. (traceability)"""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from chanzo.people.policies import require
from chanzo.people.register import lead_to_organisations
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.panels import panels_of
from chanzo.web.tables import Column, Table, wanted_format

from ..models import Line, Lot
from ..queries.sheets import bags_on, lines_on
from ..types import VERSIONS, cells_of
from ..words import STANDS, TABLES, cell_text
from .lots import COLUMNS, rows_of

PLACED = frozenset(("page", "book", "line", "date", "tag", "tag_in", "tag_out"))


@page("GET", "HEAD")
def sheet_page(request: HttpRequest, sheet: str) -> HttpResponseBase:
    """The bags of a page that the reader may see; who sees everything reads every version of every line too."""
    scope = scope_of(require(request.user, Act.SEE_CUSTODY))
    bags = bags_on(sheet, scope)
    lines = lines_on(sheet) if scope.everything else []
    if not bags and not lines:
        raise Http404
    tables = {"bags": _bags(bags), "lines": _lines(lines)}
    if (form := wanted_format(request)) and (asked := tables.get(request.GET.get("table", ""))):
        return download(asked, form)
    context = {
        "sheet": sheet,
        "bags": lead_to_organisations(tables["bags"], request.user, "holder"),
        "lines": tables["lines"] if lines else None,
        "sorts": [TABLES[table] for table in sorted({line.table for line in lines})],
        "days": sorted({bag.day for bag in bags if bag.day is not None}),
        "mass": sum(bag.mass_g or 0 for bag in bags),
        "count": len(bags),
        "panels": panels_of("sheet", request, sheet, bags),
    }
    return render(request, "traceability/sheet.html", context)


def _bags(bags: list[Lot]) -> Table:
    columns = [Column("line", _("Line"), "code"), *(column for column in COLUMNS if column.name != "place")]
    lines = {bag.key: bag.line for bag in bags}
    rows = [row | {"line": lines[row["key"]]} for row in rows_of(bags)]
    return Table("bags", _("Bags closed on this page"), columns, rows, _("No bag of this page is yours to see."))


def _lines(lines: list[Line]) -> Table:
    columns = [
        Column("line", _("Line"), "code"),
        Column("day", _("Date"), "day"),
        Column("tag", _("Tag"), "code"),
        Column("out", _("Re-tagged as"), "code"),
        Column("says", _("What it says")),
        Column("stands", _("State"), "code"),
        Column("record", _("Record"), "count"),
        Column("received_at", _("Received"), "moment"),
    ]
    return Table("lines", _("Every version of every line"), columns, [_line(line) for line in lines])


def _line(line: Line) -> dict[str, object]:
    cells = cells_of(line.text)
    stands = "undone" if line.undone_at else "counts" if line.effective else "replaced"
    return {
        "line": line.line,
        "day": line.day,
        "tag": line.number,
        "out": line.number2,
        "says": " · ".join(f"{name} {cell_text(name, value)}" for name, value in cells.items() if name not in PLACED),
        "stands": STANDS[stands],
        "record": line.version // VERSIONS,
        "received_at": line.received_at,
    }
