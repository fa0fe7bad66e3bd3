"""What the size of a site on the map can mean: measures that rooms register, each for those who may read it. (sites)"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from chanzo.web.menu import Words
from chanzo.web.tables import Kind


@dataclass(frozen=True)
class Measure:
    """A whole number a site; ``values(user, codes)`` leaves out the sites of which this reader may not know it."""

    name: str
    order: int
    words: Words
    kind: Kind
    for_whom: Callable[[Any], bool]
    values: Callable[[Any, Collection[str]], dict[str, int]]


_measures: list[Measure] = []


def offer_measure(measure: Measure) -> None:
    """Add a measure; a name stands once."""
    others = [m for m in _measures if m.name != measure.name]
    _measures[:] = sorted([*others, measure], key=lambda m: (m.order, m.name))


def measures_for(user: Any) -> list[Measure]:
    """The measures that this reader may choose, the usual one first."""
    return [measure for measure in _measures if measure.for_whom(user)]
