"""Where tags and books are on a day, by holder and site. (traceability)"""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from chanzo.people.policies import require
from chanzo.people.register import lead_to_organisations
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import TagStockForm
from ..queries.tag_stock import counted, stretches_on
from ..stock import ALLOCATED, DEAD, IN_STOCK, Stretch
from ..words import TAG_TYPES

# Ranges that the page shows; the file holds them all.
ROWS = 40
# Ranges whose used numbers a page counts; of more, it counts those it shows, and asks to choose for the sum.
COUNTED = 250

COLUMNS = [
    Column("type_word", _("Type")),
    Column("first", _("First number"), "code"),
    Column("last", _("Last number"), "code"),
    Column("state", _("State"), status="tags"),
    Column("holder", _("Holder")),
    Column("site", _("Site")),
    Column("since", _("Since"), "day"),
    Column("count", _("Numbers"), "count"),
    Column("used", _("Used"), "count"),
    Column("left", _("Left"), "count"),
]

# A page writes a range as one thing; files keep its ends apart.
SHOWN = [Column("type_word", _("Type")), Column("range", _("Range"), "code"), *COLUMNS[3:]]


@page("GET", "HEAD")
def tag_page(request: HttpRequest) -> HttpResponseBase:
    """Ranges in stock, allocated and dead at the end of a day, with how many of their numbers closed a bag."""
    scope = scope_of(require(request.user, Act.SEE_CUSTODY))
    form = TagStockForm(request.GET or None)
    if form.is_bound and not form.is_valid():
        return render(request, "traceability/tags.html", {"form": form}, status=422)
    day = form.day()
    found = stretches_on(day, scope=scope, **form.filters())
    wanted = wanted_format(request)
    whole = bool(wanted) or len(found) <= COUNTED
    read = list(counted(found if whole else found[:ROWS], day))
    table = Table("tags", _("Ranges of numbers"), COLUMNS, read, read=_row)
    table.empty = _("No range matches. Ranges come with the movements of tags.")
    if wanted:
        return download(table, wanted)
    table.columns, table.most = SHOWN, ROWS
    if not whole:
        table.rows = [*read, *found[ROWS : ROWS + 1]]  # one more, so that the table says it is cut
    lead_to_organisations(table, request.user, "holder")
    figures = {
        "in_stock": sum(s.count for s in found if s.state == IN_STOCK),
        "allocated": sum(s.count for s in found if s.state == ALLOCATED),
        "used": sum(s.used for s in read) if whole else None,
        "left": sum(s.left for s in read) if whole else None,
        "dead": sum(s.count for s in found if s.state == DEAD),
    }
    return render(request, "traceability/tags.html", {"form": form, "table": table, "figures": figures, "whole": whole})


def _row(stretch: Stretch) -> dict[str, object]:
    return {
        "type_word": TAG_TYPES.get(stretch.type, stretch.type),
        "first": stretch.text(stretch.first),
        "last": stretch.text(stretch.last),
        "range": " – ".join(dict.fromkeys((stretch.text(stretch.first), stretch.text(stretch.last)))),
        "state": stretch.action if stretch.state == DEAD else stretch.state,
        "holder": stretch.holder,
        "site": stretch.site,
        "since": stretch.since,
        "count": stretch.count,
        "used": stretch.used,
        "left": stretch.left,
    }
