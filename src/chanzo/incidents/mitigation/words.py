"""The words of mitigation for people. (incidents)"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chanzo.web.status import Status, offer_words

from .types import Choice, Move, Sort, State

SORTS: dict[str, Promise] = {
    Sort.ORGANISATION: _("Organisation"),
    Sort.AUTHORITY: _("Authority"),
    Sort.OFFICE: _("The programme’s own office"),
}
STATES: dict[str, Promise] = {
    State.GIVEN: _("Not answered yet"),
    State.ACCEPTED: _("Accepted, under way"),
    State.REFUSED: _("Refused"),
    State.REPORTED: _("Reported as done"),
    State.DONE: _("Done and verified"),
    State.DROPPED: _("Dropped"),
}
_SHAPES = {
    State.GIVEN: "warning",
    State.ACCEPTED: "note",
    State.REFUSED: "serious",
    State.REPORTED: "warning",
    State.DONE: "good",
    State.DROPPED: "note",
}
offer_words("recommendation", {state.value: Status(_SHAPES[state], STATES[state]) for state in State})

# What a person chooses to do with it.
MOVES: dict[str, Promise] = {
    Move.ACCEPT: _("Accept it"),
    Move.REFUSE: _("Refuse it, and say why"),
    Move.PROGRESS: _("Report progress"),
    Move.REPORT: _("Report that it is done"),
    Move.VERIFY: _("Verified: it is done"),
    Move.SEND_BACK: _("Send it back"),
    Move.GIVE_AGAIN: _("Give it again, with a new day"),
    Move.DROP: _("Drop it"),
}
# What its history says was done.
DONE: dict[str, Promise] = {
    Move.GIVE: _("Recommendation given"),
    Move.ACCEPT: _("Accepted"),
    Move.REFUSE: _("Refused"),
    Move.PROGRESS: _("Progress reported"),
    Move.REPORT: _("Reported as done"),
    Move.VERIFY: _("Verified"),
    Move.SEND_BACK: _("Sent back"),
    Move.GIVE_AGAIN: _("Given again"),
    Move.DROP: _("Dropped"),
}
CHOICES: dict[str, Promise] = {
    Choice.SUSPEND: _("Suspend"),
    Choice.CONTINUE: _("Go on without suspending"),
}
offer_words(
    "suspending",
    {
        Choice.SUSPEND: Status("serious", CHOICES[Choice.SUSPEND]),
        Choice.CONTINUE: Status("warning", CHOICES[Choice.CONTINUE]),
    },
)
