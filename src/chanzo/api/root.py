"""The API of version 1: bearer tokens, one router a room, problems with codes. (api)"""

from importlib.metadata import version

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI, Router
from ninja.security import HttpBearer

from chanzo.people.models import User
from chanzo.people.services import user_of_token
from chanzo.sites.api import router as sites
from chanzo.traceability.api import router as traceability
from chanzo.verification.api import router as verification

from .problems import answer_problems

ROUTERS: list[tuple[str, Router]] = [("", router) for router in (sites, traceability, verification)]
"""Prefix and router of every room that answers programs."""


class Token(HttpBearer):
    """A token of ``chanzo token create``; the request then acts as its account."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        user = user_of_token(token)
        if user is not None:
            request.user = user
        return user


def build() -> NinjaAPI:
    """The API with every room's router."""
    api = NinjaAPI(
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
    """The API's addresses; its own token check replaces the sign-in of the pages."""
    patterns, app, namespace = build().urls
    for pattern in patterns:
        if isinstance(pattern, URLPattern):
            pattern.callback = login_not_required(pattern.callback)
    return patterns, app, namespace
