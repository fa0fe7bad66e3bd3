"""A draft as the fields of a version, and what of it an audience reads: one way for previews and for what is served.
(incidents)
"""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

import orjson

from chanzo.core.canonical import canonical
from chanzo.core.days import day_text

from ...rules.reading import READS, told_to
from ...types import Audience
from ..types import ACCOUNT, Fields


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an incident, or of a measure, without any of its protected texts."""

    number: str
    level: int
    high_risk: bool
    category: str
    state: str
    outcome: str
    sort: str = ""
    from_day: int | None = None
    to_day: int | None = None


def document(facts: Facts, draft: Any, replies: Iterable[Any], kept_back: Collection[str] = ()) -> Fields:
    """The fields of a version; replies stand beside, those of organisations that are not named without their code.

    ``kept_back`` are organisations whose reply could endanger somebody: that they replied is said, the text is not.
    """
    public, members = Audience.PUBLIC, Audience.MEMBERS
    named = spoken_of(draft)
    fields: dict[str, tuple[Audience, Any]] = {
        "text": (public, draft.public),
        "replies": (public, [_reply(one, named, one.organisation in kept_back) for one in replies]),
        "incident": (members, facts.number),
    }
    if draft.members:
        fields["members"] = (members, draft.members)
    if draft.measure != ACCOUNT:
        return fields | {
            "measure": (public, facts.sort),
            "about": (public, draft.about),
            "from": (public, day_text(facts.from_day)),
            "to": (public, day_text(facts.to_day)),
            "legal_act": (public, draft.legal_act),
            "result": (public, draft.result),
        }
    return fields | {
        "level": (public, facts.level),
        "category": (public, facts.category),
        "state": (public, facts.state),
        "outcome": (public, facts.outcome),
        "precision": (public, draft.precision),
        "place": (public, draft.place),
        "month": (public, draft.month),
        "high_risk": (members, facts.high_risk),
    }


def _reply(asked: Any, named: Collection[str], kept_back: bool) -> dict[str, Any]:
    replied = asked.replied_day is not None
    return {
        "organisation": asked.organisation if asked.organisation in named else "",
        "replied": day_text(asked.replied_day),
        "due": day_text(asked.due),
        "text": asked.reply if replied and not kept_back else "",
        "kept_back": replied and kept_back,
    }


def spoken_of(draft: Any) -> list[str]:
    """The organisations that a draft names, on purpose or not."""
    return sorted({*orjson.loads(draft.named), *orjson.loads(draft.spoken)})


def frozen(fields: Fields) -> str:
    """The canonical text of fields as an edition keeps them."""
    return canonical({name: [audience.value, value] for name, (audience, value) in fields.items()})


def numbered(fields: Fields, reference: str, version: int) -> Fields:
    """Fields under the name by which the public cites them: not the incident's own number, which tells of others."""
    return {**fields, "reference": (Audience.PUBLIC, reference), "version": (Audience.PUBLIC, version)}


def fields_of(edition: Any) -> Fields:
    """The fields of an edition as it was frozen."""
    body = {name: (Audience(audience), value) for name, (audience, value) in orjson.loads(edition.body).items()}
    return numbered(body, edition.reference, edition.version)


def served(fields: Fields, audience: Audience) -> str:
    """The canonical text of what an audience reads; its hash stands in the ledger."""
    return canonical(told_to(fields, READS[audience]))


def hash_of(text: str) -> str:
    """SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()
