"""Messages that are due go out, by day; one that did not is tried again, later each time. (incidents)

Nothing of a message but its short number is ever logged, and no error is quoted: it may name whom it was for.
"""

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException

from django.core.mail import EmailMessage
from django.utils import timezone

from chanzo.core import clock
from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.people.models import User
from chanzo.people.policies import require
from chanzo.people.types import Act

from ...models import Incident, Party, Step
from ...queries.areas import place_named
from ...queries.shut_out import is_shut_out
from ...types import Told
from ..gateway import NotSent, gateway
from ..models import Contact, Matter, Notice
from ..rules import by_day, pause_after
from ..words import words_of

log = logging.getLogger(__name__)
AT_ONCE = 200


def send_due() -> int:
    """Send what is due now; how many went out. At night nothing does."""
    now = timezone.localtime(clock.now())
    if by_day(now) != now:
        return 0
    due = Notice.objects.filter(state=Notice.State.WAITING, due_at__lte=now).order_by("due_at", "code")
    return sum(_send(notice, now) for notice in due[:AT_ONCE])


def try_again(*, code: str, number: str, by: object) -> None:
    """Let a message that failed wait to be sent anew; for who handles an incident that it is about."""
    incident = Incident.objects.filter(number=number).first()
    notice = Notice.objects.filter(code=code, matters__incident=number, state=Notice.State.FAILED).first()
    if incident is None or notice is None:
        raise Refused("NOT_FOUND")
    here = place_named(incident.site, incident.area, incident.province)
    actor = require(by, Act.HANDLE_INCIDENT, at=here)
    Notice.objects.filter(pk=notice.pk).update(state=Notice.State.WAITING, tries=0, due_at=clock.now())
    log.info("message %s is sent anew, asked by %s", code, actor.number)


def _send(notice: Notice, now: datetime) -> bool:
    user = User.objects.filter(person_id=notice.person, is_active=True).first()
    if user is None or not any(_concerns(matter, user) for matter in notice.matters.all()):
        return _end(notice, Notice.State.DROPPED, now)
    try:
        _hand_over(notice, user)
    except NotSent as told:
        return _failed(notice, now, told.why)
    except (SMTPException, OSError) as error:
        return _failed(notice, now, type(error).__name__)
    _end(notice, Notice.State.SENT, now)
    return True


def _concerns(matter: Matter, user: User) -> bool:
    """Whether it still is for this person: shut out since, nobody is told of a case, though asked to comment."""
    if fold(user.organisation) != fold(matter.organisation):
        return False
    if Step.objects.filter(seq=matter.told, what="asked").exists():
        return True
    told = Party.objects.filter(incident=matter.incident, folded=fold(matter.organisation), told=Told.TOLD)
    return told.exists() and not is_shut_out(matter.incident, user.actor)


def _hand_over(notice: Notice, user: User) -> None:
    words = words_of(notice.code, user.language)
    if notice.channel == Notice.Channel.MAIL:
        EmailMessage(words.subject, words.text, None, [user.email]).send()
        return
    contact = Contact.objects.filter(person=notice.person).first()
    if contact is None:
        raise NotSent("no_telephone")
    gateway().send(number=contact.telephone, text=words.short, reference=notice.code)


def _failed(notice: Notice, now: datetime, why: str) -> bool:
    pause = pause_after(notice.tries + 1)
    log.warning("message %s was not sent at try %s: %s", notice.code, notice.tries + 1, why[:60])
    if pause is None:
        return _end(notice, Notice.State.FAILED, now, why)
    due = by_day(now + timedelta(seconds=pause))
    changes = {"tries": notice.tries + 1, "tried_at": now, "why": why[:60], "due_at": due}
    Notice.objects.filter(pk=notice.pk).update(**changes)
    return False


def _end(notice: Notice, state: str, now: datetime, why: str = "") -> bool:
    """The message is done with; False, for it did not go out now."""
    changes = {"state": state, "tries": notice.tries + 1, "tried_at": now, "why": why[:60]}
    Notice.objects.filter(pk=notice.pk).update(**changes)
    return False
