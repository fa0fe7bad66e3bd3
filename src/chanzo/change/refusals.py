"""Why an edit of the theory is refused, as a person reads it. (change)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    "THEORY_KEY": N_("“{key}” cannot be a key here: it begins with {begins}-, in small letters, digits and hyphens."),
    "THEORY_KEY_TAKEN": N_("The key {key} is taken."),
    "THEORY_KEY_USED": N_(
        "The key {key} once stood in another place of the theory. Choose another, so that its history is of one thing."
    ),
    "THEORY_GROUP": N_("The vision and the problem are about all groups, everything else is about one."),
    "THEORY_UNKNOWN": N_("Nothing stands under {key} in the theory now."),
    "THEORY_WORDS": N_("Both languages are needed, English and French."),
    "THEORY_LONG": N_("At most {most} characters: a statement is one sentence."),
    "THEORY_NO_INDICATOR": N_(
        "Choose at least one indicator, computed or awaited: nothing stands in the theory unmeasured."
    ),
    "THEORY_INDICATOR": N_("There is no indicator {indicator}."),
    "THEORY_ABOUT": N_("Choose at least one statement that it is about."),
    "THEORY_ALONE": N_("{keys} is about this statement alone: end it first, or say what else it is about."),
    "THEORY_OWNER": N_("Choose a role that answers for it."),
    "THEORY_TRIGGER": N_("The trigger cannot be read. Write it like: visits.made < 0.5 or incidents.repeats > 0.2"),
    "THEORY_DOWN": N_(
        "{cause} cannot bring about {effect}: causes lead up from activities to the vision, and problems to problems."
    ),
    "THEORY_CIRCLE": N_("That would close a circle: {keys}."),
    "THEORY_UNCHANGED": N_("Nothing differs from how it stands."),
    "THEORY_MOVED": N_("Somebody edited this since you opened the page. Look at it again, then save."),
    "THEORY_REASON": N_("Say why: the reason stays in the history."),
    "SNAPSHOT_NAME": N_("A snapshot is named by 1 to 60 letters, digits, points and hyphens, as 2026-S1."),
    "SNAPSHOT_TAKEN": N_("There is a snapshot {name} already; a period that was frozen stays as it is."),
    "PERIOD_WRONG": N_("A period ends on or after the day it begins."),
    "PERIOD_OPEN": N_("A period is frozen after its last day."),
    "INDICATOR_UNKNOWN": N_("There is no indicator {indicator}."),
    "STATEMENT_UNKNOWN": N_("The theory has no statement {key}."),
    "ASSUMPTION_UNKNOWN": N_("The theory has no assumption or risk {key}."),
    "TARGET_REWARDS_SILENCE": N_(
        "“{name}” takes no target: who wants fewer reports gets silence. Set one on how they are followed up."
    ),
    "FIGURE_COMPUTED": N_("“{name}” is computed from records; nobody enters it."),
    "CHANGE_REASON": N_("Say why, and where it is from."),
    "EVIDENCE_FUTURE": N_("Evidence is of today or earlier."),
    "ENTRY_UNKNOWN": N_("Record {seq} brought nothing that still counts."),
    "SURVEY_UNSAID": N_("A survey’s figure needs its design and how many were asked."),
    "SURVEY_ANSWERS": N_("More answered than were asked."),
    "INTERVAL_HALF": N_("An interval has a lower and an upper end."),
    "INTERVAL_WRONG": N_("The figure lies inside its interval."),
    "REVIEW_UNSAID": N_("A review says what is seen, what is decided, and who does it."),
    "TRIGGER_WRONG": N_("The trigger cannot be read from character {at}: “{rest}”. Write as: visits.made < 0.8"),
    "SERIES_NAME": N_("A series is named in small letters, digits and _, as tin_price."),
    "SERIES_UNSAID": N_("A series needs a title, a unit, a source and a licence."),
    "SERIES_LARGE": N_("The file is larger than {most} MB."),
    "SERIES_EMPTY": N_("No row has a day and a number. The first column is a day, the second its value."),
    "SERIES_LONG": N_("The series has more than {most} values."),
}
