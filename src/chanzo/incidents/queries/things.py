"""Visits, tags and lots as a person names them, looked up before they are joined with a case. (incidents)"""

from collections.abc import Collection, Mapping

from chanzo.core import clock
from chanzo.core.identifiers import number_parts
from chanzo.core.refusals import Refused
from chanzo.people.scopes import EVERYTHING
from chanzo.sites.models import Visit
from chanzo.traceability.models import Lot
from chanzo.traceability.queries.ids import ids_of_lots, keys_of
from chanzo.traceability.queries.tag_stock import stretches_on

from ..models import Related
from ..types import Thing


def things_named(named: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """The keys of what is named, by sort; Refused where there is no such thing."""
    found = {}
    for sort, texts in named.items():
        keys: set[str] = set()
        for text in texts:
            keys |= set(_KEYS[Thing(sort)](text.strip()))
        found[Thing(sort).value] = sorted(keys)
    return found


def related_of(number: str) -> dict[str, list[str]]:
    """What is joined with an incident, as people write it, by sort."""
    found: dict[str, list[str]] = {thing.value: [] for thing in Thing}
    for one in Related.objects.filter(incident=number).order_by("sort", "key"):
        found[one.sort].append(one.key)
    found[Thing.LOT] = written(found[Thing.LOT])
    return found


def written(lots: Collection[str]) -> list[str]:
    """Lots by key as people write them."""
    return sorted(ids_of_lots(Lot.objects.filter(key__in=lots)).values())


def _visit(text: str) -> list[str]:
    if not text.isdecimal() or not Visit.objects.filter(visit=int(text)).exists():
        raise Refused("THING_UNKNOWN", sort=Thing.VISIT.value, name=text)
    return [str(int(text))]


def _tag(text: str) -> list[str]:
    prefix, digits, number = number_parts(text)
    issued = any(
        (one.prefix, one.digits) == (prefix, digits) and one.first <= number <= one.last
        for one in stretches_on(clock.today(), scope=EVERYTHING)
    )
    if not issued and not Lot.objects.filter(name=text).exists():
        raise Refused("THING_UNKNOWN", sort=Thing.TAG.value, name=text)
    return [text]


def _lot(text: str) -> list[str]:
    try:
        return keys_of(text)
    except Refused:
        raise Refused("THING_UNKNOWN", sort=Thing.LOT.value, name=text) from None


_KEYS = {Thing.VISIT: _visit, Thing.TAG: _tag, Thing.LOT: _lot}
