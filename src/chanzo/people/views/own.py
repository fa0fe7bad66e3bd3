"""One's own account, and the form that was kept when the session ended. (people)"""

from collections.abc import Callable
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from chanzo.web.pages import page

from .. import kept, services
from ..forms import DeviceForm, OneselfForm
from ..listing import deeds_of, factor_state, tokens_of
from ..models import ApiToken
from ..policies import may
from ..sessions import account_of, factors_of
from ..types import Act


def _shown(request: HttpRequest, **more: Any) -> dict[str, Any]:
    user = account_of(request)
    factors = factors_of(user)
    return {
        "account": user,
        "oneself": OneselfForm(initial={"name": user.person.name}),
        "factors": factors,
        "factor": factor_state(user, has=factors.exists()),
        "tokens": tokens_of(user),
        "device": DeviceForm(),
        "may_add_device": may(user, Act.USE_DEVICE),
        "deeds": deeds_of(user),
        **more,
    }


@page("GET", "HEAD")
def own_account(request: HttpRequest) -> HttpResponseBase:
    return render(request, "people/own.html", _shown(request))


@page("POST")
def own_act(request: HttpRequest, act: str) -> HttpResponseBase:
    """One of the acts that people do with their own account."""
    if act not in ACTS:
        raise Http404
    return ACTS[act](request)


def _describe(request: HttpRequest) -> HttpResponseBase:
    form = OneselfForm(request.POST)
    if not form.is_valid():
        return render(request, "people/own.html", _shown(request, oneself=form), status=422)
    services.describe_oneself(user=account_of(request), **form.cleaned_data)
    messages.success(request, _("Your name is saved."))
    return redirect("people:own")


@reauthentication_required
def _device(request: HttpRequest) -> HttpResponseBase:
    form = DeviceForm(request.POST)
    if not form.is_valid():
        return render(request, "people/own.html", _shown(request, device=form), status=422)
    name = form.cleaned_data["device"]
    text = services.add_device(user=account_of(request), name=name, by=account_of(request))
    return render(request, "people/device.html", {"account": account_of(request), "name": name, "secret": text})


def _sign_out_elsewhere(request: HttpRequest) -> HttpResponseBase:
    account = account_of(request)
    services.end_sessions(account=account, by=account)
    update_session_auth_hash(request, account)
    messages.success(request, _("Every other browser is signed out."))
    return redirect("people:own")


ACTS: dict[str, Callable[[HttpRequest], HttpResponseBase]] = {
    "name": _describe,
    "device": _device,
    "sessions": _sign_out_elsewhere,
}


@page("POST")
def own_token(request: HttpRequest, token: int) -> HttpResponseBase:
    """Revoke one of one's own tokens or devices."""
    services.revoke_token(token=get_object_or_404(ApiToken, pk=token, user=account_of(request)), by=account_of(request))
    messages.success(request, _("It is revoked and works no longer."))
    return redirect("people:own")


@page("GET", "HEAD", "POST")
def kept_form(request: HttpRequest) -> HttpResponseBase:
    """What was typed before the session ended, to be sent by its own account; POST throws it away."""
    waiting = kept.kept_for(request)
    if request.method == "POST" or waiting is None:
        kept.drop(request)
        return redirect("home")
    return render(request, "people/kept.html", {"kept": waiting})
