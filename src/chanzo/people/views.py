"""Signing in by a link that works once. (people)"""

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from chanzo.core.refusals import Refused

from .services import link_target, spend_link


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
    record_authentication(request, user, method="link")
    target = reverse("account_set_password") if not user.has_usable_password() else None
    return perform_login(request, Login(user=user, redirect_url=target))
