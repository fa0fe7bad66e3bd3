"""What others read of incidents of the made-up programme: one account with a reply, one that waits, one sanction.
(demo)
"""

from chanzo.incidents.models import Incident
from chanzo.incidents.publication.services import approve, ask_reply, record_reply, write_draft
from chanzo.incidents.publication.types import Means, Precision, Written
from chanzo.incidents.services.measures import take_measure
from chanzo.incidents.services.moving import close_incident, level_incident, move_incident
from chanzo.incidents.services.opening import Account, open_incident
from chanzo.incidents.types import Measure, Move, Outcome
from chanzo.people.models import Organisation
from chanzo.people.types import Actor, Role
from chanzo.sites.models import Site

MANAGER = Actor("P-DEMEMGRA", Role.INCIDENT_MANAGER)
SECOND = Actor("P-DEMESECA", Role.SECRETARIAT)
REPLY = "Our buyer took bags before the agent had closed the page. We have paid for a second scale and trained him."


def tell(*, today: int, seed: int) -> None:
    """An incident closed and published with what the buyer says, one waiting for its day, a sanction."""
    sites = [site.code for site in Site.objects.exclude(territory="").order_by("code")]
    processor = Organisation.objects.filter(role="processor").order_by("code").values_list("code", flat=True).first()
    if not sites or processor is None:
        return
    here = sites[(seed + 1) % len(sites)]
    number = open_incident(
        account=Account(
            "chain_of_custody", level=2, site=here, first_day=today - 80, last_day=today - 76,
            implicated=[processor],
            texts={"summary": "Bags left the tagging point before their page was closed.",
                   "account": "The agent found eleven bags on the lorry that stood on no line."},
        ),
        by=MANAGER,
    )  # fmt: skip
    written = Written(
        f"Bags left a tagging point before the page of the logbook was closed. {processor} had bought them. "
        "The page was completed, each bag was weighed again, and the buyer was trained.",
        members="The eleven bags went into one batch; its holders were told at the time.",
        precision=Precision.TERRITORY, named=(processor,),
    )  # fmt: skip
    draft = write_draft(number=number, given=written, by=MANAGER)
    ask_reply(number=number, due=today + 14, by=MANAGER)
    record_reply(draft=draft, organisation=processor, text=REPLY, means=Means.LETTER, reference="L-114", by=MANAGER)
    approve(number=number, by=MANAGER)
    move_incident(number=number, move=Move.VERIFY, reason="Scale and page were looked at on site.", by=MANAGER)
    level_incident(number=number, level=3, high_risk=False, reason="A mistake of one buyer.", by=MANAGER)
    move_incident(number=number, move=Move.MITIGATE, reason="Training and a second scale.", by=MANAGER)
    close_incident(number=number, outcome=Outcome.RESOLVED, reason="The next three visits found nothing.",
                   passing_over="Visits follow the plan of the site.", by=MANAGER)  # fmt: skip
    _waiting(today)
    _sanction(number, processor, today)


def _waiting(today: int) -> None:
    """The account of the gravest open case waits until whoever spoke is safe."""
    grave = Incident.objects.filter(level=1, opened_at__isnull=False).order_by("number").first()
    if grave is None:
        return
    text = "Illegal payments were asked for on a transport road. The service concerned was informed."
    waits = Written(text, precision=Precision.PROVINCE, not_before=today + 60,
                    delay_reason="Whoever reported it still travels on that road.")  # fmt: skip
    write_draft(number=grave.number, given=waits, by=MANAGER)
    approve(number=grave.number, passing_over="The words are those that were meant for the public.", by=SECOND)


def _sanction(number: str, processor: str, today: int) -> None:
    measure, _settled = take_measure(
        number=number, sort=Measure.SANCTION, about=processor, from_day=today - 20, to_day=today + 70,
        reason="Second time within a year.", by=MANAGER,
    )  # fmt: skip
    written = Written(
        f"The membership of {processor} is suspended for three months: bags were taken over without their page for the "
        "second time within a year.",
        about=processor, legal_act="Statutes of the programme, article 9", named=(processor,),
    )  # fmt: skip
    draft = write_draft(number=number, measure=measure, given=written, by=MANAGER)
    ask_reply(number=number, measure=measure, due=today + 14, by=MANAGER)
    record_reply(draft=draft, organisation=processor, text="We accept the measure and report in April.",
                 means=Means.LETTER, reference="L-121", by=MANAGER)  # fmt: skip
    approve(number=number, measure=measure, by=MANAGER)
