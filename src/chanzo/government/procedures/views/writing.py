"""Pages on which procedures are written, put in force, ended and signed. (government)"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from chanzo.core.refusals import Refused
from chanzo.ledger.documents import ENDING
from chanzo.ledger.services.files import place_of
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.attached import TOO_LARGE, sent_out, too_large
from chanzo.web.pages import page

from .. import services
from ..forms import CopyForm, EndingForm, InForceForm, TranslationForm, WritingForm
from ..models import Version
from ..queries import may_write, sections_in, signed_of, texts_of
from ..types import number_of, sections_written
from .listing import procedure_url
from .reading import version_of, versions_of

DRAFTED = _("The draft is kept. Have it signed, then put it in force.")


def _shown(request: HttpRequest, form: Any, title: Any, button: Any, **more: Any) -> HttpResponse:
    context = {"form": form, "title": title, "button": button, **more}
    return render(request, "government/procedures/act.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, procedure: int, version: int, told: Any) -> HttpResponseBase:
    messages.success(request, told)
    return redirect(f"{procedure_url(procedure)}?version={version}")


def _writable(request: HttpRequest, procedure: int, version: int) -> Version:
    require(request.user, Act.WRITE_PROCEDURE)
    found = version_of(request, procedure, version)
    if not may_write(request.user, found.reach, found.place):
        raise Refused("NOT_ALLOWED")
    return found


@page("GET", "HEAD", "POST")
def new(request: HttpRequest) -> HttpResponseBase:
    """Write the first draft of a procedure."""
    require(request.user, Act.WRITE_PROCEDURE)
    initial = {"reach": request.GET.get("reach", ""), "place": request.GET.get("place", "")[:100], "language": "fr"}
    form = WritingForm(request.POST or None, initial=initial)
    if form.is_valid() and form.perform(services.write_procedure, by=request.user):
        return _done(request, form.done[0], form.done[1], DRAFTED)
    return _shown(request, form, _("Write a procedure"), _("Keep the draft"), writing=True)


@page("GET", "HEAD", "POST")
def write(request: HttpRequest, procedure: int) -> HttpResponseBase:
    """Write over the draft of a procedure, or its next version."""
    version = versions_of(request, procedure)[0]
    _writable(request, procedure, version.version)
    first = texts_of(version)[0]
    initial = {
        "title": version.title,
        "language": first.language,
        "every_days": version.every_days,
        "text": sections_written(first.read),
    }
    form = WritingForm(request.POST or None, initial=initial, of=version)
    facts = {"procedure": procedure, "sort": version.sort, "reach": version.reach, "place": version.place}
    if form.is_valid() and form.perform(services.write_procedure, **facts, by=request.user):
        return _done(request, form.done[0], form.done[1], DRAFTED)
    drafted = version.from_day is None
    title = _("Write over the draft") if drafted else _("Write the next version")
    return _shown(request, form, title, _("Keep the draft"), version=version, number=number_of(procedure), writing=True)


@page("GET", "HEAD", "POST")
def translate(request: HttpRequest, procedure: int, version: int) -> HttpResponseBase:
    """Write a version in a further language."""
    found = _writable(request, procedure, version)
    form = TranslationForm(request.POST or None, agreed=texts_of(found)[0].language)
    facts = {"procedure": procedure, "version": version}
    if form.is_valid() and form.perform(services.translate_procedure, **facts, by=request.user):
        return _done(request, procedure, version, _("The text is kept in that language."))
    agreed = sections_written(sections_in(found, "")[1])
    return _shown(
        request, form, _("Write it in another language"), _("Keep the text"),
        version=found, number=number_of(procedure), agreed=agreed,
    )  # fmt: skip


@page("GET", "HEAD", "POST")
def in_force(request: HttpRequest, procedure: int, version: int) -> HttpResponseBase:
    """Put a draft in force."""
    found = _writable(request, procedure, version)
    form = InForceForm(request.POST or None)
    facts = {"procedure": procedure, "version": version}
    if form.is_valid() and form.perform(services.put_in_force, **facts, by=request.user):
        return _done(request, procedure, version, _("The version is in force from that day. It cannot be changed now."))
    return _shown(request, form, _("Put it in force"), _("Put it in force"), version=found, number=number_of(procedure))


@page("GET", "HEAD", "POST")
def end(request: HttpRequest, procedure: int, version: int) -> HttpResponseBase:
    """Say the last day of a version."""
    found = _writable(request, procedure, version)
    form = EndingForm(request.POST or None)
    facts = {"procedure": procedure, "version": version}
    if form.is_valid() and form.perform(services.end_procedure, **facts, by=request.user):
        return _done(request, procedure, version, _("The version has its last day."))
    return _shown(request, form, _("End it"), _("Record the end"), version=found, number=number_of(procedure))


@csrf_exempt  # The size is looked at before the body is read; the form itself is protected below.
@page("GET", "HEAD", "POST")
def sign(request: HttpRequest, procedure: int, version: int) -> HttpResponseBase:
    """Attach the scan of the signed paper."""
    found = _writable(request, procedure, version)
    if too_large(request):
        form = CopyForm({})
        form.errors.clear()
        form.add_error("scan", TOO_LARGE)
        return _to_sign(request, form, found, 413)
    return _sign(request, found)


@csrf_protect
def _sign(request: HttpRequest, found: Version) -> HttpResponseBase:
    form = CopyForm(request.POST, request.FILES) if request.method == "POST" else CopyForm()
    facts = {"procedure": found.procedure, "version": found.version}
    if form.is_valid() and form.perform(services.sign_procedure, **facts, by=request.user):
        return _done(request, found.procedure, found.version, _("The signed copy is attached."))
    return _to_sign(request, form, found, 422 if form.errors else 200)


def _to_sign(request: HttpRequest, form: CopyForm, found: Version, status: int) -> HttpResponse:
    context = {
        "form": form, "title": _("Attach the signed copy"), "button": _("Attach"), "version": found, "files": True,
        "number": number_of(found.procedure),
    }  # fmt: skip
    return render(request, "government/procedures/act.html", context, status=status)


@page("GET", "HEAD")
def copy_file(request: HttpRequest, procedure: int, version: int, seq: int) -> HttpResponseBase:
    """A signed copy as it was received, always as an attachment, for those who may see checks."""
    require(request.user, Act.SEE_CHECKS)
    for copy in signed_of(version_of(request, procedure, version)):
        if copy.seq == seq:
            name = f"{number_of(procedure)}-{version}-{seq}.{ENDING[copy.media]}"
            return sent_out(place_of(copy.sha256), name=name, media=copy.media)
    raise Http404
