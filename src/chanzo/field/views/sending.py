"""Sending files, seeing what they hold, and asking for their rehearsal or import. (field)"""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from chanzo.core.refusals import Refused
from chanzo.web.pages import page, said

from ..forms import MOST_BYTES, TOO_LARGE, ImportForm
from ..models import Delivery
from ..queries import deliveries_waiting, jobs_under_way
from ..services import deliveries, jobs
from .access import require_sender
from .seen import sheets_of

# What a form's other fields may add to the bytes of its files.
ROOM = 64 * 1024
# Deliveries of an account that the page names; they wait for a day.
NAMED = 5


@csrf_exempt  # The size is looked at before the body is read; the form itself is protected below.
@page("GET", "HEAD", "POST")
def import_new(request: HttpRequest) -> HttpResponseBase:
    """Choose files; what is larger than a page can take is told where to go."""
    require_sender(request.user)
    length = request.META.get("CONTENT_LENGTH") or "0"
    if request.method == "POST" and (not length.isdecimal() or int(length) > MOST_BYTES + ROOM):
        form = ImportForm({})
        form.errors.clear()
        form.add_error("files", TOO_LARGE)
        return render(request, "field/new.html", _context(request, form), status=413)
    return _import_new(request)


@csrf_protect
def _import_new(request: HttpRequest) -> HttpResponse:
    actor = require_sender(request.user)
    form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
    if not form.is_valid():
        return render(request, "field/new.html", _context(request, form), status=422 if form.is_bound else 200)
    chosen = form.cleaned_data
    profile = chosen["profile"].pk if chosen["profile"] else ""
    try:
        delivery = deliveries.send_files(chosen["files"], by=actor.number, backfill=chosen["backfill"], profile=profile)
    except Refused as refused:
        form.add_error(None, said(refused))
        return render(request, "field/new.html", _context(request, form), status=422)
    return redirect("field:waiting", token=delivery.token)


def _context(request: HttpRequest, form: ImportForm) -> dict[str, object]:
    return {
        "form": form,
        "waiting": deliveries_waiting(request.user)[:NAMED],
        "under_way": jobs_under_way(request.user),
    }


def own_delivery(request: HttpRequest, token: str) -> Delivery:
    """A delivery that waits for whoever asks; another's is not found."""
    require_sender(request.user)
    return get_object_or_404(deliveries_waiting(request.user), pk=token)


@page("GET", "HEAD")
def waiting(request: HttpRequest, token: str) -> HttpResponseBase:
    """What was sent: the tables found, which column is which, and how their cells are read."""
    delivery = own_delivery(request, token)
    sheets = list(sheets_of(delivery))
    context = {
        "delivery": delivery,
        "sheets": sheets,
        "rows": sum(sheet.rows for sheet in sheets),
        "good": sum(1 for sheet in sheets if not sheet.refused and not sheet.stopped),
        "refused": sum(1 for sheet in sheets if sheet.refused),
        "last": delivery.jobs.first(),
        "under_way": jobs_under_way(request.user),
    }
    return render(request, "field/waiting.html", context)


@page("POST")
def rehearse(request: HttpRequest, token: str) -> HttpResponseBase:
    """Ask what an import of the delivery would do."""
    delivery = own_delivery(request, token)
    job = jobs.rehearse(delivery, by=delivery.by)
    return redirect("field:job", number=job.pk)


@page("POST")
def take_in(request: HttpRequest, token: str) -> HttpResponseBase:
    """Ask for the import of the delivery."""
    delivery = own_delivery(request, token)
    job = jobs.take_in(delivery, by=delivery.by)
    return redirect("field:job", number=job.pk)


@page("POST")
def drop(request: HttpRequest, token: str) -> HttpResponseBase:
    """Throw the delivery away."""
    deliveries.drop(own_delivery(request, token))
    return redirect("field:new")
