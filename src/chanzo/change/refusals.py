"""What the theory of change refuses. (change)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES = {
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
