"""What records of lists do to incidents. (incidents)

incident.listed     a row of a list states an incident, or states it anew
incident.unlisted   a version of such a row is taken back: an earlier one counts again, or the incident is gone
incident.relisted   a version of such a row is another import's from now on
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from chanzo.core.canonical import canonical
from chanzo.core.names import fold
from chanzo.ledger.nouns import Noun, Rows, RowTable, Told
from chanzo.traceability.types import VERSIONS

from ..rows import IncidentRow, PartyRow, StepRow, TextRow
from ..types import Move, State
from ..types import Told as Decided
from .rules import in_force
from .types import ListedRow, Standing

_STEP = {Standing.ALERT: Move.ALERT, Standing.OPEN: Move.OPEN, Standing.CLOSED: Move.CLOSE}
_STATE = {Standing.ALERT: State.ALERT, Standing.OPEN: State.OPEN, Standing.CLOSED: State.CLOSED}
# Copied from a row's account into the incident as they stand.
_ACCOUNT = (
    "category", "site", "area", "province", "latitude_udeg", "longitude_udeg", "precision_m", "first_day", "last_day",
    "about", "minerals",
)  # fmt: skip


def listed(told: Told, rows: Rows) -> None:
    """A row states an incident."""
    facts = told.facts
    row = ListedRow(
        told.seq * VERSIONS, facts["key"], facts["reference"], told.subject, facts["content"], facts["level"],
        facts["standing"], facts["batch"], told.actor, undone=False, cells=facts["cells"], facts=canonical(facts),
    )  # fmt: skip
    rows.of(ListedRow).put(row)
    known = rows.of(IncidentRow).find("number", [told.subject])
    before = known[0] if known else None
    now = _stand(told, facts, before, rows)
    what, at = "listed", told.at
    if before is None or before.state != now.state:
        what = _STEP[Standing(facts["standing"])]
        at = {Move.OPEN: now.opened_at, Move.CLOSE: now.closed_at}.get(what) or now.reported_at
    elif before.level != now.level:
        _step(told, rows, "level", str(before.level), str(now.level), told.at)
        return
    _step(told, rows, what, before.state if before else "", now.state, at)


def unlisted(told: Told, rows: Rows) -> None:
    """A version of a row is taken back."""
    shelf = rows.of(ListedRow)
    versions = shelf.find("key", [told.facts["key"]])
    stood = in_force(versions)
    now = [replace(one, undone=True) if one.version == told.facts["version"] else one for one in versions]
    for one in now:
        shelf.put(one)
    stands = in_force(now)
    if stands is not None and stood is not None and stands.version != stood.version:
        before = rows.of(IncidentRow).find("number", [told.subject])[0]
        after = _stand(told, json.loads(stands.facts), before, rows)
        _step(told, rows, "unlisted", before.state, after.state, told.at)
    elif stands is None:
        _gone(told.subject, rows)
    else:
        _step(told, rows, "unlisted", "", "", told.at)


def relisted(told: Told, rows: Rows) -> None:
    """A version of a row is another import's from now on."""
    for row in rows.of(ListedRow).find("version", [told.facts["version"]]):
        rows.of(ListedRow).put(replace(row, batch=told.facts["batch"]))


def _stand(told: Told, facts: Mapping[str, Any], before: IncidentRow | None, rows: Rows) -> IncidentRow:
    """Let the incident be what a row says; what was reckoned of it, and its gravest level, stay."""
    worst = min(facts["worst"], before.worst) if before else facts["worst"]
    now = IncidentRow(
        number=told.subject, state=_STATE[Standing(facts["standing"])], outcome=facts["outcome"],
        level=facts["level"], worst=worst, high_risk=facts["high_risk"], reported_at=facts["reported_at"],
        opened_at=facts["opened_at"], closed_at=facts["closed_at"], carried_from="", carried_to="", proposed_by="",
        proposed="", seq=told.seq, **{name: facts[name] for name in _ACCOUNT},
    )  # fmt: skip
    rows.of(IncidentRow).put(now)
    texts = rows.of(TextRow)
    for text in texts.find("incident", [told.subject]):
        texts.drop(text.id)
    for field, (audience, words) in facts["texts"].items():
        texts.put(TextRow(f"{told.subject}/{field}", told.subject, field, audience, words, told.seq))
    _implicate(told, facts["implicated"], rows)
    return now


def _implicate(told: Told, implicated: list[str], rows: Rows) -> None:
    """Who the row says is implicated, and nobody else, is shut out."""
    parties = rows.of(PartyRow)
    known = {party.folded: party for party in parties.find("incident", [told.subject])}
    named = {fold(organisation): organisation for organisation in implicated}
    for folded, party in known.items():
        parties.put(replace(party, implicated=folded in named, seq=told.seq))
    for folded, organisation in named.items():
        if folded not in known:
            parties.put(
                PartyRow(
                    f"{told.subject}/{folded}", told.subject, organisation, folded, implicated=True, lots=0, mass_g=0,
                    found_seq=None, told=Decided.TO_DECIDE, told_at=None, told_by="", text="", review_day=None,
                    seq=told.seq,
                )
            )  # fmt: skip


def _gone(number: str, rows: Rows) -> None:
    """No version of its row counts any longer: the incident is as if it had never come in."""
    rows.of(IncidentRow).drop(number)
    for row, pk in ((TextRow, "id"), (PartyRow, "id"), (StepRow, "seq")):
        shelf = rows.of(row)
        for one in shelf.find("incident", [number]):
            shelf.drop(getattr(one, pk))


def _step(told: Told, rows: Rows, what: str, before: str, after: str, at: int) -> None:
    facts = told.facts
    kept = {name: facts[name] for name in ("outcome", "skipped", "high_risk", "reference") if name in facts}
    reason = facts.get("reason") or facts["reference"]
    rows.of(StepRow).put(
        StepRow(told.seq, told.subject, str(what), before, after, told.actor, at, reason, canonical(kept))
    )


LISTS = Noun(
    (RowTable("incidents_listed", ListedRow, "version", ("key", "incident")),),
    {"incident.listed": listed, "incident.unlisted": unlisted, "incident.relisted": relisted},
)
