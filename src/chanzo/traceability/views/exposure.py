"""Which later lots material of a site from a period entered. (traceability)"""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from chanzo.core.refusals import Refused
from chanzo.people.policies import require
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import ExposureForm
from ..queries.exposure import exposure
from ..words import KINDS
from .lots import lot_url

# Lots that the page shows; the file holds them all.
ROWS = 100

COLUMNS = [
    Column("lot", _("Lot"), "code", lambda row: lot_url(row["lot"])),
    Column("kind_word", _("What it is")),
    Column("holder", _("Holder")),
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
    table = Table("exposure", _("Lots that hold it, most first"), COLUMNS, rows, _("It entered no later lot yet."))
    if wanted := wanted_format(request):
        return download(table, wanted)
    table.most = ROWS
    context = {"form": form, "answer": answer, "table": table, "lots": len(rows)}
    context["mass_g"] = None if answer["mass_kg"] is None else round(answer["mass_kg"] * 1000)
    return render(request, "traceability/exposure.html", context)
