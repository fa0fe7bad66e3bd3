"""Readers signed in, and the small programme they read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from chanzo.field.services.imports import Taken
from chanzo.people.models import User
from chanzo.people.services import create_user

from .programme import recorded

SignIn = Callable[..., Client]


@pytest.fixture
def programme(db: None, tmp_path: Path) -> Taken:
    return recorded(tmp_path)


@pytest.fixture
def signed_in(db: None) -> SignIn:
    """A browser of an account with a role."""

    def sign_in(role: str = "verifier", *, language: str = "en", checks: bool = False, **more: object) -> Client:
        again = User.objects.filter(role=role).count()
        user = create_user(email=f"{role}{again or ''}@example.org", role=role, **more)  # type: ignore[arg-type]
        browser = Client(enforce_csrf_checks=checks)
        browser.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        browser.cookies["django_language"] = language
        return browser

    return sign_in
