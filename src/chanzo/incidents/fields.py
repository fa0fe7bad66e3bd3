"""What is written about an incident, field by field, and who may read each. (incidents)"""

from enum import StrEnum
from typing import NamedTuple

from .types import ActorSort, Audience, KnownBy

N_ = str  # marks a word for the catalogues; it is translated where it is shown


class Field(NamedTuple):
    """A field's label, its help, and its audience."""

    label: str
    help: str
    audience: Audience
    codes: type[StrEnum] | None = None  # what is chosen where nothing is written freely


FIELDS: dict[str, Field] = {
    "summary": Field(
        N_("What happened, in a sentence or two"),
        N_("Whoever is told of the incident reads this. Write codes, no names of persons."),
        Audience.AFFECTED,
    ),
    "account": Field(
        N_("The full account"),
        N_("Only those who work on the case read this."),
        Audience.TEAM,
    ),
    "actors": Field(
        N_("Who is involved"),
        N_("Sorts of actors: armed or not, of the state or not. The case team and authorities read this."),
        Audience.GOVERNMENT,
    ),
    "known_by": Field(
        N_("How it is known"),
        N_("Read by incident managers alone. Nothing here may lead to who spoke."),
        Audience.SOURCE,
    ),
    "public": Field(
        N_("What may be published"),
        N_("A summary without names, exact places or days."),
        Audience.PUBLIC,
    ),
}

# Chosen from a list; kept as codes joined by a plus, like the texts and behind the same gate.
CODED: dict[str, Field] = {
    "actor_sorts": Field(
        N_("Sorts of actors"),
        N_("Armed or not, of the state or not. The case team and authorities read this."),
        Audience.GOVERNMENT,
        ActorSort,
    ),
    "known_sorts": Field(
        N_("By what sort of channel it is known"),
        N_("Read by incident managers alone: at a small site the channel alone can lead to who spoke."),
        Audience.SOURCE,
        KnownBy,
    ),
}
WRITTEN: dict[str, Field] = FIELDS | CODED
