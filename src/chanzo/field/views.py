"""Pages of the spreadsheet door: imports and what became of each row, sending files, undoing. (field)"""

from typing import Any

from django.contrib import messages
from django.db.models import Max, Min
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.traceability.types import VERSIONS
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.paging import ROWS, after_number, portion
from chanzo.web.tables import Column, Table, wanted_format

from .errors import ErrorRow, errors_of
from .forms import MOST_BYTES, TOO_LARGE, ConfirmForm, ImportForm
from .models import ImportBatch
from .queries import imports_visible_to
from .services.imports import Taken, import_files
from .services.incoming import held_files, hold_files, release_files
from .services.profiles import profile_named
from .services.undo import undo_import
from .services.verdicts import annotated

N_ = gettext_lazy
# What a form's other fields may add to the bytes of its files.
ROOM = 64 * 1024

COUNTS = [
    Column("rows", N_("Rows"), "count"),
    Column("created", N_("New"), "count"),
    Column("identical", N_("Known"), "count"),
    Column("corrections", N_("Corrections"), "count"),
    Column("conflicts", N_("Conflicts"), "count"),
    Column("refused", N_("Refused"), "count"),
    Column("skipped", N_("Skipped"), "count"),
]
BATCHES = [
    Column("pk", N_("Import"), "code", lambda batch: reverse("field:import", args=[batch.pk])),
    Column("file", N_("File"), link=lambda batch: reverse("field:import", args=[batch.pk])),
    Column("table", N_("Table")),
    Column("started_at", N_("Received"), "moment"),
    *COUNTS,
    Column("state", N_("State"), status="batch"),
]
ERRORS = [
    Column("row", N_("Row"), "code"),
    Column("column", N_("Column")),
    Column("sentence", N_("What was met")),
    Column("way_out", N_("What to do")),
    Column("code", N_("Code"), "code"),
]


@page("GET", "HEAD")
def import_list(request: HttpRequest) -> HttpResponseBase:
    """The tables taken in, newest first."""
    actor = require(request.user, Act.SEE_IMPORTS)
    batches = imports_visible_to(request.user)
    if form := wanted_format(request):
        return download(Table("imports", N_("Imports"), BATCHES, batches.iterator()), form)
    if last := after_number(request):
        batches = batches.filter(pk__lt=last)
    shown = portion(list(batches[: ROWS + 1]), key="pk", asked=request)
    table = Table("imports", N_("Imports, newest first"), BATCHES, shown.rows, N_("Nothing was imported yet."))
    return render(
        request,
        "field/list.html",
        {"table": table, "portion": shown, "may_import": may(actor, Act.IMPORT_SHEETS)},
    )


@csrf_exempt  # The size is looked at before the body is read; the form itself is protected below.
@page("GET", "HEAD", "POST")
def import_new(request: HttpRequest) -> HttpResponseBase:
    """Choose files; what is larger than a page can wait for is told where to go."""
    require(request.user, Act.IMPORT_SHEETS)
    length = request.META.get("CONTENT_LENGTH") or "0"
    if request.method == "POST" and (not length.isdecimal() or int(length) > MOST_BYTES + ROOM):
        form = ImportForm({})
        form.errors.clear()
        form.add_error("files", TOO_LARGE)
        return render(request, "field/new.html", {"form": form}, status=413)
    return _import_new(request)


@csrf_protect
def _import_new(request: HttpRequest) -> HttpResponse:
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if not form.is_valid():
        return render(request, "field/new.html", {"form": form}, status=422 if form.is_bound else 200)
    chosen = form.cleaned_data
    profile = chosen["profile"].pk if chosen["profile"] else ""
    token = hold_files(chosen["files"])
    if chosen["rehearsal"]:
        taken = _take(request, token, rehearsal=True, backfill=chosen["backfill"], profile=profile)
        confirm = ConfirmForm(initial={"token": token, "backfill": chosen["backfill"], "profile": profile})
        return render(request, "field/taken.html", _result(taken) | {"confirm": confirm, "rehearsal": True})
    return _in_earnest(request, token, backfill=chosen["backfill"], profile=profile)


@page("POST")
def import_confirm(request: HttpRequest) -> HttpResponseBase:
    """Import the files of a rehearsal."""
    require(request.user, Act.IMPORT_SHEETS)
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return redirect("field:new")
    chosen = form.cleaned_data
    return _in_earnest(request, chosen["token"], backfill=chosen["backfill"], profile=chosen["profile"])


def _in_earnest(request: HttpRequest, token: str, *, backfill: bool, profile: str) -> HttpResponse:
    taken = _take(request, token, rehearsal=False, backfill=backfill, profile=profile)
    release_files(token)
    request.session["last_import"] = {
        "batches": [answer.as_json() | {"errors": answer.as_json()["errors"][:20]} for answer in taken.batches],
        "findings": taken.findings,
    }
    return redirect("field:taken")


def _take(request: HttpRequest, token: str, *, rehearsal: bool, backfill: bool, profile: str) -> Taken:
    return import_files(
        held_files(token),
        by=require(request.user, Act.IMPORT_SHEETS).number,
        rehearsal=rehearsal,
        backfill=backfill,
        profile=profile_named(profile) if profile else None,
    )


@page("GET", "HEAD")
def import_taken(request: HttpRequest) -> HttpResponseBase:
    """What came of the reader's last import."""
    require(request.user, Act.SEE_IMPORTS)
    last = request.session.get("last_import")
    if last is None:
        return redirect("field:imports")
    return render(request, "field/taken.html", last | {"rehearsal": False})


def _result(taken: Taken) -> dict[str, Any]:
    return {"batches": [answer.as_json() for answer in taken.batches], "findings": taken.findings}


@page("GET", "HEAD")
def import_page(request: HttpRequest, number: int) -> HttpResponseBase:
    """One import: its counts, the rows that were refused and why, the records it made."""
    actor = require(request.user, Act.SEE_IMPORTS)
    batch = get_object_or_404(imports_visible_to(request.user), pk=number)
    if form := wanted_format(request):
        return download(Table(f"import-{number}-refused", N_("Refused rows"), ERRORS, errors_of(batch)), form)
    rows: list[ErrorRow] = list(errors_of(batch, behind=after_number(request), most=ROWS + 1))
    shown = portion(rows, key="pk", asked=request)
    table = Table("refused", N_("Refused rows"), ERRORS, shown.rows, N_("Every row was taken."))
    span = batch.statements.aggregate(first=Min("version"), last=Max("version"))
    context = {
        "batch": batch,
        "table": table,
        "portion": shown,
        "first_record": span["first"] and span["first"] // VERSIONS,
        "last_record": span["last"] and span["last"] // VERSIONS,
        "may_undo": may(actor, Act.UNDO_IMPORT) and batch.state != ImportBatch.State.UNDONE,
    }
    return render(request, "field/import.html", context)


@page("GET", "HEAD")
def import_annotated(request: HttpRequest, number: int) -> HttpResponseBase:
    """The file as it came, with a verdict and a reason beside each row."""
    require(request.user, Act.SEE_IMPORTS)
    batch = get_object_or_404(imports_visible_to(request.user), pk=number)
    words = {
        "created": _("new"),
        "identical": _("known already"),
        "correction": _("correction"),
        "conflict": _("kept, in conflict with another line"),
        "refused": _("refused"),
    }
    copy = annotated(batch, words, _)
    answer = FileResponse(copy.open("rb"), as_attachment=True, filename=f"{number}-{copy_name(batch)}")
    copy.unlink()
    return answer


def copy_name(batch: ImportBatch) -> str:
    """The name of the annotated file; a workbook of another make comes back as .xlsx."""
    stem, _dot, ending = batch.file.rpartition(".")
    return batch.file if ending.lower() in ("csv", "tsv", "txt", "xlsx") else f"{stem or batch.file}.xlsx"


@page("GET", "HEAD", "POST")
def import_undo(request: HttpRequest, number: int) -> HttpResponseBase:
    """Ask, then take the import back."""
    actor = require(request.user, Act.UNDO_IMPORT)
    batch = get_object_or_404(imports_visible_to(request.user), pk=number)
    if batch.state == ImportBatch.State.UNDONE:
        raise Http404
    if request.method != "POST":
        return render(request, "field/undo.html", {"batch": batch})
    done = undo_import(number, by=actor.number)
    told = _(
        "Import %(number)s is undone: %(voided)s lines voided, %(restored)s came back, "
        "%(passed)s stay stated by another import."
    )
    counts = {"number": number, "voided": done.voided, "restored": done.restored, "passed": done.passed}
    messages.success(request, told % counts)
    return redirect("field:import", number=number)
