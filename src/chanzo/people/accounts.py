"""How allauth serves this program: accounts are given, never taken, and nothing tells where anybody is. (people)"""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.ratelimit import truncate_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.urls import reverse

from .browsers import is_known_to
from .seals import opened, sealed
from .throttle import code_of_address

_PURPOSE = "second factor"


class Accounts(DefaultAccountAdapter):
    """Nobody opens an account alone; an administrator creates it."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to one's own account, or on to what else has to be set up."""
        return reverse("people:own")

    def get_client_ip(self, request: HttpRequest) -> str:
        """The day's code of the network address, so that allauth never holds the address itself."""
        return code_of_address(truncate_ip(super().get_client_ip(request)))

    def get_http_user_agent(self, request: HttpRequest) -> str:
        """Nothing: what somebody browses with is not kept."""
        return ""

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        # A browser that signed this account in before has tries of its own, which strangers cannot use up.
        browser = is_known_to(request, credentials.get("email", ""))
        return f"browser:{browser}" if browser else super()._get_login_attempts_cache_key(request, **credentials)


class SecondFactors(DefaultMFAAdapter):
    """Secrets of second factors are sealed at rest."""

    def encrypt(self, text: str) -> str:
        return sealed(text, _PURPOSE)

    def decrypt(self, encrypted_text: str) -> str:
        return opened(encrypted_text, _PURPOSE)
