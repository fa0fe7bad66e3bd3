"""Tokens with which a program uses an account: shown once, kept as a hash. (people)"""

import hashlib
import secrets

from chanzo.core import clock
from chanzo.core.refusals import Refused

from ..models import ApiToken, User
from ..policies import may
from ..types import Act


def create_token(*, email: str) -> str:
    """A new token for an account that may use the API; the text is never seen again."""
    user = User.objects.filter(email__iexact=email.strip(), is_active=True).first()
    if user is None:
        raise Refused("USER_UNKNOWN", email=email)
    if not may(user, Act.USE_API):
        raise Refused("NOT_ALLOWED", act=Act.USE_API.value, role=user.role)
    # 256 random bits need no slow hash.
    text = "chz_" + secrets.token_urlsafe(32)
    ApiToken.objects.create(user=user, digest=_digest(text))
    return text


def revoke_tokens(*, email: str) -> int:
    """End every live token of an account, disabled or not; how many there were."""
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        raise Refused("USER_UNKNOWN", email=email)
    return ApiToken.objects.filter(user=user, revoked_at=None).update(revoked_at=clock.now())


def user_of_token(text: str) -> User | None:
    """The active account behind a live token; its day of last use is kept."""
    token = ApiToken.objects.select_related("user__person").filter(digest=_digest(text), revoked_at=None).first()
    if token is None or not token.user.is_active or not may(token.user, Act.USE_API):
        return None
    today = clock.now().date()
    if token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)
    return token.user


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
