"""The theory of change as the public reads it: from snapshots alone. (exchange)"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from chanzo.change.models import Snapshot
from chanzo.change.queries.proving import document_of
from chanzo.change.types import DocumentBroken

from ..rules.theory import public_among, told


@dataclass(frozen=True)
class OpenFigure:
    """An indicator of a snapshot as everybody reads it; ``withheld`` when few things make it up."""

    code: str
    name: str
    definition: str
    unit: str
    reckoning: str
    value: float | None
    withheld: bool


@dataclass(frozen=True)
class OpenTheory:
    """A public snapshot: the theory of its day, and its figures by code."""

    snapshot: Snapshot
    theory: dict[str, Any]
    figures: dict[str, OpenFigure]

    def cell(self, level: str, group: str) -> Iterator[tuple[dict[str, Any], list[OpenFigure]]]:
        """The statements of a cell with their figures."""
        for statement in self.theory["statements"].values():
            if (statement["level"], statement["group"]) == (level, group):
                known = (self.figures.get(code) for code in statement["indicators"])
                yield statement, [figure for figure in known if figure is not None]


def open_snapshots() -> list[Snapshot]:
    """The snapshots that everybody reads, newest period first."""
    return public_among(Snapshot.objects.all())


def open_theory(name: str = "") -> OpenTheory | None:
    """A public snapshot by name, the newest where none is named; None where there is none or its file is broken."""
    snapshots = open_snapshots()
    found = next((each for each in snapshots if name in ("", each.name)), None)
    return None if found is None else _read(found.seq, found.file)


@lru_cache(maxsize=4)
def _read(seq: int, file: str) -> OpenTheory | None:
    snapshot = Snapshot.objects.get(seq=seq, file=file)
    try:
        document = document_of(snapshot)
    except DocumentBroken:
        return None
    figures = {}
    for each in document["indicators"]:
        value, withheld = told(each["observed"], each["reckoning"])
        words = (each["code"], each["name"], each["definition"], each["unit"], each["reckoning"])
        figures[each["code"]] = OpenFigure(*words, value, withheld)
    return OpenTheory(snapshot, document["theory"], figures)
