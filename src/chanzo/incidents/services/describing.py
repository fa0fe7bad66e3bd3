"""What is said of an incident is stated anew, with a reason; what it said before stays in its history. (incidents)"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from chanzo.core.refusals import Refused
from chanzo.findings.models import Finding
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.acting import acting

from ..projections import DESCRIBED, INCIDENTS
from ..queries.things import things_named
from ..record_rows import ChangeRow, RelatedRow
from ..rows import IncidentRow, TextRow
from .joining import join_findings
from .moving import handler, held, said
from .opening import Account, facts_of, texts_of
from .telling import reckon_holders

# What decides whose material an incident touches.
TOUCHING = frozenset(("site", "area", "first_day", "last_day"))


@dataclass(frozen=True)
class Description:
    """What is stated anew; what is absent stays as it is.

    ``fields`` are columns of the incident (place, days, minerals, category), ``texts`` of ``fields.WRITTEN``, an empty
    one takes the field away; ``related`` takes the place of what was related before; ``findings`` join the case.
    """

    fields: Mapping[str, Any] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    related: Mapping[str, Collection[str]] = field(default_factory=dict)
    findings: Collection[str] = ()


def describe_incident(
    *, number: str, description: Description, reason: str, seen_at: int | None = None, by: Any
) -> int | None:
    """State an incident anew; the record's sequence, None where only findings joined it.

    ``seen_at`` is the record at which the account was read: refused if somebody changed the account since. Whom it
    touches is reckoned anew where place or days changed.
    """
    seq: int | None = None
    with acting(INCIDENTS) as deed:
        row = held(number, deed.rows)
        actor = handler(row, by)
        texts = _texts(number, deed.rows)
        changes = deed.rows.of(ChangeRow).find("incident", [number])
        if seen_at is not None and any(one.seq > seen_at for one in changes):
            raise Refused("DESCRIBED_MEANWHILE")
        stated = _set(row, texts, description.fields)
        facts = {
            "set": stated,
            "texts": _written(texts, description.texts),
            "related": _related(number, deed.rows, description.related),
            "reason": said(reason),
        }
        new = _new_findings(description.findings)
        if any(facts[part] for part in ("set", "texts", "related")):
            # Whoever may handle it here must be allowed to where it lies from now on, too.
            handler(replace(row, **stated), by)
            seq = deed.record("incident.described", subject=number, actor=actor.number, facts=facts)
        joined = join_findings(number=number, findings=new, actor=actor.number) if new else None
        if seq is None and joined is None:
            raise Refused("NOTHING_DESCRIBED")
    if not TOUCHING.isdisjoint(stated):
        reckon_holders(number=number)
    return seq


def _texts(number: str, rows: Rows) -> dict[str, TextRow]:
    return {one.field: one for one in rows.of(TextRow).find("incident", [number])}


def _set(row: IncidentRow, texts: Mapping[str, TextRow], fields: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that differ; place, days and category are judged whole, as at the opening."""
    whole = {name: getattr(row, name) for name in DESCRIBED} | dict(fields)
    if {"site", "area"} & set(fields):
        whole["province"] = ""
    placed = bool(row.site or row.area or row.latitude_udeg is not None)
    account = Account(level=row.level, texts={"summary": texts["summary"].text}, **whole)
    stated = facts_of(account, placed=placed, standing=row.category)
    return {name: stated[name] for name in DESCRIBED if stated[name] != getattr(row, name)}


def _written(texts: Mapping[str, TextRow], given: Mapping[str, str]) -> dict[str, list[str]]:
    """The fields that differ; one that is emptied keeps its audience in the history."""
    was = {name: row.text for name, row in texts.items()}
    differing = {name: text for name, text in given.items() if text.strip() != was.get(name, "")}
    if "summary" in differing and not differing["summary"].strip():
        raise Refused("SUMMARY_MISSING")
    emptied = {name: [texts[name].audience, ""] for name, text in differing.items() if not text.strip()}
    return texts_of(differing) | emptied


def _related(number: str, rows: Rows, named: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    known: dict[str, list[str]] = {}
    for one in rows.of(RelatedRow).find("incident", [number]):
        known.setdefault(one.sort, []).append(one.key)
    return {sort: keys for sort, keys in things_named(named).items() if keys != sorted(known.get(sort, []))}


def _new_findings(named: Collection[str]) -> list[str]:
    known = set(Finding.objects.filter(id__in=list(named)).values_list("id", flat=True))
    for name in named:
        if name not in known:
            raise Refused("FINDING_UNKNOWN", id=name)
    return sorted(known)
