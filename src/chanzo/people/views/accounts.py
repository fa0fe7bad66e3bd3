"""The accounts of everybody, for administrators: list, one account, and the acts on it. (people)"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from chanzo.core.refusals import Refused
from chanzo.web.downloads import download
from chanzo.web.pages import page, said
from chanzo.web.paging import ROWS, after, portion
from chanzo.web.tables import wanted_format

from .. import services
from ..forms import AccountFilter, DeviceForm, NewAccountForm, ReasonForm, RightsForm
from ..listing import accounts_like, deeds_of, factor_state, table_of_accounts, tokens_of
from ..models import Organisation, User
from ..policies import may, require
from ..sessions import account_of, factors_of
from ..types import Act

SUGGESTED = 500


@page("GET", "HEAD")
def account_list(request: HttpRequest) -> HttpResponseBase:
    """Accounts by search, role and state."""
    require(request.user, Act.MANAGE_USERS)
    form = AccountFilter(request.GET)
    found = accounts_like(
        User.objects.visible_to(request.user), **(form.cleaned_data if form.is_valid() else {"q": ""})
    )
    if asked := wanted_format(request):
        return download(table_of_accounts(found, whole=True), asked)
    shown = portion(list(found.filter(email__gt=after(request))[: ROWS + 1]), key="email", asked=request)
    context = {"form": form, "table": table_of_accounts(shown.rows), "portion": shown}
    return render(request, "people/accounts.html", context)


@page("GET", "HEAD", "POST")
def new_account(request: HttpRequest) -> HttpResponseBase:
    """Open an account and hand over its sign-in link."""
    require(request.user, Act.MANAGE_USERS)
    form = NewAccountForm(request.POST or None)
    if form.is_valid():
        try:
            account = services.create_user(by=account_of(request), **form.cleaned_data)
        except Refused as refused:
            form.add_error(_FIELDS.get(refused.code), said(refused))
        else:
            return _link(request, account)
    context = {"form": form, "organisations": _organisations()}
    return render(request, "people/new.html", context, status=422 if form.errors else 200)


_FIELDS = {"USER_EXISTS": "email", "EMAIL_WRONG": "email", "AREA_WRONG": "areas", "ROLE_UNKNOWN": "role"}


@page("GET", "HEAD")
def account_page(request: HttpRequest, number: str) -> HttpResponseBase:
    """What one account may do, how safe it is, its tokens, and what was done with it."""
    return _page(request, _account(request, number))


@page("POST")
def account_act(request: HttpRequest, number: str, act: str) -> HttpResponseBase:
    """One of the acts of an administrator; a refusal is said on the account's page."""
    account = _account(request, number)
    if act not in ACTS:
        raise Http404
    try:
        return ACTS[act](request, account)
    except Refused as refused:
        return _page(request, account, refused=said(refused))


@page("POST")
def account_token(request: HttpRequest, number: str, token: int) -> HttpResponseBase:
    """Revoke a token or device of an account."""
    account = _account(request, number)
    services.revoke_token(token=get_object_or_404(account.api_tokens, pk=token), by=account_of(request))
    return _done(request, account, _("It is revoked and works no longer."))


def _account(request: HttpRequest, number: str) -> User:
    require(request.user, Act.MANAGE_USERS)
    account: User = get_object_or_404(User.objects.visible_to(request.user), person_id=number)
    return account


def _organisations() -> list[Organisation]:
    return list(Organisation.objects.order_by("code")[:SUGGESTED])


def _page(request: HttpRequest, account: User, **more: Any) -> HttpResponseBase:
    factors = factors_of(account)
    context = {
        "account": account,
        "oneself": account == request.user,
        "rights": RightsForm.of(account),
        "reason": ReasonForm(),
        "device": DeviceForm(),
        "may_add_device": may(account, Act.USE_DEVICE),
        "factors": factors,
        "factor": factor_state(account, has=factors.exists()),
        "tokens": tokens_of(account),
        "deeds": deeds_of(account),
        "organisations": _organisations(),
        **more,
    }
    return render(request, "people/account.html", context, status=422 if more else 200)


def _done(request: HttpRequest, account: User, words: str) -> HttpResponseBase:
    messages.success(request, words)
    return redirect("people:account", number=account.number)


def _rights(request: HttpRequest, account: User) -> HttpResponseBase:
    form = RightsForm(request.POST)
    if not form.is_valid():
        return _page(request, account, rights=form)
    services.change_account(account=account, by=account_of(request), **form.cleaned_data)
    return _done(request, account, _("Changed. Where the account was signed in, it has to sign in again."))


def _with_reason(service: Callable[..., User], words: str) -> Callable[[HttpRequest, User], HttpResponseBase]:
    def act(request: HttpRequest, account: User) -> HttpResponseBase:
        form: forms.Form = ReasonForm(request.POST)
        if not form.is_valid():
            return _page(request, account, reason=form)
        service(email=account.email, reason=form.cleaned_data["reason"], by=account_of(request))
        return _done(request, account, _(words))

    return act


def _sessions(request: HttpRequest, account: User) -> HttpResponseBase:
    services.end_sessions(account=account, by=account_of(request))
    return _done(request, account, _("The account is signed out everywhere."))


def _link(request: HttpRequest, account: User) -> HttpResponseBase:
    text = services.give_link(account=account, by=account_of(request))
    address = request.build_absolute_uri(reverse("people:link", args=[text]))
    return render(request, "people/give_link.html", {"account": account, "secret": address})


def _device(request: HttpRequest, account: User) -> HttpResponseBase:
    form = DeviceForm(request.POST)
    if not form.is_valid():
        return _page(request, account, device=form)
    name = form.cleaned_data["device"]
    text = services.add_device(user=account, name=name, by=account_of(request))
    return render(request, "people/device.html", {"account": account, "name": name, "secret": text})


N_ = str
ACTS: dict[str, Callable[[HttpRequest, User], HttpResponseBase]] = {
    "rights": _rights,
    "disable": _with_reason(services.disable_user, N_("The account is disabled and signed out.")),
    "enable": _with_reason(services.enable_user, N_("The account may sign in again.")),
    "factor": _with_reason(services.reset_second_factor, N_("The second factor is gone; a new one has to be set up.")),
    "sessions": _sessions,
    "link": _link,
    "device": _device,
}
