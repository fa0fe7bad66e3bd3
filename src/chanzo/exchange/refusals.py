"""Why an act of publication is refused, as a person reads it. (exchange)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    "COMMERCIAL_DELAYS": N_(
        "A commercial reason withholds nothing: it delays, for every site alike. Set the months of delay in the terms."
    ),
    "WITHHOLD_UNKNOWN": N_("No site, territory or province of the register is called {area}."),
    "WITHHELD_ALREADY": N_("{area} is withheld by record {seq} already. Review that decision, or end it."),
    "WITHHOLDING_UNKNOWN": N_("There is no decision {seq} that is in force."),
    "REVIEW_DAY": N_("A decision to withhold is reviewed within a year: give a day after today, before {last}."),
    "TERMS_DELAY": N_("Months of delay are 1 to 6."),
    "TERMS_LIMITS": N_("A fold holds at least two sites, a figure at least one bag and one kilogram."),
    "TERMS_STEP": N_("Coordinates are rounded to 0.01 degree or more, 1 degree at most."),
    "TERMS_LICENCE": N_("The address of a licence begins with https://."),
    "RELEASE_EARLY": N_(
        "{month} is not due: with {delay} months of delay, {due} is the last month that can be stated."
    ),
    "RELEASE_BACKWARDS": N_("Release {name} states months up to {until} already; a later one states no fewer."),
    "RELEASE_MOVED": N_("Somebody released or decided something meanwhile. Look at it, then try again."),
    "RELEASE_EMPTY": N_("No month is due yet, or no bag was tagged in one: there is nothing to state."),
    "BASIS_GONE": N_(
        "The working file of release {name} is gone. Without it a release could tell what earlier ones withheld: "
        "restore it from a backup."
    ),
}
