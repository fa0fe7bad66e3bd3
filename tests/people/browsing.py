"""A browser in which an account signs in with its password, as people do."""

from django.test import Client

from chanzo.people.models import User

from .second_factors import code_of

GOOD = "seven goats cross a bridge"


def sign_in(browser: Client, user: User, *, factor: bool = False) -> Client:
    """Address and password, then the code where the account has a second factor."""
    browser.post("/account/login/", {"login": user.email, "password": GOOD})
    if factor:
        browser.post("/account/2fa/authenticate/", {"code": code_of(user)})
    return browser


def is_signed_in(browser: Client) -> bool:
    """Whether the server still takes this browser for an account."""
    return browser.get("/account/").status_code == 200
