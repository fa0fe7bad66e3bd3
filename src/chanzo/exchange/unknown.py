"""Public pages know nobody: they read no cookie, set none, and may be kept by any cache. (exchange)"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

PREFIX = "/open/"
LANGUAGES = ("en", "fr")
KEPT_S = 300

View = Callable[..., HttpResponseBase]


def nobody(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: for public addresses, who asks is forgotten before anything looks."""

    def answered(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(PREFIX):
            return answer(request)
        request.META.pop("HTTP_COOKIE", None)
        response = answer(request)
        response.cookies.clear()
        varies = [name for name in response.get("Vary", "").split(", ") if name and name != "Cookie"]
        response.headers["Vary"] = ", ".join(varies)
        return response

    return answered


def public(view: View) -> View:
    """A page for everybody, in the language of the address (``?lang=``) or the browser's, kept for five minutes."""

    @login_not_required
    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        language = language_of(request)
        with override(language):
            response = view(request, *args, **kwargs)
        response.headers["Content-Language"] = language
        if response.status_code == 200:
            response.headers.setdefault("Cache-Control", f"public, max-age={KEPT_S}")
        return response

    return answered


def shown(request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200) -> HttpResponse:
    """A public page; ``lang`` is what its links carry on."""
    return render(request, template, context | {"lang": lang_of(request)}, status=status)


def lang_of(request: HttpRequest) -> str:
    """The query that keeps a language which was asked for; nothing where the browser's own is shown."""
    return f"?lang={request.GET['lang']}" if request.GET.get("lang") in LANGUAGES else ""


def language_of(request: HttpRequest) -> str:
    """English or French: these are complete."""
    asked = request.GET.get("lang", "")
    if asked in LANGUAGES:
        return asked
    spoken = (get_language() or "en")[:2]
    return spoken if spoken in LANGUAGES else "en"
