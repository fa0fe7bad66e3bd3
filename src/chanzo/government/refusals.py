"""Why an act of official paper is refused, as a person reads it. (government)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    "PROVINCE_UNKNOWN": N_("No site of the register lies in the province {province}."),
    "MONTH_NOT_ENDED": N_("{month} has not ended. A month is closed from the first day of the next."),
    "MONTH_CLOSED": N_("{month} of {province} was closed by record {seq}. What came later is restated beside it."),
    "MONTH_OPEN": N_("{month} of {province} is still open: close it first."),
    "MONTH_UNCHANGED": N_("Nothing differs from the last statement of {month} of {province}."),
    "MONTH_MOVED": N_("The figures changed since you looked at them. Look again, then confirm."),
    "SCAN_KNOWN": N_("This very file is attached to {act} already."),
    "SCAN_UNKNOWN": N_("There is no signed copy {scan} of this act."),
    "SCAN_WITHDRAWN": N_("This signed copy was withdrawn by record {seq}."),
    "SIGNED_IN_FUTURE": N_("The day of signature lies in the future."),
    "SIGNED_BY_NOBODY": N_("Say in which role at least one person signed."),
    "PERSON_WRONG": N_("{person} is no person number: write it as P-7F3K2QAB, or leave it empty. Names stay on paper."),
    "WITHDRAWAL_REASON": N_("Say why the copy is withdrawn: the reason stays with the act."),
}
