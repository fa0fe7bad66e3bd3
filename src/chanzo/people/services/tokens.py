"""Tokens with which a program or a device uses an account: shown once, kept as a hash. (people)"""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from chanzo.core import clock
from chanzo.core.refusals import Refused, register_sentences

from ..models import ApiToken, User
from ..policies import may, require
from ..types import SYSTEM, Act, Actor, Deed
from .deeds import note_deed

N_ = str
register_sentences({"DEVICE_UNNAMED": N_("Name the device, so that it can be found in the list when it is lost.")})

DEVICE_DAYS = 365
_ACT = {ApiToken.Sort.PROGRAM: Act.USE_API, ApiToken.Sort.DEVICE: Act.USE_DEVICE}


def create_token(*, email: str) -> str:
    """A new token for an account that may use the API; the text is never seen again."""
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None:
        raise Refused("USER_UNKNOWN", email=email)
    text, _token = _made(user, ApiToken.Sort.PROGRAM, Deed.TOKEN_MADE, by=SYSTEM)
    return text


@transaction.atomic
def add_device(*, user: User, name: str, by: User | Actor) -> str:
    """A token for one named device of a field person, good for a year; the text is never seen again."""
    if by.number != user.number:
        require(by, Act.MANAGE_USERS)
    if not name.strip():
        raise Refused("DEVICE_UNNAMED")
    text, token = _made(user, ApiToken.Sort.DEVICE, Deed.DEVICE_ADDED, by=by, name=name.strip()[:80])
    token.expires_at = clock.now() + timedelta(days=DEVICE_DAYS)
    token.save(update_fields=["expires_at"])
    return text


@transaction.atomic
def revoke_token(*, token: ApiToken, by: User | Actor) -> None:
    """End a token or device at once; who has the account may do this too."""
    if by.number != token.user.number:
        require(by, Act.MANAGE_USERS)
    if _live().filter(pk=token.pk).update(revoked_at=clock.now()):
        note_deed(account=token.user, deed=Deed.TOKEN_REVOKED, by=by, token=token.pk, name=token.name)


@transaction.atomic
def revoke_tokens(*, email: str, by: User | Actor = SYSTEM) -> int:
    """End every live token and device of an account, disabled or not; how many there were."""
    require(by, Act.MANAGE_USERS)
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        raise Refused("USER_UNKNOWN", email=email)
    ended = ApiToken.objects.filter(user=user, revoked_at=None).update(revoked_at=clock.now())
    if ended:
        note_deed(account=user, deed=Deed.TOKEN_REVOKED, by=by, number=ended)
    return ended


def user_of_token(text: str) -> User | None:
    """The active account behind a program's live token; its day of last use is kept."""
    token = _used(text, ApiToken.Sort.PROGRAM)
    return token.user if token else None


def device_of_token(text: str) -> ApiToken | None:
    """The live device, with its account, behind a token; its day of last use is kept."""
    return _used(text, ApiToken.Sort.DEVICE)


def _made(user: User, sort: ApiToken.Sort, deed: Deed, *, by: User | Actor, name: str = "") -> tuple[str, ApiToken]:
    if not user.is_active or not may(user, _ACT[sort]):
        raise Refused("NOT_ALLOWED", act=_ACT[sort].value, role=user.role)
    # 256 random bits need no slow hash.
    text = ("chd_" if sort == ApiToken.Sort.DEVICE else "chz_") + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(user=user, sort=sort, name=name, digest=_digest(text))
    note_deed(account=user, deed=deed, by=by, token=token.pk, name=name)
    return text, token


def _live() -> QuerySet[ApiToken]:
    good = Q(expires_at=None) | Q(expires_at__gt=clock.now())
    return ApiToken.objects.filter(good, revoked_at=None)


def _used(text: str, sort: ApiToken.Sort) -> ApiToken | None:
    token = _live().select_related("user__person").filter(digest=_digest(text), sort=sort).first()
    if token is None or not token.user.is_active or not may(token.user, _ACT[sort]):
        return None
    today = clock.now().date()
    if token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)
    return token


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
