"""Origin shares of lots, bags included. (traceability)"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from chanzo.people.scopes import Scope

from ..image import store
from ..image.view import View
from ..lineage import UNTRACED, Array
from .ids import ids_of, keys_of
from .redaction import own_lots
from .rows import LotRow, rounded_kg, rounded_share
from .sites import places_of
from .trace import rows_of

Answer = dict[str, Any]


def composition(texts: Sequence[str] = (), *, scope: Scope) -> list[Answer]:
    """The answer of contracts.md to ``chanzo composition``: the lots named, or every lot that the scope may see.

    Outside its own lots and those one step away a scope sees shares without grams, and only of lots it names.
    Refused ID_UNKNOWN when an ID means no lot.
    """
    keys = sorted({key for text in texts for key in keys_of(text)})
    view = store.current()
    lots = np.sort(view.numbers(keys)) if texts else view.graph.standing()
    lots = lots[lots >= 0]
    rows = rows_of(view, lots)
    weighed = set(rows) if scope.everything else _seen(view, rows, scope)
    if not texts:
        rows = {lot: row for lot, row in rows.items() if lot in weighed}
    return _entries(view, rows, weighed)


def _entries(view: View, rows: dict[int, LotRow], weighed: set[int]) -> list[Answer]:
    lots = np.fromiter(rows, np.int64, len(rows))
    shares = view.graph.share_rows(lots)
    ids = ids_of(rows.values())
    entries = []
    for i, (lot, row) in enumerate(rows.items()):
        sites, values = shares.row(i)
        mass_g = row.mass_g if lot in weighed else None
        entries.append(
            {"lot": ids[row.key], "kind": row.kind, "mass_kg": rounded_kg(mass_g)}
            | _origins(view, sites, values, mass_g)
        )
    return sorted(entries, key=lambda entry: str(entry["lot"]))


def _origins(view: View, sites: Array, values: Array, mass_g: int | None) -> Answer:
    by_site = dict(zip(sites.tolist(), values.tolist(), strict=True))
    untraced = by_site.pop(UNTRACED, 0.0)
    found = [
        {
            "site": view.sites[site],
            "share": rounded_share(share),
            "mass_kg": rounded_kg(None if mass_g is None else share * mass_g),
        }
        for site, share in by_site.items()
    ]
    return {"origins": sorted(found, key=lambda o: str(o["site"])), "untraced_share": rounded_share(untraced)}


def _seen(view: View, rows: dict[int, LotRow], scope: Scope) -> set[int]:
    """The scope's own lots, and those that went into one or came of one."""
    lots = np.fromiter(rows, np.int64, len(rows))
    owner, after, _ = view.graph.uses(lots)
    owner2, before, _, _ = view.graph.inputs(lots)
    lot, beside = np.concatenate((lots[owner], lots[owner2])), np.concatenate((after, before))
    around = rows | rows_of(view, np.setdiff1d(beside[beside >= 0], lots))
    own_keys = own_lots(around.values(), scope, places_of({row.site for row in around.values() if row.site}))
    own = np.array([lot for lot, row in around.items() if row.key in own_keys], np.int64)
    return {*lots[np.isin(lots, own)].tolist(), *lot[np.isin(beside, own)].tolist()}
