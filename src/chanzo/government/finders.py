"""Tag custody for the search box: requests, lockboxes, and cancelled inventories by number or by what was in them.
(government)
"""

from itertools import islice
from typing import Any

import orjson
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core.names import fold
from chanzo.web.formats import day
from chanzo.web.search import Finder, Hit, offer_finder

from .custody.queries.inventories import holds, visible_to
from .custody.queries.visible import lockboxes_visible_to, requests_visible_to
from .custody.rules.spans import stored
from .custody.words import TYPES


def custody(user: Any, text: str, most: int) -> list[Hit]:
    """Requests and inventories whose number begins so, lockboxes, and inventories that a tag or book was in."""
    folded = fold(text)
    hits = [
        Hit(one.number, reverse("government:request", args=[one.number]), f"{TYPES[one.type]}, {one.holder}",
            one.number == folded)
        for one in islice(requests_visible_to(user, number__startswith=folded), most)
    ]  # fmt: skip
    hits += [
        Hit(f"{one.name} {one.code}", reverse("government:lockbox", args=[one.code]), one.site, one.code == folded)
        for one in lockboxes_visible_to(user)
        if folded in one.code or folded in fold(one.name)
    ]
    for one in visible_to(user):
        within = any(holds(span, text.strip()) for span in stored(orjson.loads(one.ranges)))
        if within or one.number.startswith(folded):
            told = _("cancelled on %(day)s") % {"day": day(one.day)}
            hits.append(Hit(one.number, reverse("government:inventory", args=[one.number]),
                            f"{text.strip()}: {told}" if within else told, one.number == folded))  # fmt: skip
    return hits[:most]


offer_finder(Finder(60, "custody", gettext_lazy("Tag custody"), "lock", custody))
