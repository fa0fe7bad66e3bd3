"""State agents in words: duties, why a post was left, how a training ended, whether somebody is there. (government)"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chanzo.web.status import Status, offer_words

from .types import Duty, Ending, Result

DUTIES: dict[str, Promise] = {
    Duty.TAGGING: _("Tagging at the mine"),
    Duty.DEPOT: _("Tagging in depots"),
    Duty.PLANT: _("Tagging at a processor or exporter"),
    Duty.CERTIFICATION: _("Certification"),
    Duty.POLICE: _("Mines police"),
    Duty.OTHER: _("Other"),
}
ENDINGS: dict[str, Promise] = {
    Ending.MOVED: _("moved to another post"),
    Ending.HANDED_OVER: _("handed over"),
    Ending.LEAVE: _("on leave or ill"),
    Ending.RETIRED: _("retired"),
    Ending.DISMISSED: _("dismissed or suspended"),
    Ending.POST_CLOSED: _("post closed"),
    Ending.OTHER: _("other"),
}
# What a person says when ending a posting; the other endings follow from acts of their own.
SAID_ENDINGS = {ending: word for ending, word in ENDINGS.items() if ending not in (Ending.MOVED, Ending.HANDED_OVER)}
KINDS: dict[str, Promise] = {
    "mine": _("mine"),
    "negociant": _("négociant"),
    "processor": _("processor"),
}

offer_words(
    "posted",
    {
        "posted": Status("good", _("Posted")),
        "ahead": Status("note", _("Posted later")),
        "none": Status("warning", _("Not posted")),
    },
)
offer_words(
    "training",
    {
        Result.PASSED: Status("good", _("Passed")),
        Result.ATTENDED: Status("note", _("Attended")),
        Result.FAILED: Status("warning", _("Not passed")),
    },
)
RESULTS: dict[str, Promise] = {
    Result.PASSED: _("Passed"),
    Result.ATTENDED: _("Attended, no test"),
    Result.FAILED: _("Not passed"),
}
