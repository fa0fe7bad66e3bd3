"""A layer is sent, looked at, and loaded; a wrong version is withdrawn. (sites)"""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from chanzo.core.refusals import SENTENCES, Refused
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.places.drawn import drawn_outlines
from chanzo.places.models import Layer
from chanzo.places.reading.limits import MOST_BYTES
from chanzo.places.services.layers import Described
from chanzo.places.small import small_map
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table

from ..forms.areas import TOO_LARGE, LayerForm, WithdrawForm
from ..services.looking import Look, load_looked_at, look_at
from ..services.screening import withdraw_and_screen

# What a form's other fields may add to the bytes of its file.
ROOM = 64 * 1024
SALT, KEPT_S = "protected areas looked at", 24 * 3600
NAMED = 30


@csrf_exempt  # The size is looked at before the body is read; the form itself is protected below.
@page("GET", "HEAD", "POST")
def layer_new(request: HttpRequest) -> HttpResponseBase:
    """Send a file and see what it holds; then load it."""
    require(request.user, Act.LOAD_AREAS)
    length = request.META.get("CONTENT_LENGTH") or "0"
    if request.method == "POST" and (not length.isdecimal() or int(length) > MOST_BYTES + ROOM):
        form = LayerForm({})
        form.errors.clear()
        form.add_error("file", TOO_LARGE)
        return render(request, "sites/protected/new.html", {"form": form}, status=413)
    return _layer_new(request)


@csrf_protect
def _layer_new(request: HttpRequest) -> HttpResponseBase:
    if request.method == "POST" and "looked_at" in request.POST:
        return _load(request)
    form = LayerForm(request.POST, request.FILES) if request.method == "POST" else LayerForm()
    if form.is_valid():
        try:
            look = look_at(form.cleaned_data["file"], form.described(), by=request.user)
        except Refused as refused:
            form.add_error("file", said(refused))
        else:
            return _preview(request, look, form.described())
    return render(request, "sites/protected/new.html", {"form": form}, status=422 if form.errors else 200)


def _load(request: HttpRequest) -> HttpResponseBase:
    try:
        sha256, name, source, licence, dated = signing.loads(request.POST["looked_at"], salt=SALT, max_age=KEPT_S)
    except signing.BadSignature as error:
        raise Http404 from error
    done = load_looked_at(sha256, Described(name, source, licence, dated), by=request.user)
    told = ngettext(
        "%(number)s site stands otherwise than before.", "%(number)s sites stand otherwise than before.", done.changed
    )
    messages.success(request, _("The layer is loaded.") + " " + told % {"number": done.changed})
    return redirect("sites:layer", name=name)


def _preview(request: HttpRequest, look: Look, described: Described) -> HttpResponseBase:
    described = described.checked()
    token = [look.sha256, described.name, described.source, described.licence, described.dated]
    areas = drawn_outlines(look.reading.outlines)
    inside = [{"site": site, "area": area} for site, area in look.inside]
    refused = [
        {"number": each.number, "name": each.name, "why": _(SENTENCES[each.code])} for each in look.reading.unread
    ]
    context: dict[str, Any] = {
        "described": described,
        "look": look,
        "token": signing.dumps(token, salt=SALT),
        "drawing": small_map(
            [], title=described.name, text=_("Where its areas lie"), name="look", areas=areas, whole=True
        ),
        "inside": Table("inside", gettext_lazy("Sites that it would hold"), INSIDE, inside, most=NAMED),
        "refused": Table("refused", gettext_lazy("Features that cannot be used"), REFUSED, refused, most=NAMED),
        "names": [outline.name or "–" for outline in look.reading.outlines[:NAMED]],
        "more": max(0, len(look.reading.outlines) - NAMED),
        "again": Layer.objects.filter(name=described.name).exists(),
    }
    return render(request, "sites/protected/preview.html", context)


INSIDE = [Column("site", gettext_lazy("Site"), "code"), Column("area", gettext_lazy("Area"))]
REFUSED = [
    Column("number", gettext_lazy("Feature"), "count"),
    Column("name", gettext_lazy("Name")),
    Column("why", gettext_lazy("Why it is refused")),
]


@page("GET", "HEAD", "POST")
def layer_withdraw(request: HttpRequest, name: str, seq: int) -> HttpResponseBase:
    """Say that a version was the wrong one."""
    require(request.user, Act.LOAD_AREAS)
    layer = Layer.objects.filter(name=name, seq=seq, withdrawn_by__isnull=True).first()
    if layer is None:
        raise Http404
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        withdraw_and_screen(seq, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The version is withdrawn. It stays in the record with your reason."))
        return redirect("sites:layer", name=name)
    context = {"form": form, "layer": layer}
    return render(request, "sites/protected/withdraw.html", context, status=422 if form.errors else 200)
