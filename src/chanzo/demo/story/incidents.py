"""Incidents of the made-up programme: one of level 1 at a site with exported bags, one overdue, one alert. (demo)"""

from chanzo.incidents.models import Party
from chanzo.incidents.services.moving import level_incident, move_incident
from chanzo.incidents.services.opening import Account, open_incident, report_alert
from chanzo.incidents.services.telling import hold_back, reckon_holders, tell_holders
from chanzo.incidents.types import Move
from chanzo.people.types import Actor, Role
from chanzo.sites.models import Site

MANAGER = Actor("P-DEMEMGRA", Role.INCIDENT_MANAGER)
# Days back from today in which the bags of the first incident were tagged.
FIRST, LAST = 150, 60


def tell(*, today: int, seed: int) -> None:
    """Report, open and move a few incidents."""
    sites = [site.code for site in Site.objects.order_by("code")]
    if len(sites) < 4:
        return
    here = sites[seed % len(sites)]
    number = open_incident(
        account=Account(
            "security_forces", level=2, site=here, first_day=today - FIRST, last_day=today - LAST, about=True,
            texts={
                "summary": "A barrier on the road from the site asked for payment for each bag.",
                "account": "Two négociants paid at the bridge on three market days; a third turned back.",
                "actors": "Armed, of the state.",
                "public": "Illegal payments were asked on a transport road; the service concerned was informed.",
            },
        ),
        by=MANAGER,
    )  # fmt: skip
    reckon_holders(number=number)
    level_incident(number=number, level=1, high_risk=True, reason="Armed, and repeated within a week.", by=MANAGER)
    holders = list(
        Party.objects.filter(incident=number).order_by("organisation").values_list("organisation", flat=True)
    )
    if len(holders) > 1:
        tell_holders(
            number=number, organisations=holders[:-1], by=MANAGER,
            text="Lots of yours hold material that passed this barrier. Please record your own assessment.",
        )  # fmt: skip
        hold_back(number=number, organisations=holders[-1:], by=MANAGER, review_day=today + 14,
                  reason="May be involved: wait for the field team.")  # fmt: skip
    move_incident(number=number, move=Move.VERIFY, reason="The field team goes there on Thursday.", by=MANAGER)
    second = open_incident(
        account=Account("safety", level=3, site=sites[(seed + 2) % len(sites)],
                        texts={"summary": "A pit wall fell in after rain; nobody was hurt."}),
        by=MANAGER,
    )  # fmt: skip
    move_incident(number=second, move=Move.MITIGATE, reason="The cooperative shores the wall up.", by=MANAGER)
    report_alert(
        account=Account("tag_loss", level=2, site=sites[(seed + 3) % len(sites)],
                        texts={"summary": "A packet of tags is said to be missing from the office."}),
        by=MANAGER,
    )  # fmt: skip
