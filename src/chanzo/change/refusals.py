"""What the theory of change refuses. (change)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES = {
    "SNAPSHOT_NAME": N_("A snapshot is named by 1 to 60 letters, digits, points and hyphens, as 2026-S1."),
    "SNAPSHOT_TAKEN": N_("There is a snapshot {name} already; a period that was frozen stays as it is."),
    "SNAPSHOT_UNKNOWN": N_("There is no snapshot {name}."),
    "PERIOD_WRONG": N_("A period ends on or after the day it begins."),
    "PERIOD_OPEN": N_("A period is frozen after its last day."),
}
