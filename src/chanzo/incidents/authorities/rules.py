"""What a letter to an authority may carry, and how long informing one took. (incidents)"""

from collections.abc import Iterable, Mapping

from chanzo.people.types import Role

from ..rules.reading import BY_ROLE

# A letter is read by whoever opens the envelope: it carries what an official's account may read, and nothing else.
READABLE = BY_ROLE[Role.OFFICIAL]


def carried(texts: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Of the fields of an incident, each (field, audience, text), those that a letter may carry."""
    return {field: text for field, audience, text in texts if audience in READABLE}


def letter_number(incident: str, earlier: int) -> str:
    """The number of the next letter about an incident, as ``SK-2026-0018/L2``."""
    return f"{incident}/L{earlier + 1}"


def first_acknowledged(days: Mapping[str, Iterable[int | None]]) -> dict[str, int]:
    """The first day on which an authority acknowledged each incident; those that none did are left out."""
    known = {number: [day for day in found if day is not None] for number, found in days.items()}
    return {number: min(found) for number, found in known.items() if found}
