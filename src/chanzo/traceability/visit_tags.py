"""Unused tags that a visit saw, looked up in the stock of its day: are they this site's? (traceability)"""

from bisect import bisect_right
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from chanzo.core.identifiers import number_parts
from chanzo.core.names import fold
from chanzo.people.policies import may
from chanzo.people.scopes import EVERYTHING
from chanzo.people.types import Act
from chanzo.sites.models import Visit
from chanzo.sites.queries.visits import place_of_visit
from chanzo.web.status import Status, offer_words
from chanzo.web.tables import Column, Table

from .models import Lot
from .queries.registers import names_now
from .queries.tag_stock import stretches_on
from .stock import ALLOCATED, DEAD, Stretch
from .types import Kind

offer_words(
    "seen_tag",
    {
        "here": Status("good", _("Allocated to this site")),
        "elsewhere": Status("serious", _("Allocated elsewhere")),
        "stock": Status("warning", _("In stock, not allocated")),
        "dead": Status("serious", _("Lost, stolen, damaged or cancelled")),
        "never": Status("serious", _("Never issued")),
        "used": Status("serious", _("Closed on a bag before")),
    },
)


def tags_seen(request: HttpRequest, visit: Visit) -> dict[str, Any] | None:
    """Each tag that a visit saw with what the register says of it on that day; other sites are not named."""
    tags = visit.report.tags
    if not tags or not may(request.user, Act.SEE_CUSTODY, place_of_visit(visit)):
        return None
    site = names_now().site(fold(visit.site))
    stretches = stretches_on(visit.day, scope=EVERYTHING, type_="mine")
    used = Lot.objects.filter(number__in=tags, kind=Kind.MINE, day__lt=visit.day)
    closed = set(used.values_list("number", flat=True))
    rows = [{"tag": tag, "found": "used" if tag in closed else stands(tag, site, stretches)} for tag in tags]
    columns = [
        Column("tag", _("Tag"), "code", lambda row: f"{reverse('search')}?q={row['tag']}"),
        Column("found", _("On the day of the visit"), status="seen_tag"),
    ]
    return {"table": Table("tags", _("Unused tags seen, looked up in the stock"), columns, rows)}


def stands(tag: str, site: str, stretches: list[Stretch]) -> str:
    """How a number stands in stretches that are in order of type and number: here, elsewhere, stock, dead or never."""
    prefix, digits, value = number_parts(tag)
    same = [s for s in stretches if (s.prefix, s.digits) == (prefix, digits)]
    at = bisect_right([s.first for s in same], value) - 1
    if at < 0 or not same[at].first <= value <= same[at].last:
        return "never"
    found = same[at]
    if found.state == DEAD:
        return "dead"
    if found.state != ALLOCATED:
        return "stock"
    return "here" if found.site == site else "elsewhere"
