"""Why an act of publication is refused, as a person reads it. (incidents)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    "DRAFT_EMPTY": N_("Write what the public reads."),
    "DRAFT_UNKNOWN": N_("There is no draft, or a later one took its place."),
    "DRAFT_FROZEN": N_("This draft is published or waits for its day. A correction becomes the next version."),
    "DRAFT_WARNED": N_("The check of this draft warns of {number} things. Mend them, or say why they may stand."),
    "PRECISION_UNKNOWN": N_("The incident is not known that exactly: choose a wider place."),
    "MONTH_UNKNOWN": N_("Write the month as 2026-03, or leave it empty."),
    "DELAY_REASON": N_("Say why the publication waits."),
    "ORGANISATION_UNKNOWN": N_("No organisation of the register is called {organisation}."),
    "REPLY_DAYS": N_("Give at least {days} days to reply."),
    "REPLY_NOBODY": N_("This draft names nobody who would have to be asked."),
    "REPLY_NOT_ASKED": N_("{organisation} was not asked to comment on this draft."),
    "REPLY_EMPTY": N_("Write the reply."),
    "REPLY_DUE": N_("{organisation} may reply until {day}. Before, only a second person publishes, with a reason."),
    "REPLY_SECOND": N_("Who wrote the draft or asked for comment does not publish it before the replies are due."),
    "EDITION_UNKNOWN": N_("No version waits for its day."),
}
