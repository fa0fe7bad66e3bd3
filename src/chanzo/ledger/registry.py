"""What higher rooms make of the ledger: projections and readers, told at start-up. (ledger)"""

from collections.abc import Callable, Iterable

from .types import Entry, Projection, Reader

_projections: dict[str, Projection] = {}
_readers: dict[str, Reader] = {}


def register_projection(projection: Projection) -> None:
    """Add a room's projection; they are compared and rebuilt in the order of registration."""
    if projection.name in _projections:
        raise ValueError(f"two projections called {projection.name}")
    _projections[projection.name] = projection


def register_reader(name: str, kinds: Iterable[str], read: Callable[[Entry], None]) -> None:
    """Add a reader; ``read`` gets every record of ``kinds`` from the beginning on, once each, in a transaction.

    The name keeps its position and must not change between releases.
    """
    if name in _readers:
        raise ValueError(f"two readers called {name}")
    _readers[name] = Reader(name, frozenset(kinds), read)


def projections() -> list[Projection]:
    """The projections in order of registration."""
    return list(_projections.values())


def readers() -> list[Reader]:
    """The readers in order of registration."""
    return list(_readers.values())
