"""What people do with their own sign-in at allauth's pages, noted with the acts on their account. (people)"""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.dispatch import receiver

from .models import User
from .services import note_deed
from .types import Deed


@receiver([password_set, password_changed, password_reset])
def _password(sender: Any, user: User, **rest: Any) -> None:
    note_deed(account=user, deed=Deed.PASSWORD_SET, by=user)


@receiver(authenticator_added)
def _factor_added(sender: Any, user: User, authenticator: Authenticator, **rest: Any) -> None:
    _note(user, Deed.FACTOR_ADDED, authenticator)


@receiver(authenticator_removed)
def _factor_removed(sender: Any, user: User, authenticator: Authenticator, **rest: Any) -> None:
    _note(user, Deed.FACTOR_REMOVED, authenticator)


def _note(user: User, deed: Deed, authenticator: Authenticator) -> None:
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        note_deed(account=user, deed=deed, by=user, sort=authenticator.type)
