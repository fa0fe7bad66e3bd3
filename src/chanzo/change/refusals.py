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
}
