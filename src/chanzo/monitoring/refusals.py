"""Why an act of monitoring is refused, as a person reads it. (monitoring)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    "SETTING_REASON": N_("Say why the values change: the reason stays with them."),
    "SETTING_WRONG": N_("{name} cannot be {value}."),
    "SETTING_SAME": N_("Nothing differs from the values in force."),
    "SETTING_ORDER": N_("A high risk must begin above a medium one, and be seen again no later."),
    "TEAM_WRONG": N_("{team} is no code of a team: use letters, digits and hyphens, at most 20."),
    "TEAM_VALUES": N_("A team needs a base in the region, field days, and kilometres a day on each road."),
    "TEAM_ELSEWHERE": N_("Team {team} works outside your areas, or would: name areas of your own."),
    "PLAN_PERIOD": N_("A plan runs for 1 to 92 days and does not begin in the past."),
    "PLAN_NO_TEAM": N_("Name at least one team."),
    "PLAN_EMPTY": N_("No visit is planned: there is nothing to save."),
    "PLAN_MOVED": N_("What the plan is made of changed since you looked. Look again, then save it."),
}
