"""Which version of a line counts, and what a row that arrives is: new, known, a correction, a conflict. (traceability)

v1 <- v2 <- v3      a correction names the version it replaces
      undo v2:      v3 stands; undo v3 too: v1 returns
"""

from collections.abc import Iterable
from dataclasses import dataclass

from .tables import TAG_OF_LINE, meant
from .types import Line


@dataclass(frozen=True, slots=True)
class Stated:
    """What a row turned out to be; ``version`` is the one it states, ``replaces`` the one it corrects."""

    outcome: str
    version: int | None
    replaces: int | None = None


def effective(versions: Iterable[Line]) -> set[int]:
    """The versions of one slot that count: of each first statement and what corrects it, the last not undone.

    When two replace the same one, the last counts, with what corrects it; an undone one in between is only a bridge.
    """
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for v in sorted(versions, key=lambda v: v.version):
        first[v.version] = v.version if v.replaces is None else first[v.replaces]
        if v.undone_at is None:
            last[first[v.version]] = v.version
    return set(last.values())


def disputed(versions: Iterable[Line]) -> bool:
    """Whether corrections of one slot conflict: two standing lines, or two live ones replacing the same version."""
    live = [v for v in versions if v.undone_at is None]
    replaced = [v.replaces for v in live if v.replaces is not None]
    return sum(v.effective for v in live) > 1 or len(replaced) != len(set(replaced))


def state(row: Line, known: list[Line], taken: bool) -> Stated:
    """What ``row`` is against the versions of its slot; ``taken``: this file already stated another row there."""
    live = [v for v in known if v.undone_at is None]
    same_key = [v for v in live if v.key == row.key]
    for v in reversed(same_key):
        if v.content == row.content:
            return Stated("identical", v.version)
    if same_key:
        return Stated("correction", None, same_key[-1].version)
    if row.slot == row.key:
        return Stated("created", None)
    standing = [v for v in live if v.effective]
    if not standing:
        return Stated("created", None)
    if not taken:
        for v in standing:
            if _all_but_tag(row) == _all_but_tag(v):
                return Stated("correction", None, v.version)
    return Stated("conflict", None)


def _all_but_tag(line: Line) -> dict[str, object]:
    return {k: v for k, v in meant(line.cells).items() if k != TAG_OF_LINE[line.table]}
