"""What the spreadsheet door adds to the navigation and the home page. (field)"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.sites.queries.mine_lists import rows_waiting
from chanzo.web.menu import DESK, Entry, offer
from chanzo.web.news import Item, News, offer_news
from chanzo.web.panels import Panel, offer_panel
from chanzo.web.tables import Column, Table

from .models import ImportBatch, Statement
from .queries import deliveries_under_way, imports_visible_to
from .views.access import sends

# Files and rows that the page of one lot lists.
MOST = 200


def unfinished(user: Any) -> int:
    """Imports that a kill left open, that no job goes on with, and that the same file would finish."""
    unfinished = imports_visible_to(user).filter(state=ImportBatch.State.OPEN)
    return unfinished.exclude(delivery__in=deliveries_under_way()).order_by().count()


def rows_to_decide(user: Any) -> int:
    """Rows of published lists that wait for a person, for those who may decide."""
    return rows_waiting() if may(user, Act.MATCH_MINES) else 0


def last_imports(request: HttpRequest) -> dict[str, Any] | None:
    """The newest imports, for those who may see them."""
    if not may(request.user, Act.SEE_IMPORTS):
        return None
    return {"batches": imports_visible_to(request.user)[:5], "may_import": sends(request.user)}


def files_since(request: HttpRequest, since: datetime) -> Iterable[Item]:
    """Tables that came in since the reader's last visit, for those who may see imports."""
    if not may(request.user, Act.SEE_IMPORTS):
        return
    new = imports_visible_to(request.user).filter(started_at__gt=since).order_by().count()
    words = ngettext("table imported", "tables imported", new)
    yield Item(new, words, reverse("field:imports"))


def files_behind(
    request: HttpRequest, lot: Any, answer: dict[str, Any], papers: list[Any], numbers: list[str]
) -> dict[str, Any] | None:
    """File and row in which each line of a lot arrived, for those who may see imports."""
    if not may(request.user, Act.SEE_IMPORTS) or not papers:
        return None
    place = {paper.version: f"{paper.sheet}/{paper.line}" for paper in papers}
    stated = Statement.objects.filter(version__in=list(place), batch__in=imports_visible_to(request.user).order_by())
    stated = stated.select_related("batch").order_by("version", "batch_id")
    rows = [
        {
            "place": place[statement.version],
            "file": statement.batch.file,
            "worksheet": statement.batch.worksheet,
            "row": statement.row,
            "batch": statement.batch_id,
            "received": statement.batch.started_at,
            "state": statement.batch.state,
        }
        for statement in stated[:MOST]
    ]
    columns = [
        Column("place", _("Sheet and line"), "code"),
        Column("file", _("File"), link=lambda row: reverse("field:import", args=[row["batch"]])),
        Column("worksheet", _("Worksheet")),
        Column("row", _("Row"), "count"),
        Column("received", _("Received"), "moment"),
        Column("state", _("State"), status="batch"),
    ]
    return {"table": Table("files", _("The files that state these lines"), columns, rows)}


offer(
    Entry(
        52,
        _("Lists of mines"),
        "field:mine-lists",
        lambda user: may(user, Act.SEE_MINE_LISTS),
        rows_to_decide,
        DESK,
        "site",
        under="field:imports",
    )
)
offer(Entry(50, _("Imports"), "field:imports", lambda user: may(user, Act.SEE_IMPORTS), unfinished, DESK, "import"))
offer_news(News(30, "imports", files_since))
offer_panel(Panel("home", 30, "field/panels/last.html", last_imports, side=True))
offer_panel(Panel("lot foot", 90, "field/panels/files.html", files_behind))
