"""The image and what changed since, as one thing to ask: lots by key, sites by name, one graph. (traceability)"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from chanzo.ledger.types import Head

from ..lineage import Array
from .delta import Change, applied
from .files import Image
from .graph import Graph


@dataclass(frozen=True, slots=True)
class View:
    """Custody as it stands at ``head``; never edited, so that an answer is of one piece."""

    image: Image
    head: Head
    graph: Graph
    sites: tuple[str, ...]
    site_numbers: dict[str, int]
    later: dict[str, int] = field(default_factory=dict)  # lots that came after the image, by key

    @classmethod
    def of(cls, image: Image) -> "View":
        """The view of an image to which nothing has been added."""
        numbers = {name: number for number, name in enumerate(image.sites)}
        return cls(image, image.head, Graph(image.columns), image.sites, numbers)

    def numbers(self, keys: Sequence[str]) -> Array:
        """The lot numbers of keys, -1 where no lot has the key."""
        return Numbering(self).found(keys)

    def keys(self, lots: Iterable[int]) -> list[str]:
        """The keys of lots."""
        text, n, later = self.image.keys.text, self.image.columns.n, list(self.later)
        return [text(lot) if lot < n else later[lot - n] for lot in lots]

    def site(self, name: str) -> int:
        """The number of a site, -1 where no lot is from it."""
        return self.site_numbers.get(name, -1)

    def changed(self, head: Head, change: Change, numbering: "Numbering", sites: dict[str, int]) -> "View":
        """The view after a change, true up to ``head``; ``sites`` are numbered in their order."""
        size = self.image.columns.n + len(numbering.later)
        over = applied(self.graph, change, size=size, sites=len(sites))
        return View(self.image, head, Graph(self.image.columns, over), tuple(sites), sites, numbering.later)


class Numbering:
    """The numbers of keys, those made for new ones included."""

    def __init__(self, view: View) -> None:
        self._keys, self._n = view.image.keys, view.image.columns.n
        self.later = dict(view.later)

    def found(self, keys: Sequence[str]) -> Array:
        """The lot numbers of keys, -1 where there is none."""
        numbers = self._keys.find(keys)
        for at in np.flatnonzero(numbers < 0).tolist() if self.later else ():
            numbers[at] = self.later.get(keys[at], -1)
        return numbers

    def made(self, keys: Sequence[str]) -> Array:
        """The lot numbers of keys; a key that has none is given the next."""
        numbers = self.found(keys)
        for at in np.flatnonzero(numbers < 0).tolist():
            numbers[at] = self.later.setdefault(keys[at], self._n + len(self.later))
        return numbers
