"""What companies that were told decided, and who is late. (incidents)"""

from dataclasses import dataclass

from chanzo.core.names import fold

from ..models import Answer, Incident, Party
from ..rules.answers import contradictions, due_on, standing_of
from ..types import Told
from .clocks import day_of


@dataclass(frozen=True)
class Owed:
    """One company's part: when it was told, by when it decides, what it last decided, what does not hold together."""

    incident: Incident
    organisation: str
    told: int
    due: int
    standing: str
    answer: Answer | None
    contradictions: tuple[str, ...]


def answers_owed(incidents: list[Incident], today: int, organisation: str = "") -> list[Owed]:
    """The part of every company told of these incidents, or of one alone; three queries however many."""
    by_number = {one.number: one for one in incidents}
    parties = Party.objects.filter(incident__in=by_number, told=Told.TOLD.value, implicated=False)
    answers = Answer.objects.filter(incident__in=by_number).order_by("seq")
    if organisation:
        parties, answers = parties.filter(folded=fold(organisation)), answers.filter(folded=fold(organisation))
    last = {(answer.incident, answer.folded): answer for answer in answers}
    found = []
    for party in parties.order_by("incident", "organisation"):
        incident, answer = by_number[party.incident], last.get((party.incident, party.folded))
        told = day_of(party.told_at or 0)
        due = due_on(told, incident.level)
        found.append(
            Owed(
                incident, party.organisation, told, due,
                standing_of(answer.decision if answer else "", due, today), answer,
                contradictions(answer.decision, no_risk=answer.no_risk, level=incident.level,
                               ground=answer.ground, tried=answer.tried) if answer else (),
            )
        )  # fmt: skip
    return found
