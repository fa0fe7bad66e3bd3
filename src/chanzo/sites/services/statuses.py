"""Giving a site a status of one of the three schemes, with the legal act that gives it. (sites)"""

from typing import Any

from chanzo.core.days import day_text
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.people.policies import require
from chanzo.people.types import Act, Role

from ..models import SiteStatus
from ..queries.standing import place_of
from ..types.dated import STATUSES_OF
from .acts import Deed, Done, perform
from .checks import day_of_act, document_of, site_of
from .entering import status_line


def give_status(
    *, site: str, scheme: str, status: str, first: int, valid_to: int | None = None, document: str, reason: str = "",
    by: Any,
) -> Done:  # fmt: skip
    """Give a status from a day; an order may say until when it is valid. The state gives its own schemes' only."""
    actor = require(by, Act.GIVE_STATUS)
    meant = site_of(site)
    require(actor, Act.GIVE_STATUS, at=place_of(meant))
    if status not in STATUSES_OF.get(scheme, ()):
        raise Refused("STATUS_WRONG", status=status)
    if actor.role is Role.OFFICIAL and scheme == "programme":
        raise Refused("STATUS_SCHEME")
    if valid_to is not None and valid_to < first:
        raise Refused("VALIDITY_ORDER")
    facts = {
        "scheme": scheme, "status": status, "from": day_of_act(first), "valid_to": valid_to,
        "document": document_of(document), "reason": reason.strip(),
    }  # fmt: skip

    def check(rows: Rows) -> Deed:
        if SiteStatus.objects.filter(site=meant.code, scheme=scheme, from_day=first).exists():
            raise Refused("STATUS_TAKEN", day=day_text(first))
        line = status_line(meant.code, scheme, status, first, document.strip())
        return Deed("site.status_given", meant.code, facts, [line])

    return perform(check, by=actor)
