"""The API of version 1: bearer tokens, one router a room, problems with codes. (api)"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from importlib.metadata import version
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, re_path
from django.views.decorators.csrf import csrf_exempt
from ninja import NinjaAPI, Router
from ninja.openapi.schema import OpenAPISchema
from ninja.security import HttpBearer

from chanzo.change.api import router as change
from chanzo.exchange.api import router as exchange
from chanzo.field.api import router as field
from chanzo.government.api import router as government
from chanzo.incidents.api import router as incidents
from chanzo.people.api import register as organisations
from chanzo.people.api import router as people
from chanzo.people.models import User
from chanzo.people.services import user_of_token
from chanzo.sites.api import router as sites
from chanzo.traceability.api import router as traceability
from chanzo.verification.api import router as verification

from .problems import PROBLEM, answer_problems, problem

REFERENCE = {"$ref": "#/components/schemas/Problem"}

ROUTERS: list[tuple[str, Router]] = [
    ("", router)
    for router in (
        people,
        organisations,
        sites,
        traceability,
        verification,
        incidents,
        government,
        change,
        field,
        exchange,
    )
]
"""Prefix and router of every room that answers programs."""


class Token(HttpBearer):
    """A token of ``chanzo token create``; the request then acts as its account."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        user = user_of_token(token)
        if user is not None:
            request.user = user
        return user


class Described(NinjaAPI):
    """Says in its description that any answer but the good one is a problem document."""

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(*args, **kwargs)
        schema.setdefault("components", {}).setdefault("schemas", {})["Problem"] = PROBLEM
        refused = {"description": "A problem", "content": {"application/problem+json": {"schema": REFERENCE}}}
        for operations in schema["paths"].values():
            for operation in operations.values():
                operation["responses"].update(dict.fromkeys(("400", "401", "403", "404", "405", "409", "422"), refused))
        return schema


def build() -> NinjaAPI:
    """The API with every room's router."""
    api = Described(
        title="chanzo",
        version=version("chanzo"),
        description="Where tagged minerals come from, where they went, and what was found on the way.",
        auth=Token(),
        docs_url=None,
        openapi_url="/openapi.json",
        urls_namespace="api",
    )
    answer_problems(api)
    for prefix, router in ROUTERS:
        api.add_router(prefix, router)
    return api


def addresses() -> tuple[list[URLPattern | URLResolver], str, str]:
    """The API's addresses; its own token check replaces the sign-in of the pages, and every error is a problem."""
    patterns, app, namespace = build().urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = login_not_required(_in_problems(pattern.callback))
    # Any other text, line ends included, which ``path`` would not match.
    rest = re_path("", login_not_required(csrf_exempt(_nothing)))
    return [*patterns, rest], app, namespace


def _in_problems(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = view(request, *args, **kwargs)
        if answer.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return answer
        refused = problem("BAD_REQUEST", answer.status_code, reason=f"{request.method} is not known here")
        refused.headers["Allow"] = answer.headers["Allow"]
        return refused

    return answered


def _nothing(request: HttpRequest) -> HttpResponse:
    return problem("NOT_FOUND")
