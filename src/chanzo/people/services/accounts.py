"""Opens and closes accounts. (people)"""

from collections.abc import Sequence

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from chanzo.core.refusals import Refused

from ..models import Person, SignInLink, User
from ..types import Role
from .tokens import revoke_tokens


def create_user(
    *,
    email: str,
    role: str,
    organisation: str = "",
    areas: Sequence[str] = (),
    password: str | None = None,
    name: str = "",
) -> User:
    """Open an account; without a password it is entered by a link. Refused when it exists or a value is wrong."""
    email = email.strip().lower()
    user = User(
        email=_checked_email(email),
        role=_checked_role(role),
        organisation=organisation.strip(),
        areas=[_checked_area(area) for area in areas],
    )
    if password:
        _check_password(password, user)
        user.set_password(password)
    else:
        user.set_unusable_password()
    if User.objects.filter(email__iexact=email).exists():
        raise Refused("USER_EXISTS", email=email)
    try:
        with transaction.atomic():
            user.person = Person.objects.create(name=name.strip())
            user.save()
    except IntegrityError as clash:
        raise Refused("USER_EXISTS", email=email) from clash
    return user


@transaction.atomic
def disable_user(*, email: str) -> User:
    """Close an account: nobody signs in with it again, and its sessions, tokens and links end at once."""
    user = User.objects.select_for_update().filter(email__iexact=email.strip()).first()
    if user is None:
        raise Refused("USER_UNKNOWN", email=email)
    user.is_active = False
    user.save(update_fields=["is_active"])
    revoke_tokens(email=user.email)
    SignInLink.objects.filter(user=user, used_at=None).delete()
    _end_sessions(user)
    return user


def _end_sessions(user: User) -> None:
    """A session names its account only inside what it holds, so each is looked at."""
    ended = [
        session.pk for session in Session.objects.iterator() if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    Session.objects.filter(pk__in=ended).delete()


def _checked_email(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError as wrong:
        raise Refused("EMAIL_WRONG", email=email) from wrong
    return email


def _checked_role(role: str) -> Role:
    try:
        return Role(role)
    except ValueError as wrong:
        raise Refused("ROLE_UNKNOWN", role=role, roles=", ".join(Role)) from wrong


def _checked_area(area: str) -> str:
    sort, colon, name = area.strip().partition(":")
    if not area.strip() or (colon and (sort.lower() not in {"province", "territory"} or not name.strip())):
        raise Refused("AREA_WRONG", area=area)
    return f"{sort.lower()}:{name.strip()}" if colon else area.strip()


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise Refused("PASSWORD_WEAK", reason=" ".join(weak.messages)) from weak
