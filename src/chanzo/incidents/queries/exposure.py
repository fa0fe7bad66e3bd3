"""What an incident's place and window touch: later lots and who holds them, as custody knows it now. (incidents)"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from chanzo.people.scopes import EVERYTHING, Scope
from chanzo.traceability.queries.exposure import exposure_of_sites

from ..models import Incident
from .areas import sites_of


def exposure_of(incident: Incident, *, scope: Scope = EVERYTHING) -> dict[str, Any]:
    """The answer of contracts.md to ``chanzo exposure`` for the incident's site, or the sites of its area."""
    codes = sites_of(incident.site, incident.area)
    return exposure_of_sites(
        codes, incident.first_day, incident.last_day, name=incident.site or incident.area, scope=scope
    )


def holders_in(answer: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """By holder, how many lots it holds that are touched and how many grams of them are."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for lot in _held(answer["lots"]):
        found[lot["holder"]][0] += 1
        found[lot["holder"]][1] += round((lot["affected_kg"] or 0) * 1000)
    return {holder: (lots, grams) for holder, (lots, grams) in sorted(found.items())}


def _held(lots: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    return (lot for lot in lots if lot["holder"])
