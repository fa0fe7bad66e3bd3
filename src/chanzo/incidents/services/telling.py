"""Computing whom an incident touches is automatic; telling them is a person's decision. (incidents)"""

from collections.abc import Collection
from typing import Any

from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.acting import acting
from chanzo.people.types import SYSTEM

from ..models import Incident
from ..projections import INCIDENTS
from ..queries.exposure import exposure_of, holders_of
from ..rows import PartyRow
from ..types import UNASSESSED, State, Told
from .moving import handler, held


def reckon_holders(*, number: str) -> int | None:
    """Reckon anew who holds material that an incident touches; the record's sequence, None when nothing differs.

    A holder once found stays on the list: that it was touched is a fact, even if its lots have gone on.
    """
    incident = Incident.objects.get(number=number)
    if State(incident.state) in UNASSESSED | {State.CLOSED}:
        return None
    # Reckoned before the lock is taken, so that no recorder waits for it; the head says up to which record it holds.
    answer = exposure_of(incident)
    holders = holders_of(incident, answer)
    with acting(INCIDENTS) as deed:
        known = {row.organisation: (row.lots, row.mass_g) for row in parties_of(number, deed.rows)}
        gone = {name: (0, 0) for name, lots in known.items() if name not in holders and lots != (0, 0)}
        differing = {name: list(found) for name, found in (holders | gone).items() if known.get(name) != found}
        if not differing:
            return None
        facts = {"holders": differing, "head": answer["head"]}
        return deed.record("incident.reckoned", subject=number, actor=SYSTEM.number, facts=facts)


def reckon_open() -> int:
    """Reckon every open incident anew; how many differ."""
    idle = [state.value for state in UNASSESSED | {State.CLOSED}]
    numbers = list(Incident.objects.exclude(state__in=idle).order_by("number").values_list("number", flat=True))
    return sum(reckon_holders(number=number) is not None for number in numbers)


def tell_holders(*, number: str, organisations: Collection[str], text: str, reason: str = "", by: Any) -> int:
    """Tell holders of an incident, with the text that a person chose; the record's sequence."""
    if not text.strip():
        raise Refused("NOTICE_EMPTY")
    return _decide(number, organisations, by, decision=Told.TOLD, text=text.strip(), reason=reason.strip())


def hold_back(*, number: str, organisations: Collection[str], reason: str, review_day: int | None, by: Any) -> int:
    """Hold back telling holders, with a reason and the day on which it is looked at again; the record's sequence."""
    if not reason.strip():
        raise Refused("STEP_REASON")
    if review_day is None:
        raise Refused("REVIEW_DAY_MISSING")
    return _decide(number, organisations, by, decision=Told.HELD, reason=reason.strip(), review_day=review_day)


def parties_of(number: str, rows: Rows) -> list[PartyRow]:
    """Every organisation that has a part in an incident."""
    return rows.of(PartyRow).find("incident", [number])


def _decide(number: str, organisations: Collection[str], by: Any, **facts: Any) -> int:
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = handler(row, by)
        if State(row.state) in UNASSESSED:
            raise Refused("NOT_ASSESSED")
        out = {party.organisation for party in parties_of(number, deed.rows) if party.implicated}
        for organisation in sorted(organisations):
            if organisation in out:
                raise Refused("PARTY_IMPLICATED", organisation=organisation)
        facts = {"organisations": sorted(set(organisations)), **facts}
        return deed.record("incident.told", subject=row.number, actor=actor.number, facts=facts)
