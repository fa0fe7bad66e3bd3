"""What is recommended from the demo's incidents: one unanswered, one under way, one reported, one done. (demo)"""

from chanzo.incidents.mitigation.services.planning import Planned, adopt_plan
from chanzo.incidents.mitigation.services.recommending import Asking, give_recommendation, move_recommendation
from chanzo.incidents.mitigation.types import Move, Side, Sort
from chanzo.incidents.models import Incident, Party
from chanzo.people.types import Actor, Role

MANAGER = Actor("P-DEMEMGRA", Role.INCIDENT_MANAGER)
OFFICER = Actor("P-DEMEFFCR", Role.SECRETARIAT)
DESK = Side(Sort.OFFICE, "Incident desk")


def tell(*, today: int, seed: int) -> None:
    """Adopt a plan against the barrier, and let its parties answer, each as far as it came."""
    barrier = Incident.objects.filter(category="security_forces").order_by("number").first()
    pit = Incident.objects.filter(category="safety").order_by("number").first()
    if barrier is None or pit is None:
        return
    adopt_plan(
        number=barrier.number, by=MANAGER,
        plan=Planned(
            "The service concerned is asked to lift the barrier; traders pay nobody and write down who asks.",
            "Barriers at which money was asked, counted on the road in a month", "3", "0",
        ),
    )  # fmt: skip
    service = Side(Sort.AUTHORITY, "Military prosecutor")
    _give(barrier.number, service, "Lift the barrier on the road from the site, and say who ordered it.",
          "The order that lifts it, and a month without payments.", today + 30)  # fmt: skip
    holder = Party.objects.filter(incident=barrier.number, told="told").order_by("organisation").first()
    if holder is not None:
        company = Side(Sort.ORGANISATION, holder.organisation)
        paid = _give(barrier.number, company, "Pay nobody on the road, and write down each time when money is asked.",
                     "The book of three months, page by page.", today + 90)  # fmt: skip
        _moves(paid, (Move.ACCEPT, ""), (Move.PROGRESS, "The book is kept since Monday; one entry so far."))
        trained = _give(barrier.number, company, "Tell every buyer of yours in the field what to do at a barrier.",
                        "The list of who was told, with the day.", today + 45)  # fmt: skip
        _moves(trained, (Move.ACCEPT, ""), (Move.REPORT, "Eleven buyers were told on market day."))
    cooperative = Side(Sort.ORGANISATION, "Cooperative of the site")
    wall = _give(pit.number, cooperative, "Shore the wall up, and keep people out until it is done.",
                 "Photographs of the wall, and a visit.", today + 21)  # fmt: skip
    _moves(wall, (Move.ACCEPT, ""), (Move.REPORT, "The wall is shored up along twelve metres."))
    move_recommendation(number=wall, move=Move.VERIFY, text="Seen on the visit: it holds.", by=OFFICER)


def _give(number: str, party: Side, text: str, evidence: str, due: int) -> str:
    return give_recommendation(number=number, asking=Asking(party, text, evidence, due, DESK), by=MANAGER)


def _moves(number: str, *moves: tuple[Move, str]) -> None:
    for move, text in moves:
        move_recommendation(number=number, move=move, text=text, by=MANAGER)
