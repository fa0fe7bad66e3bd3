"""What an administrator does with the accounts of others; each act is noted and may end sessions. (people)"""

from collections.abc import Sequence

from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.db import transaction

from chanzo.core.refusals import Refused, register_sentences

from ..models import User
from ..models.accounts import new_seal
from ..policies import require
from ..types import SYSTEM, Act, Actor, Deed, Role
from .accounts import checked_area, checked_role
from .deeds import note_deed
from .links import issue_link
from .tokens import revoke_tokens

N_ = str
register_sentences(
    {
        "OWN_ACCOUNT": N_("Another administrator has to do this with your account."),
        "LAST_ADMIN": N_("This is the last active administrator. Make another account an administrator first."),
        "REASON_MISSING": N_("Say why; it is kept with the account."),
        "ACCOUNT_DISABLED": N_("This account is disabled. Enable it first."),
    }
)


@transaction.atomic
def change_account(*, account: User, role: str, organisation: str, areas: Sequence[str], by: User | Actor) -> None:
    """Give an account another role, organisation or areas; its sessions end, since they hang on these."""
    require(by, Act.MANAGE_USERS)
    new = (checked_role(role).value, organisation.strip(), [checked_area(area) for area in areas])
    if new == (account.role, account.organisation, account.areas):
        return
    if new[0] != account.role:
        _not_oneself(account, by)
        _not_the_last_administrator(account)
    account.role, account.organisation, account.areas = new
    account.save(update_fields=["role", "organisation", "areas"])
    note_deed(account=account, deed=Deed.CHANGED, by=by, role=new[0], organisation=new[1], areas=new[2])


@transaction.atomic
def disable_user(*, email: str, reason: str = "", by: User | Actor = SYSTEM) -> User:
    """Close an account: nobody signs in with it again, and its sessions, tokens, devices and links end at once."""
    require(by, Act.MANAGE_USERS)
    user = _account(email)
    _not_oneself(user, by)
    _not_the_last_administrator(user)
    user.is_active, user.seal = False, new_seal()
    user.save(update_fields=["is_active", "seal"])
    note_deed(account=user, deed=Deed.DISABLED, by=by, reason=_said(reason, by))
    user.sign_in_links.filter(used_at=None).delete()
    revoke_tokens(email=user.email, by=by)
    _drop_sessions(user)
    return user


@transaction.atomic
def enable_user(*, email: str, reason: str, by: User | Actor) -> User:
    """Open a disabled account again; tokens and devices stay revoked."""
    require(by, Act.MANAGE_USERS)
    user = _account(email)
    user.is_active = True
    user.save(update_fields=["is_active"])
    note_deed(account=user, deed=Deed.ENABLED, by=by, reason=_said(reason, by))
    return user


@transaction.atomic
def give_link(*, account: User, by: User | Actor) -> str:
    """A one-time sign-in link to hand over; it is shown once."""
    require(by, Act.MANAGE_USERS)
    if not account.is_active:
        raise Refused("ACCOUNT_DISABLED")
    note_deed(account=account, deed=Deed.LINK_GIVEN, by=by)
    return issue_link(user=account)


@transaction.atomic
def end_sessions(*, account: User, by: User | Actor) -> None:
    """Sign an account out everywhere; who has it may do this too."""
    if not _is(account, by):
        require(by, Act.MANAGE_USERS)
    account.seal = new_seal()
    account.save(update_fields=["seal"])
    note_deed(account=account, deed=Deed.SESSIONS_ENDED, by=by)


@transaction.atomic
def reset_second_factor(*, email: str, reason: str, by: User | Actor) -> User:
    """Take away every second factor of somebody who lost it; the account is signed out and sets up a new one."""
    require(by, Act.MANAGE_USERS)
    user = _account(email)
    _not_oneself(user, by)
    Authenticator.objects.filter(user=user).delete()
    user.seal = new_seal()
    user.save(update_fields=["seal"])
    note_deed(account=user, deed=Deed.FACTOR_RESET, by=by, reason=_said(reason, by))
    return user


def _account(email: str) -> User:
    user = User.objects.select_for_update().filter(email__iexact=email.strip()).first()
    if user is None:
        raise Refused("USER_UNKNOWN", email=email)
    return user


def _drop_sessions(user: User) -> None:
    # A session names its account only inside what it holds, so each is looked at.
    ended = [
        session.pk for session in Session.objects.iterator() if session.get_decoded().get(SESSION_KEY) == str(user.pk)
    ]
    Session.objects.filter(pk__in=ended).delete()


def _is(account: User, by: User | Actor) -> bool:
    return by.number == account.number


def _not_oneself(account: User, by: User | Actor) -> None:
    if _is(account, by):
        raise Refused("OWN_ACCOUNT")


def _not_the_last_administrator(account: User) -> None:
    others = User.objects.filter(role=Role.ADMIN, is_active=True).exclude(pk=account.pk)
    if account.role == Role.ADMIN and account.is_active and not others.exists():
        raise Refused("LAST_ADMIN")


def _said(reason: str, by: User | Actor) -> str:
    if not reason.strip() and by is not SYSTEM:
        raise Refused("REASON_MISSING")
    return reason.strip()
