"""Imports for programs: what came in, and how far it got. (field)"""

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router

from chanzo.core.refusals import Refused
from chanzo.people.policies import require
from chanzo.people.types import Act

from .models import ImportBatch
from .queries import imports_visible_to

router = Router(tags=["imports"])
MOST = 1000
COUNTS = ("rows", "created", "identical", "corrections", "conflicts", "refused", "skipped")


@router.get("/imports", summary="Imports, newest first")
def imports(
    request: HttpRequest, limit: int = Query(100, ge=1, le=MOST), before: int | None = Query(None, ge=1, le=2**31)
) -> list[dict[str, Any]]:
    """`before` is the last id of the page before."""
    require(request.user, Act.SEE_IMPORTS)
    found = imports_visible_to(request.user)
    if before is not None:
        found = found.filter(pk__lt=before)
    return [_document(batch) for batch in found[:limit]]


@router.get("/imports/{int:batch}", summary="One import")
def import_of(request: HttpRequest, batch: int) -> dict[str, Any]:
    """By its id."""
    require(request.user, Act.SEE_IMPORTS)
    found = imports_visible_to(request.user).filter(pk=batch).first() if batch < 2**31 else None
    if found is None:
        raise Refused("ID_UNKNOWN", id=str(batch))
    return _document(found)


def _document(batch: ImportBatch) -> dict[str, Any]:
    return {
        "id": batch.pk,
        "file": batch.file,
        "worksheet": batch.worksheet or None,
        "table": batch.table,
        "state": batch.state,
        "started_at": batch.started_at.isoformat(),
        **{name: getattr(batch, name) for name in COUNTS},
    }
