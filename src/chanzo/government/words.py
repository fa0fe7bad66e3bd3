"""Official paper in words: what each act is, who signs it, how a month stands. (government)"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chanzo.web import status
from chanzo.web.status import Status

from .types import ActKind

TITLES: dict[str, Promise] = {
    ActKind.DELIVERY: _("Delivery of tags"),
    ActKind.HAND_OVER: _("Hand-over of tags"),
    ActKind.RETURN: _("Return of tags"),
    ActKind.LOSS: _("Report of tags lost or made void"),
    ActKind.TAG_COUNT: _("Count of tags"),
    ActKind.SEIZURE: _("Seizure of bags"),
    ActKind.BAG_ACT: _("Act on bags"),
    ActKind.STOCK_COUNT: _("Stock count"),
    ActKind.PACKING_LIST: _("Packing list"),
    ActKind.STATEMENT: _("Monthly statement"),
}
MOVEMENTS: dict[str, Promise] = {
    "receive": _("Received into stock"),
    "allocate": _("Allocated"),
    "hand_over": _("Handed over"),
    "return": _("Returned"),
    "lose": _("Lost"),
    "steal": _("Stolen"),
    "damage": _("Damaged"),
    "cancel": _("Cancelled"),
    "count": _("Counted"),
}
BASES: dict[str, Promise] = {"counted": _("counted"), "pre_programme": _("opening stock, before the programme")}
SIGNERS: dict[str, Promise] = {
    "giver": _("Handed over by"),
    "receiver": _("Received by"),
    "service": _("For the state service"),
    "holder": _("For the holder"),
    "authority": _("For the authority that seizes"),
    "counter": _("Counted by"),
    "declarant": _("Declared by"),
    "exporter": _("For the exporter"),
    "certifier": _("For the certifying service"),
    "official": _("The provincial official"),
    "programme": _("For the programme"),
    "witness": _("Witness"),
}
COPY_FOR: dict[str, Promise] = {
    "service": _("state service"),
    "holder": _("holder"),
    "programme": _("programme"),
    "authority": _("authority"),
    "exporter": _("exporter"),
    "certifier": _("certifying service"),
    "official": _("province"),
}

# Registers whose lines can move a month (queries.causes).
REGISTERS: dict[str, Promise] = {
    "sites": _("register of sites"),
    "site_changes": _("changes of sites"),
    "tag_movements": _("movements of tags"),
}

status.WORDS["month"] = {
    "open": Status("note", _("Open")),
    "to_sign": Status("warning", _("Closed, not signed")),
    "signed": Status("good", _("Signed")),
    "changed": Status("warning", _("Changed since")),
}
status.WORDS["signed"] = {
    "signed": Status("good", _("Signed")),
    "later": Status("warning", _("Changed after signing")),
    "": Status("note", _("Not signed")),
}
status.WORDS["copy"] = {
    "stands": Status("good", _("Stands")),
    "withdrawn": Status("note", _("Withdrawn")),
}
status.WORDS["line"] = {
    "counts": Status("good", _("Counts")),
    "replaced": Status("warning", _("Corrected since")),
    "undone": Status("serious", _("Undone")),
}
