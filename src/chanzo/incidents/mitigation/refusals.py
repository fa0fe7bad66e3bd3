"""Why an act of mitigation is refused, as a person reads it. (incidents)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    "RECOMMENDATION_UNKNOWN": N_("There is no recommendation {number}."),
    "RECOMMENDATION_INCOMPLETE": N_("Say to whom it is given, what is to be done, what will show it and who verifies."),
    "DUE_PAST": N_("The day by which it is to be done lies in the past."),
    "VERIFIER_OWN_SIDE": N_("Nobody verifies what its own side does: name, or let act, another side."),
    "VERIFIER_SAME_PERSON": N_("Who wrote down that it is done does not verify it: another person does."),
    "NOT_ITS_PARTY": N_("This recommendation was not given to you, nor are you named to verify it."),
    "RECOMMENDATION_STATE": N_("A recommendation that stands so cannot be moved so: {state}."),
    "PLAN_INCOMPLETE": N_("Say what is done, what is measured, where it stands today and where it shall stand."),
    "PLAN_MISSING": N_("Adopt a plan first: it says what is measured and from where."),
    "MEASURED_WHEN": N_("Say on which day it was measured: after the plan was adopted, and not in the future."),
    "EVIDENCE_MISSING": N_("Attach what shows it, or name a recommendation of this case that was verified."),
    "IMPROVEMENT_MISSING": N_(
        "Annex II: this case is closed as resolved only with evidence of improvement that was measured after the plan."
    ),
    "SUSPENSION_NOT_ASKED": N_("Nothing is to be decided here on suspending."),
    "SECOND_PERSON_GOES_ON": N_("To go on without suspending is decided by a second person, who took no part in it."),
    "SUSPENSION_SHORT": N_("A suspension after six months without improvement lasts at least three months."),
    "REVIEW_TOO_LATE": N_("Say until when you go on without suspending: three months at most."),
    "CLOCK_UNSTOPPABLE": N_("This clock is nobody's to stop."),
    "CLOCK_NOT_RUNNING": N_("This clock does not run: it was met, is stopped already, or the case is not open."),
    "CLOCK_LATE": N_("This clock is past its day already; what is late stays late."),
    "CLOCK_STOP_LONG": N_("Say on which day it runs again: within {most} days."),
    "CLOCK_NOT_STOPPED": N_("This clock is not stopped."),
    "LIMIT_DAYS": N_("A limit is from 1 to {most} days."),
    "LIMIT_DAY": N_("A limit is in force from tomorrow at the earliest: what runs keeps its own."),
    "LIMIT_SAME": N_("This limit is in force on that day already."),
}
