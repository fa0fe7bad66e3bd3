"""How long a session lasts, who gets in, and what an account without its second factor may reach. (people)

Sessions end at once when the account is disabled or its password, role, organisation, areas or seal change
(``User.get_session_auth_hash``), when they lie idle, and after a time in any case. Who can change the accounts of
others has less time: the sessions of administrators end after half an hour without a request.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.signals import user_logged_in
from django.db.models import QuerySet
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from chanzo.core import clock
from chanzo.core.refusals import Refused

from . import kept
from .models import User
from .policies import may, needs_second_factor
from .services import is_fresh
from .types import Act

Answer = Callable[[HttpRequest], HttpResponse]

IDLE, IDLE_ADMINISTRATOR = timedelta(hours=12), timedelta(minutes=30)
WHOLE, WHOLE_ADMINISTRATOR = timedelta(days=7), timedelta(hours=12)
# A request does not write the session again when the last one did so this short ago.
_NOTED_S = 60
_BEGUN, _SEEN = "begun_at", "seen_at"

# All that an account which lacks its second factor may reach: setting one up, its password, signing out.
SET_UP = frozenset(
    {
        "people:second_factor", "account_set_password", "account_change_password", "account_logout",
        "account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "mfa_index",
        "mfa_activate_totp", "mfa_add_webauthn", "mfa_list_webauthn", "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes", "mfa_download_recovery_codes",
    }
)  # fmt: skip


def timed(answer: Answer) -> Answer:
    """Middleware: a session that lay idle or has lasted long enough is ended before the page is made."""

    def answered(request: HttpRequest) -> HttpResponse:
        user = request.user
        if user.is_authenticated:
            moment = clock.now().timestamp()
            manages = may(user, Act.MANAGE_USERS)
            idle, whole = (IDLE_ADMINISTRATOR, WHOLE_ADMINISTRATOR) if manages else (IDLE, WHOLE)
            seen = request.session.get(_SEEN, moment)
            begun = request.session.setdefault(_BEGUN, moment)
            if moment - seen > idle.total_seconds() or moment - begun > whole.total_seconds():
                _end(request)
            elif moment - seen > _NOTED_S or _SEEN not in request.session:
                request.session[_SEEN] = moment
        elif SESSION_KEY in request.session:
            _end(request)  # of an account that was disabled
        return answer(request)

    return answered


@receiver(user_logged_in)
def _begun(sender: Any, request: HttpRequest, **rest: Any) -> None:
    request.session[_BEGUN] = request.session[_SEEN] = clock.now().timestamp()


def _end(request: HttpRequest) -> None:
    logout(request)
    # The browser was not signed out by its owner: what was typed in it may still be kept for them.
    vars(request).pop("browser_used_by", None)


class SignInRequired(LoginRequiredMiddleware):
    """Every page asks to sign in, unless it says otherwise; a fresh installation asks for its first account."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> HttpResponseRedirect:
        if is_fresh():
            return redirect("people:first")
        if request.method == "POST" and kept.keep(request):
            query = urlencode({"next": reverse("people:kept"), "kept": "1"})
            return redirect(f"{reverse(settings.LOGIN_URL)}?{query}")
        return super().handle_no_permission(request, view_func)


class SecondFactor:
    """Middleware: an account that must have a second factor and has none reaches the pages that set it up, no other."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        if not request.user.is_authenticated or not lacks_second_factor(request.user):
            return None
        # The frame of a page shows neither the navigation nor the search to who can use none of it.
        request.held = True  # type: ignore[attr-defined]
        match = request.resolver_match
        if (match and match.view_name in SET_UP) or not getattr(view, "login_required", True):
            return None
        return redirect("people:second_factor")


def account_of(request: HttpRequest) -> User:
    """The account that is signed in; Refused for anybody else."""
    if not isinstance(request.user, User):
        raise Refused("NOT_SIGNED_IN")
    return request.user


def lacks_second_factor(user: Any) -> bool:
    """Whether an account has to set up a second factor before it may work."""
    if not settings.SECOND_FACTOR_REQUIRED or not needs_second_factor(user):
        return False
    return not factors_of(user).exists()


def factors_of(user: Any) -> QuerySet[Authenticator]:
    """The second factors that an account has set up; recovery codes are none of them."""
    return Authenticator.objects.filter(user=user).exclude(type=Authenticator.Type.RECOVERY_CODES)
