"""Photographs of studies: kept without metadata, sent out to those who may see them, destroyed. (sites)"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from chanzo.core.refusals import Refused
from chanzo.ledger.documents import ENDING
from chanzo.ledger.services.files import place_of as file_of
from chanzo.people.types import Act
from chanzo.web.attached import TOO_LARGE, sent_out, too_large
from chanzo.web.pages import page, said

from ..forms.photos import DestroyForm, PhotoForm
from ..models import Study, StudyPhoto
from ..queries import studies as queries
from ..queries.standing import place_of
from ..services.studies import destroy_photo, keep_photo
from ..types.study import Privacy


@csrf_exempt  # The size is looked at before the body is read; the form itself is protected below.
@page("GET", "HEAD", "POST")
def add_photo(request: HttpRequest, seq: int) -> HttpResponseBase:
    """Add a photograph to a study."""
    study = _photographed(request, seq)
    if too_large(request):
        form = PhotoForm({})
        form.errors.clear()
        form.add_error("photo", TOO_LARGE)
        return _shown(request, study, form, 413)
    return _add(request, study)


@csrf_protect
def _add(request: HttpRequest, study: Study) -> HttpResponse:
    form = PhotoForm(request.POST, request.FILES) if request.method == "POST" else PhotoForm()
    if form.is_valid():
        try:
            keep_photo(study=study, photo=form.cleaned_data["photo"], by=request.user)
        except Refused as refused:
            form.add_error("photo", said(refused))
        else:
            messages.success(request, _("The photograph is kept, without place, time and device."))
            return redirect("sites:study", seq=study.seq)
    return _shown(request, study, form, 422 if form.errors else 200)


def _shown(request: HttpRequest, study: Study, form: PhotoForm, status: int) -> HttpResponse:
    context = {"study": study, "site": queries.site_of(study.site), "form": form}
    return render(request, "sites/studies/photo.html", context, status=status)


@page("GET", "HEAD")
def photo_file(request: HttpRequest, seq: int) -> HttpResponseBase:
    """A photograph, always as an attachment, for those who may read what is confidential."""
    photo, study = _photo(request, seq)
    name = f"study-{study.root}-{photo.seq}.{ENDING[photo.media]}"
    return sent_out(file_of(photo.sha256), name=name, media=photo.media)


@page("GET", "HEAD", "POST")
def destroy(request: HttpRequest, seq: int) -> HttpResponseBase:
    """Destroy a photograph that should not have been taken."""
    photo, study = _photo(request, seq)
    _photographed(request, study.seq)
    form = DestroyForm(request.POST or None)
    if form.is_valid():
        destroy_photo(photo=photo, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The photograph is destroyed. That there was one stays in the record."))
        return redirect("sites:study", seq=study.seq)
    context = {"study": study, "site": queries.site_of(study.site), "photo": photo, "form": form}
    return render(request, "sites/studies/destroy.html", context, status=422 if form.errors else 200)


def _photographed(request: HttpRequest, seq: int) -> Study:
    """A study to which this account may add photographs."""
    study = queries.study_seen_by(request.user, seq)
    queries.site_seen_by(request.user, queries.site_of(study.site).code, Act.RECORD_STUDY)
    return study


def _photo(request: HttpRequest, seq: int) -> tuple[StudyPhoto, Study]:
    photo = StudyPhoto.objects.filter(seq=seq).first()
    if photo is None:
        raise Http404
    study = queries.study_seen_by(request.user, photo.study)
    if Privacy.CONFIDENTIAL not in queries.privacies_for(request.user, place_of(queries.site_of(study.site))):
        raise Http404
    return photo, study
