"""Why a row of a list of incidents is turned back, and what can be done about it. (incidents)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

CODES: dict[str, tuple[str, str]] = {
    "LIST_SECOND_PERSON": (
        N_("{reference} is or was of level 1: no list closes it."),
        N_("Write it as open. Who did not handle it closes it on its page, once another has proposed it."),
    ),
    "LIST_CLOSING_INCOMPLETE": (
        N_("A closed case needs the day on which it was closed and how: resolved, unsubstantiated or transferred."),
        N_("Fill both in, or write the case as open."),
    ),
    "LIST_CLOSING_REASON": (N_("Nothing says why the case was closed."), N_("Write the reason in its column.")),
    "LIST_LEVEL_REASON": (
        N_("{number} is of level {level}, and nothing says why that changes."),
        N_("Write the reason in its column."),
    ),
    "LIST_DAY_AHEAD": (N_("A day of the row lies in the future."), N_("Correct the day.")),
    "LIST_DAYS_ORDER": (
        N_("The days do not follow each other: reported, opened, closed."),
        N_("Correct the day that is wrong."),
    ),
    "LIST_WORKED_ON": (
        N_("{number} came by a list and was worked on since: what the row says otherwise is not taken."),
        N_("Change it on its own page."),
    ),
    "LIST_TURNS_BACK": (
        N_("{number} is farther on: a list opens nothing again and makes no case an alert."),
        N_("Do it on its own page, with the reason."),
    ),
    "LIST_OWN_NUMBER": (
        N_("{reference} is a case of this installation itself."),
        N_("Leave the row out; change it on its own page."),
    ),
    "LIST_NOT_YOURS": (
        N_("An account with the role {role} may not bring this in, or not at this place."),
        N_("Write it as an alert, or let an incident manager send the list."),
    ),
}
