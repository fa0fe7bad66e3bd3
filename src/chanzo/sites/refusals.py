"""Why an act on a mine site is refused, as a person reads it. (sites)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    # Studies and capacities
    "STUDY_IN_FUTURE": N_("The day of the study lies in the future."),
    "STUDY_REPLACED": N_("This study was corrected by record {seq}. Work with the correction."),
    "STUDY_ELSEWHERE": N_("The study that this one corrects is of another site."),
    "ANSWER_WRONG": N_("The answer to {question} is none that this form knows."),
    "ANSWER_MISSING": N_("The answer to {question} is missing."),
    "PHOTO_EMPTY": N_("The file is empty."),
    "PHOTO_TOO_LARGE": N_("A photograph may have {most} MB. Take it again with fewer points."),
    "PHOTO_KIND": N_("This is no whole JPEG or PNG picture, whatever its name says."),
    "PHOTO_KNOWN": N_("This very photograph is kept with the study already."),
    "PHOTO_REASON": N_("Say why the photograph is destroyed: the reason stays in the record."),
    "CAPACITY_WRONG": N_("A capacity is two weights above zero, the lower one first."),
    "CAPACITY_IN_FUTURE": N_("A capacity holds from a day that has come, not from one in the future."),
    "ESTIMATE_STANDING": N_(
        "Record {seq} proposes a capacity of this site already: a second person must judge it first."
    ),
    "ESTIMATE_DECIDED": N_("This capacity was decided already."),
    "CAPACITY_SAME_PERSON": N_("A second person is needed: whoever proposed this capacity cannot judge it too."),
    "CAPACITY_REASON": N_("Say why: the reason stays in the record."),
    "YIELD_WRONG": N_("A yield is two weights above zero, the lower one first, and says its source."),
    "YIELD_MINERAL": N_("{mineral} is no mineral of this programme."),
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
