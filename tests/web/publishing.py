"""One account and one sanction that are published, for the table of addresses."""

from chanzo.core import clock
from chanzo.incidents.models import Edition
from chanzo.incidents.publication.services import approve, ask_reply, write_draft
from chanzo.incidents.publication.types import ACCOUNT, Written
from chanzo.incidents.services.measures import take_measure
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.types import Measure
from chanzo.people.types import Actor, Role

WRITER, SECOND = Actor("P-33333333", Role.INCIDENT_MANAGER), Actor("P-55555555", Role.SECRETARIAT)


def published_in_north() -> dict[str, str]:
    """An incident of S-1 whose account and sanction name PROC-1."""
    number = open_incident(account=Account("bribery", site="S-1", texts={"summary": "x"}), by=WRITER)
    given = {"sort": Measure.SANCTION, "about": "PROC-1", "from_day": clock.today(), "reason": "x", "by": WRITER}
    measure, _ = take_measure(number=number, **given)  # type: ignore[arg-type]
    for which in (ACCOUNT, measure):
        written = Written("A payment was asked.", about="PROC-1", named=("PROC-1",))
        draft = write_draft(number=number, given=written, measure=which, by=WRITER)
        ask_reply(number=number, measure=which, due=clock.today() + 9, by=WRITER)
        approve(number=number, measure=which, override="now", by=SECOND)
    account, sanction = Edition.objects.order_by("seq")
    return {
        "published": number, "measure": str(measure), "draft": str(draft), "account": account.reference,
        "sanction": sanction.reference,
    }  # fmt: skip
