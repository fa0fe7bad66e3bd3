"""How a programme edits its theory: parts are stated and ended, statements linked; the history stays. (change)"""

from collections.abc import Iterable
from typing import Any

from chanzo.core.canonical import canonical
from chanzo.core.indicators import registered
from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import Acting, acting
from chanzo.people.policies import require
from chanzo.people.types import Act, Role

from ..projections import CHANGE
from ..queries.theory import edits_until, last_edit_of, last_stood
from ..rows import EditRow, Part
from ..rules.edits import Objection, cell_of, of_key, of_links, of_part, of_words, part_called
from ..rules.overlay import Stated, facts_of, overlaid, part_of, subject_of
from ..shipped import shipped_theory
from ..types import Words


def state_part(*, part: Stated, new: bool, seen: int | None = None, by: Any) -> int:
    """State a part, new or as it reads from now on; its cell never changes. ``seen`` is the last edit its editor saw.

    Refused THEORY_MOVED, THEORY_UNKNOWN, THEORY_UNCHANGED, and as ``rules.edits`` says.
    """
    actor = require(by, Act.EDIT_THEORY)
    with acting(CHANGE) as act:
        edits = edits_until()
        theory = overlaid(shipped_theory(), edits)
        before = part_called(theory, part.key)
        if new:
            _refuse(of_key(part, last_stood, theory))
        elif before is None or cell_of(before) != cell_of(part):
            raise Refused("THEORY_UNKNOWN", key=part.key)
        _unmoved(part.key, seen)
        _refuse(of_part(part, theory, registered(), set(Role)))
        if part == before:
            raise Refused("THEORY_UNCHANGED")
        return _edit(act, edits, "theory.stated", part_of(part), part.key, facts_of(part), actor.number)


def link_statements(*, cause: str, effect: str, because: Words, seen: int | None = None, by: Any) -> int:
    """Say that one statement brings about another, and why; or say the reason anew.

    Refused THEORY_UNKNOWN, THEORY_WORDS, THEORY_DOWN, THEORY_CIRCLE, THEORY_UNCHANGED, THEORY_MOVED.
    """
    actor = require(by, Act.EDIT_THEORY)
    with acting(CHANGE) as act:
        edits = edits_until()
        theory = overlaid(shipped_theory(), edits)
        for key in (cause, effect):
            if key not in theory.statements:
                raise Refused("THEORY_UNKNOWN", key=key)
        _refuse(of_words(because))
        _unmoved(subject_of(cause, effect), seen)
        if any((link.cause, link.effect, link.because) == (cause, effect, because) for link in theory.links):
            raise Refused("THEORY_UNCHANGED")
        facts = {"cause": cause, "effect": effect, "en": because.en, "fr": because.fr}
        return _edit(act, edits, "theory.linked", Part.LINK, subject_of(cause, effect), facts, actor.number)


def end_part(*, key: str, reason: str, by: Any) -> int:
    """Say that a part stands no more, and why; links of an ended statement end with it. Refused THEORY_UNKNOWN,
    THEORY_REASON, THEORY_ALONE where an assumption or risk is about this statement alone.
    """
    actor = require(by, Act.EDIT_THEORY)
    with acting(CHANGE) as act:
        edits = edits_until()
        theory = overlaid(shipped_theory(), edits)
        part = part_called(theory, key)
        if part is None:
            raise Refused("THEORY_UNKNOWN", key=key)
        alone = [a.key for a in theory.assumptions.values() if a.under == (key,)]
        alone += [r.key for r in theory.risks.values() if r.threatens == (key,)]
        if alone:
            raise Refused("THEORY_ALONE", keys=", ".join(alone))
        facts = {"part": str(part_of(part)), "reason": _reason(reason)}
        return _edit(act, edits, "theory.ended", part_of(part), key, facts, actor.number)


def end_link(*, cause: str, effect: str, reason: str, by: Any) -> int:
    """Say that one statement is no longer held to bring about another, and why. Refused THEORY_UNKNOWN."""
    actor = require(by, Act.EDIT_THEORY)
    with acting(CHANGE) as act:
        edits = edits_until()
        theory = overlaid(shipped_theory(), edits)
        if not any((link.cause, link.effect) == (cause, effect) for link in theory.links):
            raise Refused("THEORY_UNKNOWN", key=subject_of(cause, effect))
        facts = {"part": str(Part.LINK), "reason": _reason(reason)}
        return _edit(act, edits, "theory.ended", Part.LINK, subject_of(cause, effect), facts, actor.number)


def _edit(
    act: Acting, edits: list[EditRow], kind: str, part: Part, subject: str, facts: dict[str, Any], actor: str
) -> int:
    """Record an edit, after a look at the whole theory as it would be."""
    would = EditRow(edits[-1].seq + 1 if edits else 1, part, subject, kind == "theory.ended", canonical(facts), "", 0)
    _refuse(of_links(overlaid(shipped_theory(), [*edits, would])))
    return act.record(kind, subject=subject, actor=actor, facts=facts)


def _unmoved(subject: str, seen: int | None) -> None:
    if seen is not None and last_edit_of(subject) != seen:
        raise Refused("THEORY_MOVED")


def _reason(reason: str) -> str:
    if not reason.strip():
        raise Refused("THEORY_REASON")
    return reason.strip()


def _refuse(objections: Iterable[Objection]) -> None:
    for code, facts in objections:
        raise Refused(code, **facts)
