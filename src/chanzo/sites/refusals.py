"""Why an act on sites is refused, as a person reads it. (sites)"""

N_ = str  # marks a sentence for the catalogues; it is translated where it is shown

SENTENCES: dict[str, str] = {
    # lists of mines
    "MINE_LIST_UNNAMED": N_("Say what the list is called and who published it."),
    "MINE_LIST_EMPTY": N_("The list has no rows."),
    "MINE_NO_NAME": N_("The row names no mine."),
    "MINE_NO_PLACE": N_("The row has no coordinates, and no known site bears a like name."),
    "MINE_HALF_PLACE": N_("The row has only one of the two coordinates."),
    "MINE_DEGREES": N_("The coordinate cannot be read as degrees."),
    "MINE_OUTSIDE": N_("The place lies outside the region, also with its coordinates swapped."),
    "MINE_SITE_UNKNOWN": N_("No site of the register has the code {site}."),
    "MINE_DECIDED": N_("This row was decided by record {seq}."),
    "MINE_NOT_DOUBTED": N_("Nothing is to be decided of this row."),
    "MINE_NONE_PROPOSED": N_("No row of this list waits to be entered as a new site."),
}
