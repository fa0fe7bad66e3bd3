"""What is unresolved goes on in a linked new incident, with everything that is known and everybody shut out.
(incidents)"""

from typing import Any

from chanzo.ledger.services.acting import Acting
from chanzo.people.types import Actor

from ..record_rows import RelatedRow, ShutOutRow
from ..rows import IncidentRow, LinkRow, PartyRow, TextRow
from .opening import next_number

COPIED = (
    "level", "high_risk", "category", "site", "area", "province", "latitude_udeg", "longitude_udeg", "precision_m",
    "first_day", "last_day", "about", "minerals",
)  # fmt: skip


def carry_over(row: IncidentRow, deed: Acting, *, actor: Actor, reason: str) -> str:
    """Open the incident that carries one on, inside the act that closes it; its number.

    Nobody is told of it yet: whom it touches is reckoned anew, and a person decides again.
    """
    number, rows = next_number(row.province), deed.rows
    related: dict[str, list[str]] = {}
    for one in rows.of(RelatedRow).find("incident", [row.number]):
        related.setdefault(one.sort, []).append(one.key)
    facts: dict[str, Any] = {name: getattr(row, name) for name in COPIED} | {
        "texts": {one.field: [one.audience, one.text] for one in rows.of(TextRow).find("incident", [row.number])},
        "implicated": sorted(
            one.organisation for one in rows.of(PartyRow).find("incident", [row.number]) if one.implicated
        ),
        "persons": {one.person: True for one in rows.of(ShutOutRow).find("incident", [row.number]) if one.out},
        "related": {sort: sorted(keys) for sort, keys in related.items()},
        "carried_from": row.number,
        "reason": reason,
    }
    deed.record("incident.opened", subject=number, actor=actor.number, facts=facts)
    if causes := {one.finding: one.cause for one in rows.of(LinkRow).find("incident", [row.number])}:
        deed.record("incident.linked", subject=number, actor=actor.number, facts={"findings": causes})
    return number
