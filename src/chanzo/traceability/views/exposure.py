"""Which later lots material of a site from a period entered. (traceability)"""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from chanzo.core.refusals import Refused
from chanzo.people.policies import require
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.formats import mass
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import ExposureForm
from ..queries.exposure import exposure
from ..types import Kind
from ..words import COLUMNS_OF_TRACE, KINDS
from .lots import lot_url

# Lots of each kind that the page shows; the file holds them all.
ROWS = 10
# The end of the chain first: what may have left is asked for before what is still in a depot.
KINDS_IN_ORDER = (Kind.EXPORT, Kind.PROCESSOR, Kind.BATCH, Kind.NEGOCIANT, Kind.STOCK)

COLUMNS = [
    Column("lot", _("Lot"), "code", lambda row: None if row["share"] is None else lot_url(row["lot"])),
    Column("kind_word", _("What it is")),
    Column("holder", _("Holder"), "code"),
    Column("mass", _("Mass"), "mass"),
    Column("affected", _("Of it from there"), "mass"),
    Column("share", _("Share"), "share"),
]


@page("GET", "HEAD")
def exposure_page(request: HttpRequest) -> HttpResponseBase:
    """Ask for a site and a period; every lot that holds material of them, largest first."""
    scope = scope_of(require(request.user, Act.SEE_CUSTODY))
    form = ExposureForm(request.GET or None)
    answer = None
    if form.is_valid():
        try:
            answer = exposure(form.cleaned_data["site"], *form.days(), scope=scope)
        except Refused as refused:
            form.add_error("site", said(refused))
    if answer is None:
        return render(request, "traceability/exposure.html", {"form": form}, status=422 if form.is_bound else 200)
    rows = [
        row
        | {
            "kind_word": KINDS.get(row["kind"], row["kind"]),
            "mass": None if row["mass_kg"] is None else round(row["mass_kg"] * 1000),
            "affected": None if row["affected_kg"] is None else round(row["affected_kg"] * 1000),
        }
        for row in sorted(answer["lots"], key=lambda row: (-(row["affected_kg"] or 0), row["lot"]))
    ]
    if wanted := wanted_format(request):
        return download(Table("exposure", _("Lots that hold it, most first"), COLUMNS, rows), wanted)
    context: dict[str, Any] = {"form": form, "answer": answer, "lots": len(rows), "kinds": list(_kinds(rows))}
    context["mass_g"] = None if answer["mass_kg"] is None else round(answer["mass_kg"] * 1000)
    return render(request, "traceability/exposure.html", context)


def _kinds(rows: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The lots of each kind: how many, what part of them is touched, the largest."""
    for kind in KINDS_IN_ORDER:
        here = [row for row in rows if row["kind"] == kind]
        if here:
            half = kind != Kind.EXPORT
            columns = [c for c in COLUMNS if c.name != "kind_word" and not (half and c.name == "mass")]
            caption = _("%(mass)s in them come from there; most first.") % {
                "mass": mass(sum(row["affected"] or 0 for row in here))
            }
            table = Table(f"exposure-{kind}", caption, columns, here, most=ROWS)
            yield {"word": COLUMNS_OF_TRACE.get(kind, KINDS[kind]), "lots": len(here), "table": table, "half": half}
