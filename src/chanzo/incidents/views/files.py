"""Files of a case: attached, given other readers or taken back, and sent out through one gate. (incidents)"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from chanzo.core.refusals import Refused
from chanzo.ledger.documents import ENDING
from chanzo.ledger.services.files import place_of
from chanzo.web.attached import TOO_LARGE, sent_out, too_large
from chanzo.web.pages import page, said

from ..file_forms import ClassForm, FileForm
from ..models import CaseFile
from ..queries.changes import files_of
from ..queries.incidents import Seen
from ..services.attaching import attach_file, class_file, detach_file
from ..types import Audience
from .case import incident_seen
from .describing import handled


@csrf_exempt  # The size is looked at before the body is read; the form itself is protected below.
@page("GET", "HEAD", "POST")
def attach(request: HttpRequest, number: str) -> HttpResponseBase:
    """Attach a photograph or document to a case."""
    seen = handled(request, number)
    if too_large(request):
        form = FileForm(seen.audiences, {})
        form.errors.clear()
        form.add_error("file", TOO_LARGE)
        return _shown(request, seen, form, 413)
    return _attach(request, seen)


@csrf_protect
def _attach(request: HttpRequest, seen: Seen) -> HttpResponse:
    sent: Any = (request.POST, request.FILES) if request.method == "POST" else ()
    form = FileForm(seen.audiences, *sent)
    if form.is_valid():
        given = form.cleaned_data
        try:
            attach_file(
                number=seen.incident.number, file=given["file"], audience=Audience(given["audience"]),
                caption=given["caption"], by=request.user,
            )  # fmt: skip
        except Refused as refused:
            form.add_error("file", said(refused))
        else:
            messages.success(request, _("The file is with the case."))
            return redirect("incidents:incident", number=seen.incident.number)
    return _shown(request, seen, form, 422 if form.errors else 200)


def _shown(request: HttpRequest, seen: Seen, form: FileForm, status: int) -> HttpResponse:
    return render(request, "incidents/attach.html", {"incident": seen.incident, "form": form}, status=status)


@page("GET", "HEAD")
def case_file(request: HttpRequest, number: str, file: int) -> HttpResponseBase:
    """A file of a case, always as an attachment, for its readers."""
    kept = _read(incident_seen(request, number), file)
    return sent_out(place_of(kept.sha256), name=f"{number}-{kept.seq}.{ENDING[kept.media]}", media=kept.media)


@page("GET", "HEAD", "POST")
def reclass(request: HttpRequest, number: str, file: int) -> HttpResponseBase:
    """Give a file other readers, or take it back, with the reason."""
    seen = handled(request, number)
    kept = _read(seen, file)
    form = ClassForm(seen.audiences, request.POST or None, initial={"audience": kept.audience})
    if form.is_valid():
        audience, reason = form.cleaned_data["audience"], form.cleaned_data["reason"]
        try:
            if audience:
                class_file(number=number, file=file, audience=Audience(audience), reason=reason, by=request.user)
            else:
                detach_file(number=number, file=file, reason=reason, by=request.user)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("It is on record."))
            return redirect("incidents:incident", number=number)
    context = {"incident": seen.incident, "file": kept, "form": form}
    return render(request, "incidents/file.html", context, status=422 if form.errors else 200)


def _read(seen: Seen, file: int) -> CaseFile:
    """A file that this reader reads; not found otherwise."""
    found = [one for one in files_of(seen.incident.number, seen.audiences) if one.seq == file]
    if not found:
        raise Http404
    return found[0]
