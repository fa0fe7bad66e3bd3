"""The list of what was done with accounts: rows are added, never changed. (people)"""

from typing import Any

from ..models import AccountDeed, User
from ..types import Actor, Deed


def note_deed(*, account: User, deed: Deed, by: User | Actor, **facts: Any) -> None:
    """Append one act on an account; facts hold codes and the reason given, no addresses."""
    AccountDeed.objects.create(account=account.number, by=by.number, deed=deed.value, facts=facts)
