"""Files of requests: attached to a step, sent out to those who may read it, withdrawn. (sites)"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from chanzo.ledger.services.files import place_of as file_of
from chanzo.people.policies import require
from chanzo.web.attached import TOO_LARGE, sent_out, too_large
from chanzo.web.pages import page

from ..forms.documents import AttachForm, WrongForm
from ..models import AreaRequest, KeptDocument, RequestStep
from ..queries.documents import documents_visible_to
from ..rules.requests import ACTS
from ..services.documents import attach_document, withdraw_document
from ..types.request import Step
from .requests import called


@csrf_exempt  # The size is looked at before the body is read; the form itself is protected below.
@page("GET", "HEAD", "POST")
def document_attach(request: HttpRequest, number: str, seq: int) -> HttpResponseBase:
    """Attach a file to a step."""
    row = called(request, number)
    step = _step(request, row, seq)
    if too_large(request):
        form = AttachForm({})
        form.errors.clear()
        form.add_error("document", TOO_LARGE)
        return _shown(request, row, form, 413)
    return _attach(request, row, step)


@csrf_protect
def _attach(request: HttpRequest, row: AreaRequest, step: RequestStep) -> HttpResponseBase:
    form = AttachForm(request.POST, request.FILES) if request.method == "POST" else AttachForm()
    if form.is_bound and form.perform(attach_document, request=row, step=step, by=request.user) is not None:
        messages.success(request, _("The document is attached."))
        return redirect("sites:request", number=row.number)
    return _shown(request, row, form, 422 if form.errors else 200)


def _shown(request: HttpRequest, row: AreaRequest, form: AttachForm, status: int) -> HttpResponseBase:
    return _form(request, row, form, _("Attach a document"), _("Attach"), status, files=True)


@page("GET", "HEAD")
def document_file(request: HttpRequest, number: str, seq: int) -> HttpResponseBase:
    """A file of a request, always as an attachment."""
    kept = _document(request, called(request, number), seq)
    return sent_out(file_of(kept.sha256), name=kept.file_name, media=kept.media)


@page("GET", "HEAD", "POST")
def document_withdraw(request: HttpRequest, number: str, seq: int) -> HttpResponseBase:
    """Say that a file was the wrong one; it stays, with the reason."""
    row = called(request, number)
    kept = _document(request, row, seq)
    _step(request, row, kept.step)
    form = WrongForm(request.POST or None)
    if form.perform(withdraw_document, request=row, document=kept, by=request.user) is not None:
        messages.success(request, _("The document is withdrawn. It stays in the record with your reason."))
        return redirect("sites:request", number=number)
    return _form(request, row, form, _("Withdraw a document"), _("Withdraw"), 422 if form.errors else 200)


def _form(
    request: HttpRequest, row: AreaRequest, form: AttachForm | WrongForm, title: str, act: str, status: int,
    *, files: bool = False,
) -> HttpResponseBase:  # fmt: skip
    context = {
        "form": form, "title": title, "lead": f"{row.name}, {row.territory}", "act": act, "files": files,
        "back": reverse("sites:request", args=[row.number]), "crumb": row.number,
    }  # fmt: skip
    return render(request, "sites/act.html", context, status=status)


def _step(request: HttpRequest, row: AreaRequest, seq: int) -> RequestStep:
    step = RequestStep.objects.filter(request=row.number, seq=seq).first()
    if step is None:
        raise Http404
    require(request.user, ACTS[Step(step.step)], row.place)
    return step


def _document(request: HttpRequest, row: AreaRequest, seq: int) -> KeptDocument:
    for documents in documents_visible_to(request.user, row).values():
        for kept in documents:
            if kept.seq == seq:
                return kept
    raise Http404
