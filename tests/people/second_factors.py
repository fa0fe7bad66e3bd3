"""Accounts as they are once they are set up: with a second factor."""

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.utils import decrypt

from chanzo.core import clock
from chanzo.people.models import User


def with_second_factor(user: User) -> User:
    """The account with an app that shows codes."""
    TOTP.activate(user, generate_totp_secret())
    return user


def code_of(user: User) -> str:
    """The code that the account's app shows now."""
    kept = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
    return format_hotp_value(hotp_value(decrypt(kept.data["secret"]), int(clock.now().timestamp()) // 30))
