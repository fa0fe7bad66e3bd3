"""Lots as lists ask for them: those a scope may see, filtered and searched without counting. (traceability)"""

from django.db import connection
from django.db.models import Q, QuerySet

from chanzo.core.days import month_number
from chanzo.core.names import fold
from chanzo.people.models import Organisation
from chanzo.people.scopes import Scope
from chanzo.sites.queries.standing import codes_in, site_called

from ..models import Lot, LotNumber
from ..types import MINERALS, Kind

# The character after every other, so that a prefix is a range of an index.
LAST = "\uffff"


def lots_in(scope: Scope) -> QuerySet[Lot]:
    """A scope's own lots: held or closed by its organisations, or from its areas; ``redaction.own_lots`` in SQL."""
    lots = Lot.objects.order_by("key")
    if scope.everything:
        return lots
    known = Organisation.objects.filter(folded__in=scope.organisations).values_list("code", flat=True)
    organisations = scope.organisations | set(known)
    own = Q(holder__in=organisations) | Q(organisation__in=organisations)
    if inside := codes_in(scope):
        own |= Q(site__in=inside)
    return lots.filter(own)


def filtered(
    lots: QuerySet[Lot], *, kind: str = "", mineral: str = "", month: str = "", organisation: str = "", site: str = ""
) -> QuerySet[Lot]:
    """The lots that meet every filter given; a key begins with its kind, so a kind is a range of the primary key."""
    if kind in Kind.__members__.values():
        lots = lots.filter(begins("key", f"{kind}:"), kind=kind)
    if mineral in MINERALS:
        lots = lots.filter(mineral__contains=mineral)
    if month:
        lots = lots.filter(month=month_number(month))
    if site:
        known = site_called(site)
        lots = lots.filter(site=known.code if known else fold(site))
    if organisation:
        folded = fold(organisation)
        codes = {folded, organisation, *Organisation.objects.filter(folded=folded).values_list("code", flat=True)}
        lots = lots.filter(organisation__in=codes)
    return lots


def beginning_with(lots: QuerySet[Lot], text: str) -> QuerySet[Lot]:
    """The lots whose name begins with the text, or that a bag act gave such a number; an index answers."""
    text = text.strip()
    further = LotNumber.objects.filter(begins("number", text)).values("lot")
    return lots.filter(begins("name", text) | Q(key__in=further))


def begins(column: str, text: str) -> Q:
    """Rows whose column begins with a text, as a range of its index."""
    # SQLite orders text by its bytes and takes no index for LIKE; elsewhere a language may order it.
    if connection.vendor == "sqlite":
        return Q(**{f"{column}__gte": text, f"{column}__lt": text + LAST})
    return Q(**{f"{column}__startswith": text})
