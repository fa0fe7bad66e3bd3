"""A projection whose rows stand on shelves: compared with the tables, and replaced where they differ. (ledger)"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, Protocol, TypeVar

from ..queries import current_head
from ..replay import records
from ..shelves import Shelf
from ..types import Entry, Head, Projection
from .bulk import empty, write_shelves
from .comparing import differences


class Derived(Protocol):
    """What a derivation ends with: the shelves of every table."""

    @property
    def shelves(self) -> tuple[Shelf[Any], ...]: ...


D = TypeVar("D", bound=Derived)


class Derivation(Generic[D]):
    """One derivation serves a comparison and the rebuild that follows it under the same lock.

    A table that the comparison found equal in every row is what a replay would write, and stays.
    """

    def __init__(
        self, derive: Callable[[Iterable[Entry]], D], kinds: Iterable[str], counts: Callable[[D], dict[str, int]]
    ) -> None:
        self.derive, self.kinds, self.counts = derive, tuple(kinds), counts
        self._compared: tuple[Head, D, tuple[Shelf[Any], ...]] | None = None

    def projection(self, name: str, tables: tuple[str, ...]) -> Projection:
        """The projection as the ledger's registry takes it."""
        return Projection(name, tables, self.rebuild, self.differences)

    def differences(self, limit: int) -> list[str]:
        """At most ``limit`` rows that a fresh derivation would write otherwise."""
        derived = self.derive(records(kinds=self.kinds))
        found = [(shelf, differences(shelf, limit)) for shelf in derived.shelves]
        self._compared = current_head(), derived, tuple(shelf for shelf, names in found if names)
        return [name for _, names in found for name in names][:limit]

    def rebuild(self, entries: Iterator[Entry]) -> dict[str, int]:
        """Make the tables what the entries make them, and count."""
        compared, self._compared = self._compared, None
        if compared is not None and compared[0] == current_head():
            _, derived, differing = compared
        else:
            derived = self.derive(entries)
            differing = derived.shelves
        counts = self.counts(derived)
        empty([shelf.table for shelf in reversed(differing)])
        write_shelves(differing)
        return counts
