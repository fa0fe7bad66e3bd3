"""Who is written to when a holder is told, or asked to comment: its accounts, by the channels that reach them.
(incidents)"""

import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.utils import timezone

from chanzo.core import clock
from chanzo.core.names import fold
from chanzo.ledger.types import Entry
from chanzo.people.models import User
from chanzo.people.policies import may
from chanzo.people.types import Act

from ...types import Told
from ..models import Contact, Matter, Notice
from ..rules import GATHERED_S, NEWS_S, by_day


def take_up(entry: Entry) -> None:
    """What holders were told becomes a matter for their accounts; a matter joins a message that still waits."""
    if entry.facts.get("decision", Told.TOLD) != Told.TOLD or _is_old(entry):
        return
    for user in accounts_of(entry.facts["organisations"]):
        for channel in _channels(user):
            notice = _waiting(user.number, channel) or _begin(user.number, channel)
            Matter.objects.get_or_create(
                notice=notice,
                told=entry.seq,
                defaults={"incident": entry.subject, "organisation": user.organisation},
            )


def _is_old(entry: Entry) -> bool:
    return (clock.now() - entry.record_time).total_seconds() > NEWS_S


def accounts_of(organisations: Iterable[str]) -> list[User]:
    """The accounts that decide for one of the organisations."""
    told = {fold(organisation) for organisation in organisations}
    users = User.objects.filter(is_active=True).exclude(organisation="").order_by("email")
    return [user for user in users if fold(user.organisation) in told and may(user, Act.DECIDE_ON_INCIDENT)]


def _channels(user: User) -> list[str]:
    reached = Contact.objects.filter(person=user.number).exists()
    return [Notice.Channel.MAIL, *([Notice.Channel.SHORT] if reached else [])]


def _waiting(person: str, channel: str) -> Notice | None:
    untried = Notice.objects.filter(person=person, channel=channel, state=Notice.State.WAITING, tries=0)
    return untried.order_by("due_at").first()


def _begin(person: str, channel: str) -> Notice:
    code = ""
    while not code or Notice.objects.filter(code=code).exists():
        code = f"{secrets.randbelow(900_000) + 100_000}"
    due = by_day(timezone.localtime(clock.now() + timedelta(seconds=GATHERED_S)))
    return Notice.objects.create(code=code, person=person, channel=channel, due_at=due)
