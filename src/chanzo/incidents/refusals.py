"""Why an act on an incident is refused, as a person reads it. (incidents)"""

from .lists.codes import CODES as OF_LISTS

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    "INCIDENT_UNKNOWN": N_("There is no incident {number}."),
    "CATEGORY_UNKNOWN": N_("{category} is no category in force. Categories: {categories}."),
    "LEVEL_UNKNOWN": N_("{level} is no level: write 1, 2 or 3."),
    "PLACE_MISSING": N_("Say where: a site, a territory or province, or a point with its precision."),
    "SUMMARY_MISSING": N_("Say in a sentence what happened."),
    "STEP_REASON": N_("Say why: the reason stays with the incident."),
    "DAYS_BACKWARDS": N_("The last day lies before the first."),
    "MOVE_NOT_ALLOWED": N_("An incident that is {state} cannot be moved so."),
    "OUTCOME_NOT_ALLOWED": N_("An incident that is {state} cannot be closed as {outcome}."),
    "STEPS_SKIPPED": N_("Closing now passes over steps: {steps}. Say why they may be passed over."),
    "SECOND_PERSON": N_("An incident of level 1 is closed by a second person, who took no part in handling it."),
    "NOT_PROPOSED": N_("Nobody has proposed to close {number} as {outcome}; who handled it proposes first."),
    "CARRIED_NOWHERE": N_("Open the new incident that carries this one over; it closes this one."),
    "LEVEL_SAME": N_("The incident is of this level already."),
    "NOT_ASSESSED": N_("Nobody is told of an alert that was not assessed: open the incident first."),
    "PARTY_IMPLICATED": N_("{organisation} is implicated in this incident and is not told of it."),
    "NOTICE_EMPTY": N_("Write what the holder is told."),
    "REVIEW_DAY_MISSING": N_("Say on which day holding back is looked at again."),
    "SERVICE_MISSING": N_("Name the service that was informed."),
    "DAY_AHEAD": N_("The day lies in the future."),
    "INFORMED_UNKNOWN": N_("This authority was not informed, or acknowledged it already."),
    "MEASURE_UNKNOWN": N_("There is no such measure in force."),
    "ABOUT_MISSING": N_("Say whom or what the measure concerns: an area, a holder, a member."),
    "NOT_TOLD": N_("Your organisation was not told of {number}."),
    "ASSESSMENT_EMPTY": N_("Write your own assessment: the programme's does not stand for it."),
    "GROUND_MISSING": N_("State the ground on which you disengage, the evidence, and what mitigation was tried."),
    # Notices, letters, answers that were heard, lists
    "CALL_INCOMPLETE": N_("Say who was called, by function, and in one line what was said."),
    "LETTER_EMPTY": N_("Write what the service is asked to do."),
    "RECEIPT_MISSING": N_("Attach the stamped receipt, or give the function of whoever acknowledged it."),
    "ANSWER_UNHEARD": N_("Say how the answer came, by letter or by telephone."),
    "LETTER_UNSEEN": N_("Attach the letter: the answer is what stands in it."),
    "CALLER_MISSING": N_("Say by function who gave the answer on the telephone."),
    "ANSWER_NOT_READ": N_("Read the answer back before it is recorded."),
    "READ_BACK_EXPIRED": N_("Too long ago, or not entered by you: enter the answer again and read it back."),
    "TELEPHONE_WRONG": N_("Write the telephone with its country code, such as +243 812 345 678."),
    "LIST_UNDONE_BEHIND": N_("{number} was worked on since: close it on its page; the import stays."),
    "LIST_UNDONE_ALONE": N_("{number} is of level 1: a second person, who did not bring it in, takes the import back."),
    **{code: f"{sentence} {way_out}" for code, (sentence, way_out) in OF_LISTS.items()},
}
