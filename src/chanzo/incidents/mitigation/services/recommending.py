"""A recommendation is given, and whoever is named in it moves it on. (incidents)"""

from dataclasses import dataclass
from typing import Any

from chanzo.core import clock
from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.acting import acting
from chanzo.ledger.services.documents import Sent, keep_document
from chanzo.people.policies import require
from chanzo.people.types import Act, Actor, Place

from ...projections import INCIDENTS
from ...queries.areas import place_named
from ...rows import IncidentRow, PartyRow
from ...rules.answers import due_on
from ...services.moving import handler, held
from ...types import UNASSESSED
from ...types import State as Case
from ..rows import RecommendationRow
from ..rules.moves import MOVES, WITHOUT_WORDS, By, after, may_verify
from ..rules.sides import side_of
from ..types import Move, Side, Sort, State


@dataclass(frozen=True)
class Asking:
    """What is recommended: to whom, what, what will show it, by which day, who verifies; ``owner`` is a function at the
    party, or a person number, never a name."""

    party: Side
    text: str
    evidence: str
    due: int
    verifier: Side
    owner: str = ""


def give_recommendation(*, number: str, asking: Asking, by: Any) -> str:
    """Give a recommendation from an open incident; its number."""
    party, verifier, today = asking.party, asking.verifier, clock.today()
    if not (party.name.strip() and verifier.name.strip() and asking.text.strip() and asking.evidence.strip()):
        raise Refused("RECOMMENDATION_INCOMPLETE")
    if not may_verify(verifier, party):
        raise Refused("VERIFIER_OWN_SIDE")
    if asking.due < today:
        raise Refused("DUE_PAST")
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = handler(row, by)
        if Case(row.state) in UNASSESSED:
            raise Refused("NOT_ASSESSED")
        if row.state == Case.CLOSED:
            raise Refused("MOVE_NOT_ALLOWED", state=row.state)
        for side in (party, verifier):
            if is_implicated(number, side, deed.rows):
                raise Refused("PARTY_IMPLICATED", organisation=side.name)
        known = len(deed.rows.of(RecommendationRow).find("incident", [number]))
        facts = {
            "number": f"{number}-R{known + 1}", "sort": party.sort.value, "party": party.name.strip(),
            "owner": asking.owner.strip(), "text": asking.text.strip(), "evidence": asking.evidence.strip(),
            "due": asking.due, "answer_due": min(asking.due, due_on(today, row.level)),
            "verifier_sort": verifier.sort.value, "verifier": verifier.name.strip(),
        }  # fmt: skip
        deed.record("incident.recommended", subject=number, actor=actor.number, facts=facts)
    return str(facts["number"])


def move_recommendation(
    *, number: str, move: Move, text: str = "", due: int | None = None, file: Sent | None = None, by: Any
) -> int:
    """Move a recommendation on, with what is said and the file that shows it, if any; the record's sequence.

    Staff write down what a party or a verifier without an account said.
    """
    if move not in MOVES:
        raise ValueError("a recommendation is given by a service of its own")
    with acting(INCIDENTS) as deed:
        row = asked(number, deed.rows)
        actor, entered = _mover(row, move, deed.rows, by)
        to = after(State(row.state), move)
        if to is None:
            raise Refused("RECOMMENDATION_STATE", state=row.state)
        if move not in WITHOUT_WORDS and not text.strip():
            raise Refused("STEP_REASON")
        facts: dict[str, Any] = {"number": number, "move": move.value, "to": to.value}
        facts |= {"text": text.strip(), "entered": entered}
        if move is Move.GIVE_AGAIN:
            facts |= _days(row, due, deed.rows)
        kept = keep_document(file, number) if file else None
        facts |= {"sha256": kept.sha256, "media": kept.media, "size": kept.size} if kept else NO_FILE
        return deed.record("incident.recommendation_moved", subject=row.incident, actor=actor.number, facts=facts)


NO_FILE: dict[str, Any] = {"sha256": "", "media": "", "size": 0}


def asked(number: str, rows: Rows) -> RecommendationRow:
    """A recommendation by its number, under the lock."""
    found = rows.of(RecommendationRow).find("number", [number])
    if not found:
        raise Refused("RECOMMENDATION_UNKNOWN", number=number)
    return found[0]


def is_implicated(incident: str, side: Side, rows: Rows) -> bool:
    """Whether a side is shut out of the case."""
    if side.sort is Sort.OFFICE:
        return False
    return any(party.implicated for party in rows.of(PartyRow).find("id", [f"{incident}/{fold(side.name)}"]))


def _mover(row: RecommendationRow, move: Move, rows: Rows, by: Any) -> tuple[Actor, bool]:
    """Who moves it, and whether for somebody else who has no account."""
    incident, whose = held(row.incident, rows), MOVES[move].by
    if whose is By.GIVER:
        return handler(incident, by), False
    party, verifier = Side(Sort(row.sort), row.party), Side(Sort(row.verifier_sort), row.verifier)
    act, named = (Act.ANSWER_RECOMMENDATION, party) if whose is By.PARTY else (Act.VERIFY_RECOMMENDATION, verifier)
    actor = require(by, act)
    mine = side_of(actor)
    own = mine is not None and mine.same_side(named)
    if mine is None or not (own or mine.sort is Sort.OFFICE):
        raise Refused("NOT_ITS_PARTY")
    require(by, act, at=Place(organisation=named.name) if mine.sort is not Sort.OFFICE else _place(incident))
    if is_implicated(row.incident, Side(Sort.ORGANISATION, actor.organisation), rows):
        raise Refused("NOT_ALLOWED", act=str(act), role=str(actor.role))
    if whose is By.VERIFIER:
        if not may_verify(mine, party):
            raise Refused("VERIFIER_OWN_SIDE")
        if actor.number == row.reporter:
            raise Refused("VERIFIER_SAME_PERSON")
    return actor, not own


def _place(incident: IncidentRow) -> Place:
    return place_named(incident.site, incident.area, incident.province)


def _days(row: RecommendationRow, due: int | None, rows: Rows) -> dict[str, int]:
    """By when it is answered and done, given again."""
    today = clock.today()
    if due is None or due < today:
        raise Refused("DUE_PAST")
    return {"due": due, "answer_due": min(due, due_on(today, held(row.incident, rows).level))}
