"""What an edit changed of a part. (change)"""

from typing import Any, NamedTuple

from .overlay import Stated, facts_of


class Difference(NamedTuple):
    """A fact that an edit changed; of lists ``gone`` and ``come`` hold what left and what joined."""

    fact: str
    gone: tuple[str, ...]
    come: tuple[str, ...]


def differences(before: Stated | None, after: Stated) -> list[Difference]:
    """What reads otherwise, in the order of the facts; of a new part everything."""
    old, new = (flat(facts_of(before)) if before is not None else {}), flat(facts_of(after))
    return [
        Difference(
            fact,
            tuple(value for value in old.get(fact, ()) if value not in new[fact]),
            tuple(value for value in new[fact] if value not in old.get(fact, ())),
        )
        for fact in new
        if old.get(fact, ()) != new[fact] and set(old.get(fact, ())) != set(new[fact])
    ]


def flat(facts: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """Every fact as a list of texts; a mitigation as one fact a language."""
    told: dict[str, Any] = {name: value for name, value in facts.items() if name not in ("part", "group", "level")}
    done = told.pop("mitigation", {})
    told |= {f"mitigation_{language}": text for language, text in done.items()}
    return {name: tuple(value) if isinstance(value, list) else (value,) for name, value in told.items()}
