"""What a scope may see: own lots whole, holders one step away, farther ones as site shares. (traceability)"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from chanzo.people.scopes import Scope
from chanzo.people.types import Place

from ..types import Lot
from .rows import LotRow

Answer = dict[str, Any]
# Cells of a line that tell who tagged and where that person stood, and those that are between buyer and seller.
OF_AGENTS = frozenset(("agent", "latitude", "longitude"))
OF_PARTIES = frozenset(("price_per_kg", "currency"))


def own_lots(rows: Iterable[LotRow | Lot], scope: Scope, place_of: Callable[[str], Place]) -> frozenset[str]:
    """The keys of the scope's own lots: held or closed by its organisations, or from its areas."""
    return frozenset(
        row.key
        for row in rows
        if scope.owns(row.holder) or scope.owns(row.organisation) or (row.site and scope.covers(place_of(row.site)))
    )


def redacted(answer: Answer, own: Collection[str], near: Collection[str]) -> Answer:
    """The answer with lots whose IDs are ``own`` whole, those ``near`` by holder only, others left out.

    Origins, being shares of sites, stay; grams that reached farther holders are one destination without a name.
    """
    shown = dict(answer)
    if "nodes" in answer:
        shown["nodes"] = [
            node if node["id"] in own else node | {"site": None, "date": None, "mass_kg": None}
            for node in answer["nodes"]
            if node["id"] in own or node["id"] in near
        ]
        shown["edges"] = [edge for edge in answer["edges"] if edge["from"] in own or edge["to"] in own]
    if "destinations" in answer:
        named = [d for d in answer["destinations"] if d["lot"] in own or d["lot"] in near]
        rest = [d["mass_kg"] or 0 for d in answer["destinations"] if d not in named]
        farther = [{"lot": None, "holder": None, "mass_kg": round(sum(rest), 3)}] if rest else []
        shown["destinations"] = named + farther
    if "bags" in answer and "lots" in answer:
        shown["lots"] = [
            lot if lot["lot"] in own else lot | {"mass_kg": None, "affected_kg": None, "share": None}
            for lot in answer["lots"]
            if lot["lot"] in own or lot["lot"] in near
        ]
    return shown


def cells_seen(cells: Mapping[str, Any], organisation: str, scope: Scope) -> dict[str, Any]:
    """The cells of a line as a scope reads them; ``organisation`` is the one that wrote it, or that bought there.

    Agents and their positions are for those who may read them, prices of others for nobody but them.
    """
    if scope.agents:
        return dict(cells)
    hidden = OF_AGENTS if scope.owns(organisation) else OF_AGENTS | OF_PARTIES
    return {name: value for name, value in cells.items() if name not in hidden}
