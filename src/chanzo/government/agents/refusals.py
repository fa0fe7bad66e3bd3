"""Why an act on agents, procedures or confidences is refused, as a person reads it. (government)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    "AGENT_CODE": N_(
        "{written} is no agent’s code. Write the code that stands on the sheets; names are not kept here."
    ),
    "AGENT_SERVICE": N_("No state service of the register of organisations is called {service}."),
    "AGENT_SAME": N_("{agent} is registered just so already."),
    "AGENT_UNKNOWN": N_("No agent {agent} is registered. Register the code first."),
    "POSTING_NOWHERE": N_("Say at which sites or at which tagging point."),
    "POSTING_PLACE": N_("No site of your areas is tagged at {point}."),
    "POSTING_SITE": N_("No site of the register is called {site}."),
    "POSTING_DAYS": N_("The last day lies before the first."),
    "POSTING_FAR": N_("The first day lies more than a year ahead."),
    "POSTING_DOUBLE": N_("{agent} is posted there already on some of these days."),
    "POSTING_UNKNOWN": N_("There is no such posting of this agent."),
    "POSTING_ENDED": N_("This posting has ended already."),
    "SUCCESSOR_SAME": N_("{agent} cannot take over its own post."),
    "HAND_OVER_ACT": N_("{act} is no act by which tags changed hands, or not one that you may see."),
    "TRAINING_FUTURE": N_("The day of the training lies in the future."),
    "TRAINING_KNOWN": N_("{course} is noted for this agent on this day already."),
    "CONFIDENCE_WHOLE": N_("Answer every question with yes or no, or leave the sheet out altogether."),
    "CONFIDENCE_QUARTER": N_("This quarter takes no answers: it has not begun, or its figures are released."),
    "CONFIDENCE_PROVINCE": N_("This province lies outside your areas."),
    "PROCEDURE_EMPTY": N_("Write at least one requirement: a line that begins with 1."),
    "PROCEDURE_PLACE": N_("No site of the register lies at {place}. Write the place as the register of sites has it."),
    "PROCEDURE_EVERY": N_("A procedure is checked at least every {most} days, and at most every day."),
    "PROCEDURE_ELSEWHERE": N_("A procedure keeps its sort and place in every version. Write a new procedure instead."),
    "PROCEDURE_UNKNOWN": N_("There is no such procedure or version."),
    "PROCEDURE_SHAPE": N_("Each section needs as many requirements as in the language it was agreed in."),
    "PROCEDURE_LANGUAGE": N_("This is the language it was agreed in: write a new version instead."),
    "PROCEDURE_IN_FORCE": N_("Version {version} was put in force already."),
    "PROCEDURE_DAYS": N_("The last day lies before the first."),
    "PROCEDURE_BEFORE": N_("The version before begins on that day or later."),
    "PROCEDURE_DRAFT": N_("This version is a draft: it was never put in force."),
    "PROCEDURE_OVER": N_("This version has ended already."),
    "CHECK_FUTURE": N_("The day of the check lies in the future."),
    "CHECK_PLACE": N_("This version was not in force at {site} on that day."),
    "CHECK_INCOMPLETE": N_("Say of every requirement whether it is kept; {number} is missing or unknown."),
    "CHECK_REMARK": N_("Say in a remark what is not kept of {number}."),
    "CHECK_KNOWN": N_("A check of this procedure at {site} on this day is recorded already."),
}
