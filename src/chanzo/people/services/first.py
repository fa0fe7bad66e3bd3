"""The first administrator of a fresh installation, made by who can read the server's console. (people)"""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction

from chanzo.core import clock
from chanzo.core.refusals import Refused, register_sentences

from ..models import FirstCode, User
from ..types import Role
from .accounts import create_user

N_ = str
register_sentences(
    {
        "NOT_A_DEMO": N_("This installation has accounts of its own: serve it without --demo."),
        "FIRST_CODE_WRONG": N_("This is not the code that the server shows on its console, or it is too old."),
        "NOT_FIRST": N_("This installation has an account already. Sign in, or ask its administrator for a link."),
    }
)

GOOD_FOR = timedelta(hours=24)
_LETTERS = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"


def is_fresh() -> bool:
    """Whether nobody has an account yet."""
    return not User.objects.exists()


@transaction.atomic
def issue_first_code() -> str:
    """The code for the first-run page, like ``7F3K2-QXM4P``; codes shown before stop working."""
    text = "".join(secrets.choice(_LETTERS) for _ in range(10))
    FirstCode.objects.all().delete()
    FirstCode.objects.create(digest=_digest(text), expires_at=clock.now() + GOOD_FOR)
    return f"{text[:5]}-{text[5:]}"


@transaction.atomic
def create_first_administrator(*, code: str, email: str, name: str, password: str) -> User:
    """Open the first account as administrator and use the code up; Refused when somebody was first."""
    # Deleting the code is what only one of two can do.
    deleted, _rows = FirstCode.objects.filter(digest=_digest(code), expires_at__gt=clock.now()).delete()
    if not is_fresh():
        raise Refused("NOT_FIRST")
    if not deleted:
        raise Refused("FIRST_CODE_WRONG")
    return create_user(email=email, role=Role.ADMIN, name=name, password=password)


def _digest(code: str) -> str:
    # Typed from a screen: case and dashes do not count.
    return hashlib.sha256("".join(c for c in code.upper() if c.isalnum()).encode()).hexdigest()
