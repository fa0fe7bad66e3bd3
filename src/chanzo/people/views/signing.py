"""Signing in by a link that works once, the first account, and the second factor to set up. (people)"""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from chanzo.core.refusals import Refused
from chanzo.web.pages import page, said

from ..forms import FirstForm
from ..services import create_first_administrator, is_fresh, link_target, spend_link
from ..sessions import account_of, lacks_second_factor


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in_by_link(request: HttpRequest, text: str) -> HttpResponse:
    """Ask first, sign in on the button: programs that only look at a link must not spend it."""
    try:
        if request.method != "POST":
            return render(request, "people/link.html", {"account": link_target(text)})
        user = spend_link(text=text)
    except Refused as refused:
        return render(request, "people/link.html", {"refused": refused}, status=410)
    # The link is a fresh proof: who just used it is not asked again before setting up a second factor.
    record_authentication(request, user, method="link", reauthenticated=True)
    target = reverse("account_set_password") if not user.has_usable_password() else None
    return perform_login(request, Login(user=user, redirect_url=target))


@login_not_required
@never_cache
@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def first_account(request: HttpRequest) -> HttpResponse:
    """The first administrator, made by who reads the server's console; afterwards this page leads to the sign-in."""
    if not is_fresh():
        return redirect("account_login")
    form = FirstForm(request.POST or None)
    if form.is_valid():
        try:
            user = create_first_administrator(**form.cleaned_data)
        except Refused as refused:
            form.add_error(_FIELDS.get(refused.code), said(refused))
        else:
            record_authentication(request, user, method="password", reauthenticated=True)
            return perform_login(request, Login(user=user))
    return render(request, "people/first.html", {"form": form}, status=422 if form.errors else 200)


_FIELDS = {"FIRST_CODE_WRONG": "code", "EMAIL_WRONG": "email", "PASSWORD_WEAK": "password"}


@page("GET", "HEAD")
def second_factor(request: HttpRequest) -> HttpResponseBase:
    """Why a second factor is needed and the ways to set one up; who has one is led on."""
    if not lacks_second_factor(request.user):
        return redirect("home")
    return render(request, "people/second_factor.html", {"by_link": not account_of(request).has_usable_password()})
