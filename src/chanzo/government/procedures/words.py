"""Procedures in words: what they are for, where they hold, who signs, how they stand. (government)"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chanzo.web.status import Status, offer_words

from .types import Party, Reach, Sort, Told

SORTS: dict[str, Promise] = {
    Sort.JOINT_TAGS: _("Joint tag management"),
    Sort.VETTED_LISTS: _("Vetted lists"),
    Sort.SUSPENSION: _("Suspension"),
    Sort.RESUMPTION: _("Resumption"),
    Sort.OTHER: _("Other procedure"),
}
REACHES: dict[str, Promise] = {
    Reach.SITE: _("One mine site"),
    Reach.POINT: _("A tagging point, for the sites tagged there"),
    Reach.TERRITORY: _("A territory"),
    Reach.PROVINCE: _("A province"),
}
OF_REACH: dict[str, Promise] = {
    Reach.SITE: _("site %(place)s"),
    Reach.POINT: _("tagging point %(place)s"),
    Reach.TERRITORY: _("territory of %(place)s"),
    Reach.PROVINCE: _("province of %(place)s"),
}
PARTIES: dict[str, Promise] = {
    Party.SERVICE: _("State service"),
    Party.COOPERATIVE: _("Cooperative"),
    Party.TITLE_HOLDER: _("Holder of the title"),
    Party.TRADERS: _("Négociants"),
    Party.AUTHORITY: _("Local authority"),
    Party.POLICE: _("Mines police"),
    Party.PROGRAMME: _("Programme"),
    Party.COMMITTEE: _("Local committee"),
    Party.OTHER: _("Other party"),
}
LANGUAGES: dict[str, Promise] = {
    "fr": _("French"),
    "en": _("English"),
    "sw": _("Swahili"),
    "rw": _("Kinyarwanda"),
}
offer_words(
    "procedure",
    {
        "in_force": Status("good", _("In force")),
        "ahead": Status("note", _("In force later")),
        "draft": Status("note", _("Draft")),
        "over": Status("note", _("No longer in force")),
    },
)
offer_words(
    "kept",
    {
        Told.YES: Status("good", _("Kept")),
        Told.NO: Status("serious", _("Not kept")),
        Told.NOT_APPLICABLE: Status("note", _("Does not apply")),
    },
)
offer_words(
    "due",
    {
        "overdue": Status("serious", _("Overdue")),
        "soon": Status("warning", _("Due soon")),
        "later": Status("good", _("Checked")),
    },
)


def place_told(reach: str, place: str) -> str:
    """Where a procedure holds, in words."""
    return str(OF_REACH[reach]) % {"place": place}
