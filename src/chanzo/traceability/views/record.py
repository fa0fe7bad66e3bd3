"""The page of one record of the ledger: what was written, when, by whom, and how it is sealed. (traceability)"""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from chanzo.people.policies import require
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.panels import panels_of
from chanzo.web.tables import Column, Table, wanted_format

from ..queries.records import LineSeen, RecordSeen, reads_whole, record_seen
from ..words import RECORDS, STANDS, TABLES, cells_told, subject_told
from .lots import lot_url

# Lines, and characters of the facts of other records, that the page shows; its files hold them all.
ROWS, CHARACTERS = 25, 6000

COLUMNS = [
    Column("place", _("Sheet and line"), "code"),
    Column("says", _("What it says")),
    Column("stands", _("State"), "code"),
    Column("lot", _("Lot"), "code", lambda row: lot_url(row["lot"]) if row["lot"] else None),
]


@page("GET", "HEAD")
def record_page(request: HttpRequest, seq: int) -> HttpResponseBase:
    """A record whole for those who may read the ledger; for others the lines that make their own lots, or nothing."""
    actor = require(request.user, Act.SEE_CUSTODY)
    scope = scope_of(actor)
    whole = reads_whole(actor, seq)
    seen = record_seen(seq, scope, whole=whole)
    if seen is None:
        raise Http404
    if whole and request.GET.get("format") == "json":
        return _bytes(seen)
    table = Table(f"record-{seq}", _("The lines of this record"), COLUMNS, seen.lines, read=_row)
    if wanted := wanted_format(request):
        return download(table, wanted)
    table.most = ROWS
    record = seen.record
    context: dict[str, Any] = {
        "seen": seen,
        "record": record,
        "whole": whole,
        "kind": RECORDS.get(record.kind, record.kind),
        "subject": subject_told(record.subject),
        "tables": sorted({str(TABLES.get(line.table, line.table)) for line in seen.lines}),
        "table": table if seen.lines else None,
        "facts": "" if seen.lines or seen.facts is None else json.dumps(seen.facts, indent=1, ensure_ascii=False),
        "most": CHARACTERS,
        "before": record.seq - 1,
        "hashes": {name: bytes(getattr(record, name)).hex() for name in ("content", "salt", "leaf", "chain")}
        | {"previous": seen.previous.hex()},
        "panels": panels_of("record", request, record) if whole else [],
    }
    return render(request, "traceability/record.html", context)


def _bytes(seen: RecordSeen) -> HttpResponse:
    """The canonical text itself, of which the content hash is the SHA-256."""
    answer = HttpResponse(seen.record.body.encode(), content_type="application/json")
    answer.headers["Content-Disposition"] = f'attachment; filename="record-{seen.record.seq}.json"'
    return answer


def _row(line: LineSeen) -> dict[str, Any]:
    return {"place": line.place, "says": cells_told(line.cells), "stands": STANDS[line.stands], "lot": line.lot}
