"""Where a site stands among protected areas when several layers speak. (sites)

A layer denies an area only where it speaks: it has areas in the country that holds the site. So the parks of one
country are not put in doubt by a neighbour's list.
"""

from collections.abc import Iterable, Mapping

from ..types.screening import ScreeningRow, Speaking, Standing, Stands


def stands(results: Iterable[ScreeningRow], layers: Mapping[int, Speaking]) -> Stands:
    """The standing of one site by its results; those of versions that count no longer are left out."""
    counting = sorted((r for r in results if r.loaded in layers), key=lambda r: r.layer)
    if not counting:
        return Stands(Standing.UNKNOWN)
    inside = [r for r in counting if r.inside]
    vague = [r for r in counting if r.vague]
    near = sorted((r for r in counting if not r.inside and not r.vague and r.area), key=lambda r: r.distance_cm)
    denying = [r for r in counting if not r.inside and not r.vague and r.country in layers[r.loaded].countries]
    if inside and not denying:
        return Stands(Standing.INSIDE, inside, (), near)
    if inside:
        return Stands(Standing.DISPUTED, inside, denying, near)
    if vague:
        return Stands(Standing.DISPUTED, vague, denying, near)
    return Stands(Standing.OUTSIDE, (), (), near)


def matters(stand: Stands | None, near_m: int) -> frozenset[tuple[str, str, int]]:
    """What rules see of a standing: areas that hold the site, or that lie so near; far ones change nothing."""
    if stand is None:
        return frozenset()
    if stand.holding:
        return frozenset((str(stand.standing), f"{row.name} {row.others}", 0) for row in stand.holding)
    near = ((row.name, -(-row.distance_cm // 100)) for row in stand.near)
    return frozenset(("near", name, metres) for name, metres in near if metres <= near_m)
