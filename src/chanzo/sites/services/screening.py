"""Sites are checked against protected areas: when their line comes or goes, and when a layer changes. (sites)"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY
from chanzo.ledger.nouns import Rows, Told
from chanzo.ledger.services.acting import acting
from chanzo.ledger.services.recording import recording
from chanzo.ledger.shelves import Source
from chanzo.people.policies import require
from chanzo.people.types import SYSTEM, Act, Actor
from chanzo.places.geography import countries_at
from chanzo.places.queries.layers import current_layers
from chanzo.places.services.layers import Described, load_layer, withdraw_layer
from chanzo.places.services.outlines import asked
from chanzo.places.types import Boundary, LayerRow, Reading

from ..door import Keys, Settled, door
from ..projections import SITES
from ..projections.screening import SCREENED
from ..queries.screening import grouped, places_of_sites, speaking
from ..rules.screening import matters, stands
from ..types.screening import Place, Places, ScreeningRow, Standing, Stands

AT_ONCE = 500
"""Sites of one record."""


@dataclass(frozen=True)
class Screened:
    """A layer that came or went, how many sites stand otherwise since, and how findings differ."""

    layer: LayerRow | None
    changed: int
    settled: Settled


def load_and_screen(path: Path, described: Described, *, by: Any, read: Reading | None = None) -> Screened:
    """Load a layer and hold every site against it, in one transaction; then judge what was tagged at those changed."""
    actor = require(by, Act.LOAD_AREAS)
    with recording():
        before = _standings()
        layer = load_layer(path, described, by=actor, read=read)
        changed, keys = _screen_all(before, by=actor)
    return Screened(layer, changed, door().settle(keys))


def withdraw_and_screen(seq: int, *, reason: str, by: Any) -> Screened:
    """Withdraw a version and hold every site against what counts then."""
    actor = require(by, Act.LOAD_AREAS)
    with recording():
        before = _standings()
        withdraw_layer(seq, reason=reason, by=actor)
        changed, keys = _screen_all(before, by=actor)
    return Screened(None, changed, door().settle(keys))


def screen_again(*, by: Actor = SYSTEM) -> Screened:
    """Hold every site against every layer anew and record what differs from before, which is nothing in peace."""
    with recording():
        changed, keys = _screen_all(_standings(), by=by, anew=True)
    return Screened(None, changed, door().settle(keys))


def screen_changed(places: Places, *, by: str) -> bool:
    """Check sites whose line came, went or changed, within the present recording; whether anything was recorded."""
    layers = current_layers()
    if not layers:
        return False
    with acting(SITES) as act:
        found = list(_planned(places, act.rows, layers))
        for facts in found:
            act.record(SCREENED, subject=_subject(facts), actor=by, facts=facts)
    return bool(found)


def rehearse_screening(places: Places, source: Source) -> Rows | None:
    """The rows as a check of these sites would leave them, for a dry run; None when nothing changes."""
    layers = current_layers()
    rows = SITES.rows(source)
    found = list(_planned(places, rows, layers)) if layers else []
    for facts in found:
        SITES.apply(Told(0, SCREENED, _subject(facts), "", 0, facts), rows)
    return rows if found else None


def _screen_all(before: dict[str, Stands], *, by: Actor, anew: bool = False) -> tuple[int, Keys]:
    """Record how all sites stand to the layers that count, and touch those that stand otherwise than before."""
    sites = places_of_sites()
    layers = current_layers()
    with acting(SITES) as act:
        for facts in _planned({code: site.place for code, site in sites.items()}, act.rows, layers, anew=anew):
            act.record(SCREENED, subject=_subject(facts), actor=by.number, facts=facts)
    after = _standings()
    codes = before.keys() | after.keys()
    changed = sum(_standing(before.get(code)) != _standing(after.get(code)) for code in codes)
    near_m = door().near_m()
    judged = [code for code in codes if matters(before.get(code), near_m) != matters(after.get(code), near_m)]
    touched = {name: NO_DAY for code in judged for name in (code, sites[code].means if code in sites else code)}
    return changed, door().touch(touched) if touched else frozenset()


def _standings() -> dict[str, Stands]:
    layers = speaking(current_layers())
    return {code: stands(rows, layers) for code, rows in grouped().items()}


def _standing(stand: Stands | None) -> Standing:
    return stand.standing if stand else Standing.UNKNOWN


def _subject(facts: dict[str, Any]) -> str:
    return f"{facts['layer']} {facts['version']}"


def _planned(places: Places, rows: Rows, layers: list[LayerRow], *, anew: bool = False) -> Iterator[dict[str, Any]]:
    """The facts of the records that bring the results of some sites in step, at most AT_ONCE sites a record."""
    known = {(row.loaded, row.site): row for row in rows.of(ScreeningRow).find("site", places)}
    placed = {code: place for code, place in sorted(places.items()) if place is not None}
    for layer in layers:
        fresh = {
            code: place
            for code, place in placed.items()
            if anew or (row := known.get((layer.seq, code))) is None or row.place != place
        }
        results = [r for r in _results(layer, fresh) if not _same(known.get((layer.seq, r[0])), r)]
        gone = sorted(code for code, place in places.items() if place is None and (layer.seq, code) in known)
        for start in range(0, max(len(results), len(gone)), AT_ONCE):
            yield {
                "layer": layer.name,
                "version": layer.version,
                "loaded": layer.seq,
                "results": results[start : start + AT_ONCE],
                "gone": gone[start : start + AT_ONCE],
            }


def _results(layer: LayerRow, places: dict[str, Place]) -> list[list[Any]]:
    """One result a site, as records hold it; distances in whole centimetres."""
    if not places:
        return []
    degrees = np.array(list(places.values()), dtype=float) / 1e6
    found = []
    distances = asked(layer).of(degrees[:, 0], degrees[:, 1])
    countries = countries_at(degrees[:, 1].tolist(), degrees[:, 0].tolist())
    for (code, (longitude, latitude)), distance, country in zip(places.items(), distances, countries, strict=True):
        held = distance.inside or (distance.boundary == Boundary.UNKNOWN and distance.metres == 0)
        # A site outside, however near, is never told like one inside.
        centimetres = 0 if held else max(1, round(distance.metres * 100))
        found.append(
            [
                code,
                longitude,
                latitude,
                country,
                int(distance.inside),
                distance.area,
                distance.name,
                str(distance.boundary),
                centimetres,
                list(distance.others),
            ]
        )
    return found


def _same(row: ScreeningRow | None, result: list[Any]) -> bool:
    if row is None:
        return False
    told = (row.site, *row.place, row.country, int(row.inside), row.area, row.name, row.boundary, row.distance_cm)
    return list(told) == result[:-1]
