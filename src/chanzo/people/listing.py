"""Tables of accounts, devices and acts, as pages and files show them. (people)"""

from collections.abc import Iterable, Iterator
from typing import Any

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chanzo.web.formats import moment
from chanzo.web.tables import Column, Table

from .models import AccountDeed, ApiToken, User
from .policies import NEEDS_SECOND_FACTOR
from .types import DEED_LABELS, Deed, Role

FACTORS = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type=Authenticator.Type.RECOVERY_CODES)


def account_page(row: Any) -> str:
    """The page of an account by its person number."""
    return reverse("people:account", args=[row["number"] if isinstance(row, dict) else row.number])


def accounts_like(accounts: QuerySet[User], *, q: str = "", role: str = "", state: str = "") -> QuerySet[User]:
    """The accounts that a search means, in the order of their addresses."""
    found = accounts.annotate(has_factor=Exists(FACTORS)).order_by("email")
    if q := q.strip():
        named = Q(email__icontains=q) | Q(person__name__icontains=q) | Q(person__number__iexact=q)
        found = found.filter(named | Q(organisation__icontains=q))
    if role:
        found = found.filter(role=role)
    if state == "disabled":
        return found.filter(is_active=False)
    if state == "unsafe":
        return found.filter(is_active=True, has_factor=False, role__in=NEEDS_SECOND_FACTOR)
    return found.filter(is_active=True) if state == "active" else found


def table_of_accounts(accounts: Iterable[User], *, whole: bool = False) -> Table:
    """Accounts with what they may do and how safe they are; ``whole`` adds what only files have room for."""
    columns = [
        Column("email", _("Address"), "code", account_page),
        Column("name", _("Name")),
        Column("role", _("Role")),
        Column("bound_to", _("For")),
        Column("state", _("State"), status="account"),
        Column("factor", _("Second factor"), status="factor"),
        Column("seen_at", _("Last visit"), "moment"),
    ]
    if whole:
        columns.append(Column("number", _("Number"), "code"))
    return Table("accounts", _("Accounts"), columns, _rows(accounts), empty=_("No account is like this."))


def _rows(accounts: Iterable[User]) -> Iterator[dict[str, Any]]:
    for account in accounts:
        yield {
            "email": account.email,
            "name": account.person.name,
            "role": gettext(Role(account.role).label),
            "bound_to": ", ".join(
                filter(None, [account.organisation, *(area.rpartition(":")[2] for area in account.areas)])
            ),
            "state": "active" if account.is_active else "disabled",
            "factor": factor_state(account, has=account.has_factor),  # type: ignore[attr-defined]
            "seen_at": account.seen_at,
            "number": account.number,
        }


def factor_state(account: User, *, has: bool) -> str:
    """``set``, ``missing`` where the role must have a second factor, ``none`` where it is only recommended."""
    return "set" if has else "missing" if account.role in NEEDS_SECOND_FACTOR else "none"


def tokens_of(account: User) -> list[ApiToken]:
    """The tokens and devices of an account that still work, newest first."""
    live = account.api_tokens.filter(revoked_at=None).order_by("-created_at")
    return list(live)


def deeds_of(account: User) -> list[dict[str, Any]]:
    """What was done with an account, newest first, for a timeline."""
    return [
        {"when": moment(row.at), "what": gettext(DEED_LABELS[Deed(row.deed)]), "more": " · ".join(_told(row))}
        for row in AccountDeed.objects.filter(account=account.number).order_by("-at", "-pk")[:100]
    ]


def _told(row: AccountDeed) -> Iterator[str]:
    facts = row.facts
    if role := facts.get("role"):
        yield gettext(Role(role).label)
    yield from (str(facts[name]) for name in ("organisation", "name", "sort", "reason") if facts.get(name))
    if areas := facts.get("areas"):
        yield ", ".join(areas)
    yield gettext("by %(number)s") % {"number": row.by}
