"""Tag custody in words: types, kinds of holders, stages, acts. (government)"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chanzo.traceability.words import TAG_TYPES as TYPES
from chanzo.web.status import Status, offer_words

from .types.requests import Stage

__all__ = ["ACTIONS", "DO", "EXPLAINED", "KINDS", "LIMITS", "LOSSES", "SOURCES", "STEPS", "TYPES"]

KINDS: dict[str, Promise] = {
    "lockbox": _("Joint lockbox"),
    "state_service": _("State service"),
    "cooperative": _("Cooperative"),
    "negociant": _("Négociant"),
    "processor": _("Processor"),
    "exporter": _("Exporter"),
    "trader": _("Trader"),
    "smelter": _("Smelter"),
    "civil_society": _("Civil society"),
    "": _("Agent or office, not in the register"),
}
ACTIONS: dict[str, Promise] = {
    "hand_over": _("Handed over, as it is"),
    "allocate": _("Given out for use"),
    "return": _("Given back into stock"),
}
LOSSES: dict[str, Promise] = {"lose": _("Lost"), "steal": _("Stolen"), "damage": _("Damaged")}
EXPLAINED: dict[str, Promise] = {**LOSSES, "found": _("Found again")}
STEPS: dict[str, Promise] = {
    "request": _("Requested"),
    "ask_revision": _("Asked to be changed"),
    "revise": _("Changed as asked"),
    "grant": _("Granted"),
    "refuse": _("Turned down"),
    "cancel": _("Taken back"),
    "hand_over": _("Hand-over"),
    "receive": _("Receipt confirmed"),
}
DO: dict[str, Promise] = {
    "ask_revision": _("Ask to change it"),
    "revise": _("Change it"),
    "grant": _("Grant"),
    "refuse": _("Turn it down"),
    "cancel": _("Take it back"),
    "hand_over": _("Hand over"),
}
LIMITS: dict[str, Promise] = {
    "usual_bag_g": _("A usual bag, kg"),
    "margin_pm": _("Margin of the quota, %"),
    "book_pages": _("Pages of a logbook"),
    "delivery_days": _("Days of a delivery"),
}
SOURCES: dict[str, Promise] = {"take": _("Stock-take"), "hand_over": _("Reception")}

offer_words(
    "tag request",
    {
        Stage.PENDING: Status("warning", _("To decide")),
        Stage.TO_REVISE: Status("warning", _("To change")),
        Stage.GRANTED: Status("note", _("Granted, to hand over")),
        Stage.IN_TRANSIT: Status("note", _("In transit")),
        Stage.RECEIVED: Status("good", _("Arrived")),
        Stage.REFUSED: Status("serious", _("Turned down")),
        Stage.CANCELLED: Status("note", _("Taken back")),
    },
)
offer_words(
    "hand-over",
    {
        "in_transit": Status("warning", _("In transit")),
        "received": Status("good", _("Receipt confirmed")),
        "differs": Status("serious", _("Received with a difference")),
    },
)
offer_words(
    "lockbox",
    {
        "in_use": Status("good", _("In use")),
        "ended": Status("note", _("No longer in use")),
        "all": Status("good", _("All there")),
        "some": Status("serious", _("Not all there")),
    },
)
offer_words(
    "count",
    {
        "agrees": Status("good", _("Agrees")),
        "differs": Status("serious", _("Numbers missing")),
        "explained": Status("note", _("Explained")),
        "surplus": Status("warning", _("Numbers too many")),
    },
)
offer_words(
    "alarm",
    {
        "quiet": Status("good", _("No later use")),
        "used": Status("serious", _("Used later")),
    },
)
offer_words(
    "lasts",
    {
        "out": Status("serious", _("Runs out")),
        "soon": Status("warning", _("Request now")),
        "fine": Status("good", _("Enough")),
        "": Status("note", _("No use yet")),
    },
)
