"""What accounts and organisations add to pages: the navigation, a reader's last visit and language. (people)"""

from django.utils.translation import gettext_lazy as _

from chanzo.web.languages import keep_languages
from chanzo.web.menu import DESK, REGISTERS, Entry, offer
from chanzo.web.news import keep_visits

from .policies import may
from .services import keep_language, note_visit
from .types import Act

keep_visits(note_visit)
keep_languages(keep_language)
offer(Entry(90, _("Accounts"), "people:accounts", lambda user: may(user, Act.MANAGE_USERS), group=DESK, icon="people"))
offer(
    Entry(
        35,
        _("Organisations"),
        "people:organisations",
        lambda user: may(user, Act.SEE_ORGANISATIONS),
        group=REGISTERS,
        icon="people",
    )
)
