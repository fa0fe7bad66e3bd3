"""The messages of an incident as its team reads them. (incidents)"""

from django.utils.translation import gettext_lazy as _

from chanzo.web.status import Status, offer_words
from chanzo.web.tables import Column, Table

from .models import Notice
from .queries import deliveries_of

CHANNELS = {Notice.Channel.MAIL: _("E-mail"), Notice.Channel.SHORT: _("Short message")}
offer_words(
    "notice",
    {
        Notice.State.WAITING: Status("note", _("Waits to be sent")),
        Notice.State.SENT: Status("good", _("Sent")),
        Notice.State.FAILED: Status("serious", _("Could not be sent")),
        Notice.State.DROPPED: Status("note", _("Not sent: concerns them no longer")),
    },
)
COLUMNS = [
    Column("organisation", _("Holder"), "code"),
    Column("person", _("Account of"), "code"),
    Column("channel", _("By"), told=lambda code: str(CHANNELS.get(code, code))),
    Column("code", _("Number of the message"), "code"),
    Column("state", _("State"), status="notice"),
    Column("tries", _("Tries"), "count"),
    Column("tried_at", _("Last tried"), "moment"),
    Column("due_at", _("Next try"), "moment"),
]


def deliveries(number: str) -> Table:
    """Who was written to about an incident, by what, and whether it arrived at the gate."""
    rows = list(deliveries_of(number))
    return Table("notices", _("Messages to those who were told"), COLUMNS, rows, _("Nobody was written to."))
