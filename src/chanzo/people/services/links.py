"""Links that sign in once: signed, good for 48 hours, kept only as a hash. (people)"""

import hashlib
import secrets
from datetime import timedelta

from django.core import signing
from django.db import transaction

from chanzo.core import clock
from chanzo.core.refusals import Refused

from ..models import SignInLink, User

GOOD_FOR = timedelta(hours=48)
_SALT = "chanzo.people.links"


def issue_link(*, user: User) -> str:
    """A text for the address of one sign-in; earlier unused links of the account stop working."""
    text = signing.dumps(secrets.token_urlsafe(24), salt=_SALT)
    with transaction.atomic():
        SignInLink.objects.filter(user=user, used_at=None).delete()
        SignInLink.objects.create(user=user, digest=_digest(text), expires_at=clock.now() + GOOD_FOR)
    return text


def link_target(text: str) -> User:
    """The account that a link would sign in, without using it up; Refused when it is spent, old or forged."""
    return _usable(text).user


@transaction.atomic
def spend_link(*, text: str) -> User:
    """Use a link up and return its account; of two at the same moment one is refused."""
    link = _usable(text)
    if not SignInLink.objects.filter(pk=link.pk, used_at=None).update(used_at=clock.now()):
        raise Refused("LINK_SPENT")
    return link.user


def _usable(text: str) -> SignInLink:
    try:
        signing.loads(text, salt=_SALT, max_age=GOOD_FOR)
    except signing.BadSignature as forged:
        raise Refused("LINK_SPENT") from forged
    link = SignInLink.objects.select_related("user").filter(digest=_digest(text), used_at=None).first()
    if link is None or link.expires_at <= clock.now() or not link.user.is_active:
        raise Refused("LINK_SPENT")
    return link


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
