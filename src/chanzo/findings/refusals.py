"""Why an act on findings is refused, as a person reads it. (findings)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    "FINDING_UNKNOWN": N_("There is no finding {id}."),
    "FINDING_CLEARED": N_("The finding {id} was cleared: its rule no longer fires."),
    "VERDICT_UNKNOWN": N_("{verdict} is no verdict. Verdicts: {verdicts}."),
    "REASON_EMPTY": N_("Say why: the reason stays with the finding."),
    "QUERY_OF_NOBODY": N_("Name the office or the agent who is asked."),
    "QUERY_NOT_OPEN": N_("Nobody was asked about the finding {id}, or the question is settled."),
    "ANSWER_EMPTY": N_("Write the answer."),
    "MEANS_UNKNOWN": N_("{means} is no way in which an answer comes. Ways: {known}."),
    "ANSWER_OF_NOBODY": N_("Say who answered: the code of the office or agent."),
    "NOT_READ_BACK": N_("Read the answer back to who gave it, and say that you did."),
    "NOTHING_TO_TAKE_BACK": N_("Nobody judged the finding {id} or asked about it."),
    "LIMIT_UNKNOWN": N_("The rule {rule} has no limit {name}. Limits: {names}."),
    "LIMIT_NEGATIVE": N_("The limit {name} of rule {rule} cannot be below zero."),
    "SCOPE_UNKNOWN": N_("{scope} is no scope of a limit. Scopes: {scopes}."),
    "SCOPE_VALUE_MISSING": N_("Name the country, mineral or site that the limit is for."),
}
