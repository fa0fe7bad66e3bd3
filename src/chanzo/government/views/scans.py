"""Signed copies: attached, sent out, withdrawn. (government)"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from chanzo.core.refusals import Refused
from chanzo.ledger.documents import ENDING
from chanzo.ledger.services.files import place_of
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.attached import TOO_LARGE, sent_out, too_large
from chanzo.web.pages import page, said

from ..forms import SignForm, WithdrawForm
from ..queries.acts import Found, may_sign
from ..queries.scans import Copy, copies_of
from ..services.signing import sign_act, withdraw_scan
from ..words import TITLES
from .acts import act_called


@csrf_exempt  # The size is looked at before the body is read; the form itself is protected below.
@page("GET", "HEAD", "POST")
def sign(request: HttpRequest, number: str) -> HttpResponseBase:
    """Attach the scan of a signed copy."""
    require(request.user, Act.SIGN_ACT)
    if too_large(request):
        act = _signable(request, number)
        form = SignForm(act.kind, {})
        form.errors.clear()
        form.add_error("scan", TOO_LARGE)
        return _shown(request, act, form, 413)
    return _sign(request, number)


@csrf_protect
def _sign(request: HttpRequest, number: str) -> HttpResponse:
    act = _signable(request, number)
    bound = request.method == "POST"
    form = SignForm(act.kind, request.POST, request.FILES) if bound else SignForm(act.kind)
    if form.is_valid():
        try:
            sign_act(
                act=act,
                scan=form.cleaned_data["scan"],
                signed_on=form.signed_day(),
                signatories=form.signatories(),
                by=request.user,
            )
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("The signed copy is attached."))
            return redirect("government:act", number=str(act.number))
    return _shown(request, act, form, 422 if form.errors else 200)


def _shown(request: HttpRequest, act: Found, form: SignForm, status: int) -> HttpResponse:
    return render(request, "government/sign.html", {"act": act, "title": TITLES[act.kind], "form": form}, status=status)


@page("GET", "HEAD")
def copy_file(request: HttpRequest, number: str, seq: int) -> HttpResponseBase:
    """A signed copy as it was received, always as an attachment."""
    act = act_called(request, number)
    copy = _copy(act, seq)
    name = f"{act.number}-{copy.seq}.{ENDING[copy.media]}"
    return sent_out(place_of(copy.sha256), name=name, media=copy.media)


@page("GET", "HEAD", "POST")
def withdraw(request: HttpRequest, number: str, seq: int) -> HttpResponseBase:
    """Say that a copy was the wrong one; it stays, with the reason."""
    act = _signable(request, number)
    copy = _copy(act, seq)
    form = WithdrawForm(request.POST or None)
    if form.is_valid():
        withdraw_scan(act=act, scan=seq, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("The copy is withdrawn. It stays in the record with your reason."))
        return redirect("government:act", number=str(act.number))
    context = {"act": act, "title": TITLES[act.kind], "copy": copy, "form": form}
    return render(request, "government/withdraw.html", context, status=422 if form.errors else 200)


def _signable(request: HttpRequest, number: str) -> Found:
    act = act_called(request, number)
    if not may_sign(request.user, act):
        raise Refused("NOT_ALLOWED")
    return act


def _copy(act: Found, seq: int) -> Copy:
    for copy in copies_of(act):
        if copy.seq == seq:
            return copy
    raise Http404
