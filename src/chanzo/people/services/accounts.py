"""Opens accounts. (people)"""

from collections.abc import Sequence

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from chanzo.core.refusals import Refused

from ..models import Person, User
from ..types import SYSTEM, Actor, Deed, Role
from .deeds import note_deed


def create_user(
    *,
    email: str,
    role: str,
    organisation: str = "",
    areas: Sequence[str] = (),
    password: str | None = None,
    name: str = "",
    by: User | Actor = SYSTEM,
) -> User:
    """Open an account; without a password it is entered by a link. Refused when it exists or a value is wrong."""
    email = email.strip().lower()
    user = User(
        email=_checked_email(email),
        role=checked_role(role),
        organisation=organisation.strip(),
        areas=[checked_area(area) for area in areas],
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
            note_deed(account=user, deed=Deed.OPENED, by=by, role=user.role, organisation=user.organisation,
                      areas=user.areas)  # fmt: skip
    except IntegrityError as clash:
        raise Refused("USER_EXISTS", email=email) from clash
    return user


def _checked_email(email: str) -> str:
    try:
        validate_email(email)
    except ValidationError as wrong:
        raise Refused("EMAIL_WRONG", email=email) from wrong
    return email


def checked_role(role: str) -> Role:
    """A role by its name; Refused when there is none."""
    try:
        return Role(role)
    except ValueError as wrong:
        raise Refused("ROLE_UNKNOWN", role=role, roles=", ".join(Role)) from wrong


def checked_area(area: str) -> str:
    """An area as it is kept; Refused when it is neither a site code nor a named province or territory."""
    sort, colon, name = area.strip().partition(":")
    if not area.strip() or (colon and (sort.lower() not in {"province", "territory"} or not name.strip())):
        raise Refused("AREA_WRONG", area=area)
    return f"{sort.lower()}:{name.strip()}" if colon else area.strip()


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise Refused("PASSWORD_WEAK", reason=" ".join(weak.messages)) from weak
