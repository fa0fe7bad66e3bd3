"""A mail to accounts of holders that were told: that something waits, never what; it leaves the house. (incidents)"""

import logging
from collections.abc import Iterable
from smtplib import SMTPException

from django.core.mail import send_mass_mail
from django.utils import translation
from django.utils.translation import gettext

from chanzo.core.names import fold
from chanzo.people.models import User
from chanzo.people.policies import may
from chanzo.people.types import Act

from ..queries.shut_out import is_shut_out

log = logging.getLogger(__name__)
# Whoever never chose a language reads both.
LANGUAGES = ("fr", "en")


def write_to_holders(organisations: Iterable[str], *, number: str) -> int:
    """Write to every account that decides for one of the organisations and is not shut out of the incident, one mail
    each; how many were written to.

    A mail that cannot be sent takes nothing back: the notice stands on the account's own pages.
    """
    told = {fold(organisation) for organisation in organisations}
    accounts = [
        user
        for user in User.objects.filter(is_active=True).exclude(organisation="").order_by("email")
        if fold(user.organisation) in told and may(user, Act.DECIDE_ON_INCIDENT) and not is_shut_out(number, user.actor)
    ]
    mails = [(*_words(user.language), None, [user.email]) for user in accounts]
    try:
        send_mass_mail(mails)
    except (SMTPException, OSError):
        log.exception("mails about an incident were not sent")
    return len(mails)


def _words(language: str) -> tuple[str, str]:
    """Subject and text in a reader's language, or in both that everybody may be expected to read."""
    subjects, bodies = [], []
    for one in (language,) if language in LANGUAGES else LANGUAGES:
        with translation.override(one):
            subjects.append(gettext("something concerns your lots"))
            bodies.append(gettext("Sign in to chanzo: on your first page you find what it is and where you decide."))
    return f"chanzo: {' / '.join(subjects)}", "\n\n".join(bodies) + "\n"
