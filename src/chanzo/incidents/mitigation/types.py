"""The vocabulary of mitigation: sides, what is done with a recommendation, what suspending comes to. (incidents)"""

from enum import StrEnum
from typing import NamedTuple

from chanzo.core.names import fold


class Sort(StrEnum):
    """Whose side somebody is on."""

    ORGANISATION = "organisation"
    AUTHORITY = "authority"
    OFFICE = "office"  # of the programme itself


class Side(NamedTuple):
    """A party: a company or another organisation, a service of the state, an office of the programme."""

    sort: Sort
    name: str

    def same_side(self, other: "Side") -> bool:
        """Whether both stand on one side; every office of the programme does."""
        if self.sort is not other.sort:
            return False
        return self.sort is Sort.OFFICE or fold(self.name) == fold(other.name)


class State(StrEnum):
    """Where a recommendation stands."""

    GIVEN = "given"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    REPORTED = "reported"  # as done; its verifier has not looked yet
    DONE = "done"
    DROPPED = "dropped"


ENDED = frozenset((State.DONE, State.DROPPED))


class Move(StrEnum):
    """What is done with a recommendation; ``rules.moves`` says from where to where and by whom."""

    GIVE = "give"
    ACCEPT = "accept"
    REFUSE = "refuse"
    PROGRESS = "progress"
    REPORT = "report"  # that it is done
    VERIFY = "verify"
    SEND_BACK = "send_back"
    GIVE_AGAIN = "give_again"
    DROP = "drop"


class Choice(StrEnum):
    """What is decided on suspending, at once or after six months without improvement."""

    SUSPEND = "suspend"
    CONTINUE = "continue"  # without suspending
