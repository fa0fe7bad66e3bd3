"""How protected areas, what sites are to them, and what was seen there are said to people. (sites)"""

from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chanzo.web.formats import NONE
from chanzo.web.status import Status, offer_words

from .types.observations import Sort
from .types.screening import Standing

STANDINGS = {
    str(Standing.INSIDE): Status("serious", _("Inside")),
    str(Standing.DISPUTED): Status("warning", _("Disputed")),
    str(Standing.OUTSIDE): Status("good", _("Outside")),
    str(Standing.UNKNOWN): Status("note", _("Not checked")),
    "vague": Status("warning", _("Boundary unknown")),
}
SORTS = {
    Sort.MINING: _("Mining inside a protected area"),
    Sort.WILDLIFE: _("Wildlife trade"),
    Sort.OUTSIDE: _("Gold, tin, tantalum or tungsten outside the programme"),
    Sort.OTHER: _("Something else"),
    Sort.AWARENESS: _("Awareness session"),
}
BOUNDARIES = {"drawn": _("Drawn"), "unknown": _("Unknown: known as a point")}

offer_words("protected", STANDINGS)


def distance(centimetres: int | None) -> str:
    """A distance as people say it: metres up close, kilometres farther off."""
    if centimetres is None:
        return NONE
    if centimetres < 100_000:
        return gettext("%(metres)s m") % {"metres": centimetres // 100}
    return gettext("%(kilometres)s km") % {"kilometres": number_format(Decimal(centimetres // 100) / 1000, 1)}
