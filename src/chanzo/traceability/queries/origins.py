"""Grams of lots by the sites they come from, many lots at once. (traceability)"""

from collections.abc import Mapping, Sequence

import numpy as np

from ..image import store
from ..lineage import UNTRACED
from .rows import rounded_g


def grams_by_site(mass_g: Mapping[str, int]) -> dict[str, dict[str, int]]:
    """For each lot key, its mass spread over the sites of origin by their shares; what is untraced is left out."""
    keys: Sequence[str] = sorted(mass_g)
    if not keys:
        return {}
    view = store.current()
    lots = view.numbers(keys)
    known = [at for at, lot in enumerate(lots.tolist()) if lot >= 0]
    shares = view.graph.share_rows(np.asarray(lots)[known])
    spread: dict[str, dict[str, int]] = {}
    for row, at in enumerate(known):
        sites, values = shares.row(row)
        spread[keys[at]] = {
            view.sites[site]: rounded_g(share * mass_g[keys[at]])
            for site, share in zip(sites.tolist(), values.tolist(), strict=True)
            if site != UNTRACED
        }
    return spread
