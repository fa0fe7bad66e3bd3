"""What a browser keeps of who uses it: one signed cookie that names an account by its number. (people)

It serves two ends. A browser that signed an account in before is known: tries of strangers do not use up its own
(``throttle``). And a form that arrives after the session has ended still says whose it is, so that what was typed is
offered to that account alone (``kept``); signing out ends this.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.core import signing
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from .models import User

_SALT = "chanzo.people.browsers"
_AGE_S = 180 * 24 * 3600


@dataclass(frozen=True)
class Browser:
    """The account that a browser signed in last, a random name of the browser, and whether it signed out since."""

    account: str
    name: str
    in_use: bool


def browser_of(request: HttpRequest) -> Browser | None:
    """What the browser's cookie says; None without one that we signed."""
    try:
        held = signing.loads(request.COOKIES.get(settings.BROWSER_COOKIE_NAME, ""), salt=_SALT, max_age=_AGE_S)
        return Browser(*held)
    except (signing.BadSignature, TypeError):
        return None


def is_known_to(request: HttpRequest, email: str) -> str:
    """The name of the browser if it signed in the account with this address before, else nothing."""
    browser = browser_of(request)
    if browser is None or not User.objects.filter(person_id=browser.account, email__iexact=email).exists():
        return ""
    return browser.name


@receiver(user_logged_in)
def _signed_in(sender: Any, request: HttpRequest, user: User, **rest: Any) -> None:
    request.browser_used_by = user  # type: ignore[attr-defined]


@receiver(user_logged_out)
def _signed_out(sender: Any, request: HttpRequest, **rest: Any) -> None:
    request.browser_used_by = None  # type: ignore[attr-defined]


def remembered(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: signing in and out is written into the browser's cookie; the account's language comes along."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if hasattr(request, "browser_used_by"):
            before, user = browser_of(request), request.browser_used_by
            if user is not None:
                known = before is not None and before.account == user.number
                _write(response, user.number, before.name if known and before else secrets.token_hex(8), True)
                _speak(response, user.language)
            elif before is not None:
                _write(response, before.account, before.name, False)
        return response

    return answered


def _write(response: HttpResponse, account: str, name: str, in_use: bool) -> None:
    _set(response, settings.BROWSER_COOKIE_NAME, signing.dumps([account, name, in_use], salt=_SALT))


def _speak(response: HttpResponse, language: str) -> None:
    if language:
        _set(response, settings.LANGUAGE_COOKIE_NAME, language)


def _set(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(
        name, value, max_age=_AGE_S, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
