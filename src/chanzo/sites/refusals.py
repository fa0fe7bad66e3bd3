"""Why an act on a mine site is refused, as a person reads it. (sites)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    # Visits
    "VISIT_SITE": N_("{site} is no site of the register: write its code."),
    "VISIT_FUTURE": N_("The day of the visit lies in the future."),
    "VISIT_PERSON": N_("{person} is no person number: write it as P-7F3K2QAB. Names stay on paper."),
    "VISIT_HOTLINE": N_("More people know the hotline ({known}) than were asked ({asked})."),
    "VISIT_UNKNOWN": N_("There is no visit {visit}."),
    "VISIT_TAKEN_BACK": N_("Visit {visit} was taken back by record {seq}."),
    "VISIT_SAME": N_("Nothing differs from what visit {visit} says already."),
    "VISIT_REASON": N_("Say why: the reason stays with the visit."),
    "VISIT_NO_POINT": N_("Visit {visit} saw no tagging point other than the one in the register."),
}
