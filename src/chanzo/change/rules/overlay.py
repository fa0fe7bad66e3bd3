"""The theory that is shipped, with what the programme changed laid over it. (change)"""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from ..rows import EditRow, Part
from ..types import Assumption, Degree, Group, Level, Link, Risk, Statement, Theory, Words

Stated = Statement | Assumption | Risk


def facts_of(part: Stated) -> dict[str, Any]:
    """A part as its record keeps it."""
    facts: dict[str, Any] = {
        "part": str(part_of(part)),
        "group": str(part.group),
        "en": part.text.en,
        "fr": part.text.fr,
        "indicators": list(part.indicators),
    }
    match part:
        case Statement():
            return facts | {"level": str(part.level)}
        case Assumption():
            return facts | {"under": list(part.under), "owner": part.owner, "trigger": part.trigger}
    return facts | {
        "threatens": list(part.threatens),
        "likelihood": str(part.likelihood),
        "impact": str(part.impact),
        "mitigation": {"en": part.mitigation.en, "fr": part.mitigation.fr},
        "owner": part.owner,
        "trigger": part.trigger,
    }


def part_of(part: Stated) -> Part:
    """What sort of part it is."""
    return Part(type(part).__name__.lower())


def stated(key: str, facts: dict[str, Any]) -> Stated:
    """The part that a record keeps."""
    group, text = Group(facts["group"]), Words(facts["en"], facts["fr"])
    indicators = tuple(facts["indicators"])
    if facts["part"] == Part.STATEMENT:
        return Statement(key, Level(facts["level"]), group, text, indicators)
    if facts["part"] == Part.ASSUMPTION:
        return Assumption(key, group, text, tuple(facts["under"]), facts["owner"], indicators, facts["trigger"])
    mitigation = Words(facts["mitigation"]["en"], facts["mitigation"]["fr"])
    likelihood, impact = Degree(facts["likelihood"]), Degree(facts["impact"])
    about = tuple(facts["threatens"])
    return Risk(
        key, group, text, about, likelihood, impact, mitigation, facts["owner"], indicators, facts["trigger"]
    )  # fmt: skip


def subject_of(cause: str, effect: str) -> str:
    """What the records of a link are about."""
    return f"{cause}>{effect}"


def overlaid(shipped: Theory, edits: Iterable[EditRow]) -> Theory:
    """The theory after edits, in their order; what hung on an ended statement sleeps until it is stated again."""
    statements, assumptions, risks = dict(shipped.statements), dict(shipped.assumptions), dict(shipped.risks)
    shelf: dict[str, dict[str, Any]] = {Part.STATEMENT: statements, Part.ASSUMPTION: assumptions, Part.RISK: risks}
    links, last = {subject_of(link.cause, link.effect): link for link in shipped.links}, 0
    for edit in sorted(edits, key=lambda edit: edit.seq):
        here, last = shelf.get(edit.part, links), edit.seq
        if edit.ended:
            here.pop(edit.subject, None)
        elif edit.part == Part.LINK:
            facts = edit.facts
            links[edit.subject] = Link(facts["cause"], facts["effect"], Words(facts["en"], facts["fr"]))
        else:
            here[edit.subject] = stated(edit.subject, edit.facts)
    return Theory(
        f"{shipped.edition}+{last}" if last else shipped.edition,
        statements,
        tuple(link for link in links.values() if link.cause in statements and link.effect in statements),
        {key: replace(a, under=_standing(a.under, statements)) for key, a in assumptions.items()},
        {key: replace(r, threatens=_standing(r.threatens, statements)) for key, r in risks.items()},
    )


def _standing(keys: tuple[str, ...], statements: dict[str, Statement]) -> tuple[str, ...]:
    return tuple(key for key in keys if key in statements)
