"""Releases of open data for programs: what each states, and its files with their hashes. (exchange)"""

from typing import Any

import orjson
from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router

from chanzo.core.days import day_text, month_text
from chanzo.core.refusals import Refused

from .models import Release
from .queries.releases import files_of, taken_back

router = Router(tags=["open data"])
MOST, LAST_RECORD = 200, 10**15


@router.get("/releases", summary="Releases of open data, newest first")
def releases(
    request: HttpRequest,
    limit: int = Query(20, ge=1, le=MOST),
    before: int | None = Query(None, ge=1, le=LAST_RECORD),
) -> dict[str, Any]:
    """What is published, to every account; `next` is what to give as `before` for the following page."""
    found = Release.objects.order_by("-seq")
    rows = list((found if before is None else found.filter(seq__lt=before))[: limit + 1])
    shown = rows[:limit]
    return {"releases": [_head(row) for row in shown], "next": shown[-1].seq if len(rows) > limit else None}


@router.get("/releases/{name}", summary="One release: its files, the shares it states, the terms it was made under")
def release(request: HttpRequest, name: str) -> dict[str, Any]:
    """A release that names a site withheld since is closed: its files keep their hashes and lose their addresses."""
    row = Release.objects.filter(name=name).first()
    if row is None:
        raise Refused("NOT_FOUND")
    closed = taken_back(row)
    return _head(row) | {
        "closed": closed,
        "shares": orjson.loads(row.shares),
        "terms": orjson.loads(row.terms),
        "files": [
            {
                "name": file.name,
                "sha256": file.sha256,
                "bytes": file.size,
                "address": None if closed else reverse("exchange:open-release-file", args=[row.name, file.name]),
            }
            for file in files_of(row).values()
        ],
    }


def _head(row: Release) -> dict[str, Any]:
    return {"name": row.name, "until": month_text(row.until), "date": day_text(row.day), "record": row.seq}
