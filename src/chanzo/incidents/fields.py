"""What is written about an incident, field by field, and who may read each. (incidents)"""

from typing import NamedTuple

from .types import Audience

N_ = str  # marks a word for the catalogues; it is translated where it is shown


class Field(NamedTuple):
    """A field's label, its help, and its audience."""

    label: str
    help: str
    audience: Audience


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
