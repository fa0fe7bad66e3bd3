"""Every refusal as ``application/problem+json`` with its code. (api)"""

import json
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from chanzo.core.refusals import SENTENCES, Refused, sentence_of

STATUS_OF = {
    "NOT_SIGNED_IN": HTTPStatus.UNAUTHORIZED,
    "NOT_ALLOWED": HTTPStatus.FORBIDDEN,
    "ID_UNKNOWN": HTTPStatus.NOT_FOUND,
    "NOT_FOUND": HTTPStatus.NOT_FOUND,
    "BAD_REQUEST": HTTPStatus.UNPROCESSABLE_ENTITY,
}

PROBLEM: dict[str, Any] = {
    "title": "Problem",
    "type": "object",
    "required": ["type", "title", "status", "code", "detail", "facts"],
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string"},
        "detail": {"type": "string"},
        "facts": {"type": "object"},
    },
}
"""The shape of a problem, for the description of the API."""


def problem(code: str, status: int | None = None, **facts: Any) -> HttpResponse:
    """One problem; a code without a status of its own is a conflict with what is recorded (409)."""
    status = status or STATUS_OF.get(code, HTTPStatus.CONFLICT)
    template = SENTENCES.get(code)
    document = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": int(status),
        "code": code,
        "detail": sentence_of(code, facts, gettext(template) if template else None),
        "facts": facts,
    }
    body = json.dumps(document, ensure_ascii=False, default=str)
    response = HttpResponse(body, status=status, content_type="application/problem+json")
    if status == HTTPStatus.UNAUTHORIZED:
        response.headers["WWW-Authenticate"] = "Bearer"
    return response


def answer_problems(api: NinjaAPI) -> None:
    """Turn refusals, wrong requests and missing things of an API into problems."""

    @api.exception_handler(Refused)
    def refused(request: HttpRequest, wrong: Refused) -> HttpResponse:
        return problem(wrong.code, **wrong.facts)

    @api.exception_handler(AuthenticationError)
    def unsigned(request: HttpRequest, wrong: AuthenticationError) -> HttpResponse:
        return problem("NOT_SIGNED_IN")

    @api.exception_handler(Http404)
    def missing(request: HttpRequest, wrong: Http404) -> HttpResponse:
        return problem("NOT_FOUND")

    @api.exception_handler(ValidationError)
    def unreadable(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
        reasons = [f"{'.'.join(map(str, error['loc'][1:]))}: {error['msg']}" for error in wrong.errors]
        return problem("BAD_REQUEST", reason="; ".join(reasons))

    @api.exception_handler(HttpError)
    def other(request: HttpRequest, wrong: HttpError) -> HttpResponse:
        return problem("BAD_REQUEST", status=wrong.status_code, reason=wrong.message)
