"""A mail to those who own an assumption that broke: that something waits, never what. (change)"""

import logging
from collections.abc import Collection
from smtplib import SMTPException

from django.core.mail import send_mass_mail
from django.utils import translation
from django.utils.translation import gettext

from chanzo.people.models import User

log = logging.getLogger(__name__)
# Whoever never chose a language reads both.
LANGUAGES = ("fr", "en")


def tell_owners(roles: Collection[str]) -> int:
    """Write to every account of the roles; how many were written to. What cannot be sent stands on their pages."""
    accounts = User.objects.filter(is_active=True, role__in=list(roles)).order_by("email")
    mails = [(*_words(account.language), None, [account.email]) for account in accounts]
    try:
        send_mass_mail(mails)
    except (SMTPException, OSError):
        log.exception("mails about an assumption were not sent")
    return len(mails)


def _words(language: str) -> tuple[str, str]:
    subjects, bodies = [], []
    for one in (language,) if language in LANGUAGES else LANGUAGES:
        with translation.override(one):
            subjects.append(gettext("an assumption needs a review"))
            bodies.append(gettext("Sign in to chanzo: the page of the theory of change says which one, and why."))
    return f"chanzo: {' / '.join(subjects)}", "\n\n".join(bodies) + "\n"
