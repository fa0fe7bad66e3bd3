"""One import: what came in, what was refused, its file, and taking it back. (field)"""

from django.db.models import Max, Min
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.ledger.services.files import place_of
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.traceability.types import VERSIONS
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.paging import ROWS, after_number, portion
from chanzo.web.tables import Column, Table, wanted_format

from ..errors import ErrorRow, errors_of
from ..forms import UndoForm
from ..models import ImportBatch, Job
from ..queries import imports_visible_to, jobs_under_way, names_of
from ..services import deliveries, jobs
from ..services.undo import undo_preview
from ..services.verdicts import annotated
from .access import require_sender, require_to_take_back, sends, takes_back

N_ = gettext_lazy

ERRORS = [
    Column("row", N_("Row"), "code"),
    Column("column", N_("Column")),
    Column("sentence", N_("What was met")),
    Column("way_out", N_("What to do")),
    Column("code", N_("Code"), "code"),
]
UNDONE = [
    Column("place", N_("Sheet and line")),
    Column("number", N_("Number"), "code"),
    Column("outcome", N_("What would happen")),
]


def batch_of(request: HttpRequest, number: int) -> ImportBatch:
    """An import that whoever asks may see."""
    require(request.user, Act.SEE_IMPORTS)
    return get_object_or_404(imports_visible_to(request.user).select_related("delivery"), pk=number)


@page("GET", "HEAD")
def import_page(request: HttpRequest, number: int) -> HttpResponseBase:
    """One import: its counts, the rows that were refused and why, the records it made."""
    batch = batch_of(request, number)
    if form := wanted_format(request):
        return download(Table(f"import-{number}-refused", N_("Refused rows"), ERRORS, errors_of(batch)), form)
    rows: list[ErrorRow] = list(errors_of(batch, behind=after_number(request), most=ROWS + 1))
    shown = portion(rows, key="pk", asked=request)
    span = batch.statements.aggregate(first=Min("version"), last=Max("version"))
    names = names_of({batch.by, batch.undone_by})
    context = {
        "batch": batch,
        "by": names.get(batch.by, batch.by),
        "undone_by": names.get(batch.undone_by, batch.undone_by),
        "kept": place_of(batch.sha256).is_file(),
        "table": Table("refused", N_("Refused rows"), ERRORS, shown.rows, N_("Every row was taken.")),
        "portion": shown,
        "first_record": span["first"] and span["first"] // VERSIONS,
        "last_record": span["last"] and span["last"] // VERSIONS,
        "job": batch.delivery and batch.delivery.jobs.filter(purpose=Job.Purpose.IMPORT).first(),
        "under_way": jobs_under_way(request.user).filter(delivery=batch.delivery) if batch.delivery else (),
        "others": batch.delivery.batches.exclude(pk=number).order_by("pk") if batch.delivery else (),
        "may_undo": takes_back(request.user, batch) and batch.state != ImportBatch.State.UNDONE,
        "may_import": sends(request.user),
    }
    return render(request, "field/import.html", context)


@page("GET", "HEAD")
def import_file(request: HttpRequest, number: int) -> HttpResponseBase:
    """The file as it was received, to be saved and never to be shown."""
    batch = batch_of(request, number)
    place = place_of(batch.sha256)
    if not place.is_file():
        raise Http404
    return sandboxed(FileResponse(place.open("rb"), as_attachment=True, filename=batch.file, content_type=BYTES))


BYTES = "application/octet-stream"


def sandboxed(answer: FileResponse) -> FileResponse:
    """What came from outside runs nowhere, even where a browser would show it."""
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


@page("GET", "HEAD")
def import_annotated(request: HttpRequest, number: int) -> HttpResponseBase:
    """The file as it came, with a verdict and a reason beside each row."""
    batch = batch_of(request, number)
    words = {
        "created": _("new"),
        "identical": _("known already"),
        "correction": _("correction"),
        "conflict": _("kept, in conflict with another line"),
        "refused": _("refused"),
    }
    copy = annotated(batch, words, _)
    answer = FileResponse(
        copy.open("rb"), as_attachment=True, filename=f"{number}-{copy_name(batch)}", content_type=BYTES
    )
    copy.unlink()
    return sandboxed(answer)


def copy_name(batch: ImportBatch) -> str:
    """The name of the annotated file; a workbook of another make comes back as .xlsx."""
    stem, _dot, ending = batch.file.rpartition(".")
    return batch.file if ending.lower() in ("csv", "tsv", "txt", "xlsx") else f"{stem or batch.file}.xlsx"


@page("POST")
def import_again(request: HttpRequest, number: int) -> HttpResponseBase:
    """The kept file as a new delivery, mapped as it was."""
    actor = require_sender(request.user)
    delivery = deliveries.send_again(batch_of(request, number), by=actor.number)
    return redirect("field:waiting", token=delivery.token)


@page("GET", "HEAD", "POST")
def import_undo(request: HttpRequest, number: int) -> HttpResponseBase:
    """Show what taking the import back would do, ask why, then do it."""
    batch = batch_of(request, number)
    actor = require_to_take_back(request.user, batch)
    if batch.state == ImportBatch.State.UNDONE:
        raise Http404
    form = UndoForm(request.POST or None)
    if form.is_valid():
        job = jobs.undo(batch, by=actor.number, why=form.cleaned_data["why"])
        return redirect("field:job", number=job.pk)
    preview = undo_preview(batch)
    table = Table("lines", N_("The first lines"), UNDONE, [row | {"outcome": _words(row)} for row in preview.first])
    context = {"batch": batch, "form": form, "preview": preview, "table": table}
    return render(request, "field/undo.html", context, status=422 if form.is_bound else 200)


def _words(row: dict[str, object]) -> str:
    return {
        "voided": _("no longer counts"),
        "restored": _("counts again"),
        "passed": _("stays: another import states it too"),
    }[str(row["outcome"])]
