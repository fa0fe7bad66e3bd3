"""Why an act on a site is refused, as a person reads it. (sites)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
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
    # observations in protected areas
    "OBSERVATION_WHAT": N_("Say what was seen or done, in at most {most} letters."),
    "OBSERVATION_IN_FUTURE": N_("The day lies in the future."),
    "OBSERVATION_PERSON": N_("{person} is no person number: write it as P-7F3K2QAB, or leave it empty."),
    "OBSERVATION_HALF_PLACE": N_("Give both coordinates of the place, or none."),
    "OBSERVATION_NOWHERE": N_("Say where: a protected area, a site, or the coordinates of a place."),
    "OBSERVATION_AREA": N_("No layer has an area called {area}."),
    # lists of mines
    "MINE_LIST_UNNAMED": N_("Say what the list is called and who published it."),
    "MINE_LIST_EMPTY": N_("The list has no rows."),
    "MINE_NO_NAME": N_("The row names no mine."),
    "MINE_NO_PLACE": N_("The row has no coordinates, and no known site bears a like name."),
    "MINE_HALF_PLACE": N_("The row has only one of the two coordinates."),
    "MINE_DEGREES": N_("The coordinate cannot be read as degrees."),
    "MINE_OUTSIDE": N_("The place lies outside the region, also with its coordinates swapped."),
    "MINE_SITE_UNKNOWN": N_("No site of the register has the code {site}."),
    "MINE_DECIDED": N_("This row was decided by record {seq}."),
    "MINE_NOT_DOUBTED": N_("Nothing is to be decided of this row."),
    "MINE_NONE_PROPOSED": N_("No row of this list waits to be entered as a new site."),
}
