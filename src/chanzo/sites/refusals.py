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
    "DAY_FUTURE": N_("The day lies in the future. What is recorded has happened."),
    "DAY_BEFORE": N_("The day lies before {day}, the day of what it follows."),
    "DAY_ORDER": N_("The last day lies before the first."),
    "WHY_MISSING": N_("Say why: the reason stays with the act."),
    "DOCUMENT_MISSING": N_("Name the document that this rests on, by its number and date."),
    "REQUEST_STEP": N_("This step is not possible at the present stage of the request."),
    "REQUEST_SAME_PERSON": N_("Who asked for the area cannot decide on it: a second person must."),
    "REQUEST_PLACE": N_("Say where the area lies: coordinates, or a description by which it can be found."),
    "REQUEST_TWICE": N_(
        "An area of this name in the same territory was asked for already, and nothing is decided yet."
    ),
    "PEOPLE_MISSING": N_("Name at least two people of two services: a joint evaluation is never one office alone."),
    "PERSON_NUMBER": N_("{person} is no person number: write it as P-7F3K2QAB. Names stay on paper."),
    "SITE_CODE_TAKEN": N_("The code or name {written} means a site already: {site}."),
    "SITE_UNKNOWN": N_("No site of the register is called {site}."),
    "SITE_CLOSED": N_("{site} was closed on {day}."),
    "SITE_SAME": N_("A site cannot become itself."),
    "SPLIT_PARTS": N_("A split has at least two parts, each with a code of its own."),
    "STATUS_WRONG": N_("{status} is no status of this scheme."),
    "STATUS_SCHEME": N_("The programme's own status is given by the programme."),
    "STATUS_TAKEN": N_("A status of this scheme was given from {day} already. Correct that one in the register."),
    "VALIDITY_ORDER": N_("The last day of validity lies before the day from which the status counts."),
    "IDENTIFIER_SHAPE": N_("{value} has not the shape CC-[lat]-[lon]-NNNNN with four decimals."),
    "IDENTIFIER_COUNTRY": N_("{value} begins with another country than the register has for this site: {country}."),
    "IDENTIFIER_PLACE": N_("{value} names another place than the register has for this site: {place}."),
    "IDENTIFIER_UNKNOWN": N_(
        "The register has no country or no coordinates for this site, so nothing can be compared."
    ),
    "IDENTIFIER_TAKEN": N_("{value} names {site} already. An identifier names one site."),
    "IDENTIFIER_SECOND": N_("The site has the identifier {value} in these days. End it first."),
    "ATTRIBUTE_EMPTY": N_("Write the number or the organisation."),
    "ATTRIBUTE_TWICE": N_("The register says this of the site in these days already."),
    "ATTRIBUTE_ENDED": N_("This has ended already."),
    "AREA_EMPTY": N_("No site of the register lies in {area}."),
    "SUSPENSION_TWICE": N_("{area} is suspended since {day} already."),
    "SUSPENSION_UNKNOWN": N_("{area} has no suspension from that day."),
    "SUSPENSION_ENDED": N_("This suspension has ended already."),
    "SITE_NOT_SUSPENDED": N_("{site} is not under this suspension."),
    "RESUME_UNMET": N_("A site resumes only when every question is answered with yes. Keep it suspended."),
    "RESUME_UNASSESSED": N_("The newest assessment of {site} does not say that it may resume. Assess it first."),
    "BAG_NOT_THERE": N_(
        "By the books {tag} did not stand there on that day. Record it as what it is before counting it."
    ),
    "KEEPER_MISSING": N_("Say who keeps the bags that were counted."),
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
