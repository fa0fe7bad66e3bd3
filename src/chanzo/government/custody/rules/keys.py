"""The padlocks of a joint lockbox: who has to be there when it is opened. (government)"""

import re
from collections.abc import Iterable, Sequence

from chanzo.core.refusals import Refused

from ..types.keeping import Keyholder

# Fewer keys than this are no joint custody.
LEAST = 2
_PERSON = re.compile(r"P-[2-9A-HJ-NP-Z]{8}\Z")


def keyholders_of(rows: Iterable[Sequence[str]]) -> list[Keyholder]:
    """The keyholders of a lockbox; Refused KEYHOLDERS_FEW below two, KEYHOLDER_TWICE, PERSON_WRONG."""
    found = []
    for role, organisation, person in rows:
        person = person.strip().upper()
        if person and not _PERSON.match(person):
            raise Refused("PERSON_WRONG", person=person)
        if role.strip() or organisation.strip() or person:
            found.append(Keyholder(role.strip(), organisation.strip(), person))
    if len(found) < LEAST:
        raise Refused("KEYHOLDERS_FEW", least=LEAST)
    if len(set(found)) < len(found):
        raise Refused("KEYHOLDER_TWICE")
    return found


def absent(keyholders: Sequence[Keyholder], present: Iterable[int]) -> list[Keyholder]:
    """The keyholders who were not there, by their places in the list."""
    there = set(present)
    return [holder for at, holder in enumerate(keyholders) if at not in there]
