"""Every later lot that material of a site from a period entered. (traceability)"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from chanzo.core.days import day_text
from chanzo.people.scopes import Scope
from chanzo.people.types import Place

from ..image import store
from ..image.columns import MINE, STOCK
from ..image.view import View
from ..lineage import Array
from .ids import ids_of
from .redaction import own_lots, redacted
from .rows import LotRow, rounded_kg, rounded_share
from .sites import code_called, places_of
from .trace import edges_of, joined_edges, rows_of

Answer = dict[str, Any]
NONE = np.zeros(0, np.int64)


def exposure(site: str, first: int | None, last: int | None, *, scope: Scope) -> Answer:
    """The answer of contracts.md to ``chanzo exposure``; days ``first`` to ``last``, both included, None open.

    Mine bags are counted, not listed; counted stock of the site is listed, as no line closed it at the mine.
    Refused ID_UNKNOWN for a site that neither the register nor a bag names.
    """
    view = store.current()
    code = code_called(site, view)
    return _answer(view, [code], first, last, name=code, scope=scope)


def exposure_of_sites(codes: Sequence[str], first: int | None, last: int | None, *, name: str, scope: Scope) -> Answer:
    """The same for several sites together, which the answer calls by ``name``; codes that nothing bears add nothing."""
    return _answer(store.current(), codes, first, last, name=name, scope=scope)


def _answer(
    view: View, codes: Sequence[str], first: int | None, last: int | None, *, name: str, scope: Scope
) -> Answer:
    graph = view.graph
    numbers = [number for code in codes if (number := view.site(code)) > 0]
    bags, stock = (
        np.concatenate([NONE, *(graph.closed_at(number, first, last, kind) for number in numbers)])
        for kind in (MINE, STOCK)
    )
    after, parts = graph.flow(np.concatenate((bags, stock)))
    lots = np.concatenate((stock, after))
    parts = np.concatenate((np.ones(len(stock)), parts))
    rows = rows_of(view, lots)
    ids = dict(zip(rows, ids_of(rows.values()).values(), strict=True))
    answer: Answer = {
        "site": name,
        "from": _text(first),
        "to": _text(last),
        "bags": len(bags),
        "mass_kg": rounded_kg(float(np.maximum(graph.mass_g(bags), 0).sum())),
        "head": view.head.seq,
        "lots": sorted(
            (
                _entry(rows[lot], ids[lot], part)
                for lot, part in zip(lots.tolist(), parts.tolist(), strict=True)
                if lot in rows
            ),
            key=lambda entry: str(entry["lot"]),
        ),
    }
    if scope.everything:
        return answer
    edges = joined_edges(graph, NONE, np.sort(lots))
    return _as_seen(answer, rows, ids, edges, scope, places_of(set(codes)), codes)


def _entry(row: LotRow, lot_id: str, part: float) -> Answer:
    return {
        "lot": lot_id,
        "kind": row.kind,
        "holder": row.holder or None,
        "mass_kg": rounded_kg(row.mass_g),
        "affected_kg": rounded_kg(None if row.mass_g is None else row.mass_g * part),
        "share": rounded_share(part),
    }


def _text(day: int | None) -> str | None:
    return None if day is None else day_text(day)


def _as_seen(
    answer: Answer,
    rows: dict[int, LotRow],
    ids: dict[int, str],
    edges: tuple[Array, Array, Array],
    scope: Scope,
    place_of: Callable[[str], Place],
    codes: Sequence[str],
) -> Answer:
    own_keys = own_lots(rows.values(), scope, place_of)
    own = {lot for lot, row in rows.items() if row.key in own_keys}
    pairs = edges_of(edges[0], edges[1])
    near = {b for a, b in pairs if a in own} | {a for a, b in pairs if b in own}
    seen = redacted(answer, {ids[lot] for lot in own}, {ids[lot] for lot in near if lot in ids})
    # What a site tagged in all is its own area's business; a company sees what reached it.
    ours = all(scope.covers(place_of(code)) for code in codes)
    return seen if ours else seen | {"bags": None, "mass_kg": None}
