"""How a view answers: signed in only, with the named methods, and with refusals as pages. (web)"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from chanzo.core.refusals import SENTENCES, Refused, sentence_of

View = Callable[..., HttpResponseBase]

# What a refusal is on the web; codes not named here are the reader's own input, 422.
STATUS = {"NOT_ALLOWED": 403, "NOT_SIGNED_IN": 403, "ID_UNKNOWN": 404, "NOT_FOUND": 404}


def page(*methods: str) -> Callable[[View], View]:
    """A view for the named methods; a refusal becomes a page with its sentence, what is foreign is not found."""

    def of(view: View) -> View:
        @wraps(view)
        def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                response = view(request, *args, **kwargs)
            except Refused as refused:
                status = STATUS.get(refused.code, 422)
                if status == 404:
                    raise Http404(said(refused)) from refused
                response = render(request, "web/refused.html", {"sentence": said(refused)}, status=status)
            return response

        return require_http_methods(methods or ("GET", "HEAD"))(answered)

    return of


def said(refused: Refused) -> str:
    """The sentence of a refusal in the reader's language."""
    sentence = SENTENCES.get(refused.code)
    return sentence_of(refused.code, refused.facts, gettext(sentence) if sentence else None)
