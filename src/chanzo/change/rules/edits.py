"""What forbids an edit of the theory. (change)"""

import re
from collections.abc import Callable, Collection, Iterator
from typing import Any

from chanzo.core.refusals import Refused

from ..types import Assumption, Group, Level, Risk, Statement, Theory, Words
from .links import circle, down
from .overlay import Stated
from .triggers import trigger_in

Objection = tuple[str, dict[str, Any]]
MOST = 500
OF_ALL = (Level.VISION, Level.PROBLEM)  # what all groups share
_KEY = re.compile(r"(vision|outcome|output|activity|problem|assume|risk)(-[a-z0-9]+)+")
_PLACES = {Assumption: "assume", Risk: "risk"}


def of_key(part: Stated, used: Callable[[str], Stated | None], theory: Theory) -> Iterator[Objection]:
    """What forbids a new key; ``used`` tells what last stood under one, if anything ever did."""
    wanted = part.level.value if isinstance(part, Statement) else _PLACES[type(part)]
    if len(part.key) > 60 or not _KEY.fullmatch(part.key) or not part.key.startswith(f"{wanted}-"):
        yield "THEORY_KEY", {"key": part.key, "begins": wanted}
    elif (part.group == Group.ALL) != (isinstance(part, Statement) and part.level in OF_ALL):
        yield "THEORY_GROUP", {}
    elif part_called(theory, part.key) is not None:
        yield "THEORY_KEY_TAKEN", {"key": part.key}
    elif (before := used(part.key)) is not None and cell_of(before) != cell_of(part):
        yield "THEORY_KEY_USED", {"key": part.key}


def of_words(text: Words) -> Iterator[Objection]:
    """Both languages are needed, neither too long."""
    if not text.en.strip() or not text.fr.strip():
        yield "THEORY_WORDS", {}
    if max(len(text.en), len(text.fr)) > MOST:
        yield "THEORY_LONG", {"most": MOST}


def of_part(part: Stated, theory: Theory, known: Collection[str], roles: Collection[str]) -> Iterator[Objection]:
    """What forbids a part as it is stated; ``known`` are codes of indicators."""
    yield from of_words(part.text)
    if not part.indicators:
        yield "THEORY_NO_INDICATOR", {}
    yield from (("THEORY_INDICATOR", {"indicator": code}) for code in part.indicators if code not in known)
    if isinstance(part, Statement):
        return
    if isinstance(part, Risk):
        yield from of_words(part.mitigation)
    about = part.under if isinstance(part, Assumption) else part.threatens
    if not about:
        yield "THEORY_ABOUT", {}
    yield from (("THEORY_UNKNOWN", {"key": key}) for key in about if key not in theory.statements)
    if part.owner not in roles:
        yield "THEORY_OWNER", {}
    if part.trigger:
        codes = codes_of(part.trigger)
        if codes is None:
            yield "THEORY_TRIGGER", {}
        else:
            yield from (("THEORY_INDICATOR", {"indicator": code}) for code in codes if code not in known)


def of_links(theory: Theory) -> Iterator[Objection]:
    """What forbids the theory's causes and effects as a whole."""
    if (wrong := down(theory)) is not None:
        yield "THEORY_DOWN", {"cause": wrong.cause, "effect": wrong.effect}
    elif around := circle(theory.links):
        yield "THEORY_CIRCLE", {"keys": " → ".join(around)}


def part_called(theory: Theory, key: str) -> Stated | None:
    """The statement, assumption or risk under a key."""
    return theory.statements.get(key) or theory.assumptions.get(key) or theory.risks.get(key)


def cell_of(part: Stated) -> tuple[str, Level | None, str]:
    """Where a part stands; a key never moves to another cell, so that its history is of one thing."""
    return type(part).__name__, part.level if isinstance(part, Statement) else None, part.group


def codes_of(trigger: str) -> tuple[str, ...] | None:
    """The indicators that a trigger looks at; None where it cannot be read."""
    try:
        return tuple(dict.fromkeys(term.name for term in trigger_in(trigger).terms if not term.of_series))
    except Refused:
        return None
