"""A trace as boxes and ribbons: lots fold under who had them and their month, and unfold one group at a time.
(traceability)
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .types import Kind

# Boxes of one kind that a reader takes in at a glance, and lots that one unfolded group names.
MOST, NAMED = 12, 40
OTHERS = "*"
COLUMN: dict[str, int] = {
    Kind.MINE: 0,
    Kind.STOCK: 0,
    Kind.NEGOCIANT: 1,
    Kind.BATCH: 2,
    Kind.PROCESSOR: 3,
    Kind.EXPORT: 4,
}
FROM_SITE = frozenset((Kind.MINE, Kind.STOCK))

Path = tuple[str, ...]


@dataclass
class Group:
    """One lot, or lots of one kind that share a path: site or holder, then the month; grams are their sum.

    ``id`` is the lot's ID, or kind and path joined by ``|``; what is left over has ``*`` as the last of its path.
    """

    id: str
    kind: str
    path: Path
    lots: list[str] = field(default_factory=list)
    mass_g: int = 0

    @property
    def column(self) -> int:
        return COLUMN[self.kind]

    @property
    def single(self) -> str:
        """The lot's ID when the group is one lot."""
        return self.lots[0] if len(self.lots) == 1 else ""

    @property
    def opens(self) -> bool:
        """Whether it can be unfolded further."""
        return len(self.lots) > 1 and (self.path[-1] != OTHERS or len(self.path) == 1)


@dataclass(frozen=True)
class Flow:
    """Grams from one group to another."""

    source: str
    target: str
    mass_g: int


def folded(answer: Mapping[str, Any], unfold: str = "", most: int = MOST) -> tuple[list[Group], list[Flow]]:
    """Groups and flows of a trace answer: kinds with more than ``most`` lots fold, but for the group ``unfold``.

    Flows inside one group are left out; grams of flows between groups are summed.
    """
    by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in answer["nodes"]:
        by_kind[node["kind"]].append(node)
    asked = set(answer.get("lots", ())) or {answer["id"]}
    opened = tuple(unfold.split("|"))
    groups: dict[str, Group] = {}
    group_of: dict[str, str] = {}
    for kind, nodes in by_kind.items():
        paths = _paths(kind, nodes, most, opened[1:] if opened[0] == kind else ()) if len(nodes) > most else {}
        for node in nodes:
            path = paths.get(node["id"], ()) if node["id"] not in asked else ()
            key = "|".join((kind, *path)) if path else node["id"]
            group = groups.get(key)
            if group is None:
                group = groups[key] = Group(key, kind, path or _path(kind, node))
            group.lots.append(node["id"])
            group.mass_g += _grams(node)
            group_of[node["id"]] = key
    flows: dict[tuple[str, str], int] = defaultdict(int)
    for edge in answer["edges"]:
        source, target = group_of.get(edge["from"]), group_of.get(edge["to"])
        if source and target and source != target:
            flows[source, target] += _grams(edge)
    ordered = sorted(groups.values(), key=lambda g: (g.column, -g.mass_g, g.id))
    return ordered, [Flow(source, target, grams) for (source, target), grams in sorted(flows.items())]


def _paths(kind: str, nodes: list[dict[str, Any]], most: int, opened: Path) -> dict[str, Path]:
    """The path under which each lot folds; none for a lot that stands alone."""
    whole = {node["id"]: _path(kind, node) for node in nodes}
    depth = 2 if len(set(whole.values())) <= most else 1
    sums: dict[Path, int] = defaultdict(int)
    months: dict[str, set[str]] = defaultdict(set)
    for node in nodes:
        path = whole[node["id"]]
        sums[path[:depth]] += _grams(node)
        months[path[0]].add(path[1])
    kept = set(sums)
    if len(sums) > most and opened != (OTHERS,):
        kept = set(sorted(sums, key=lambda path: (-sums[path], path))[: most - 1])
    found: dict[str, Path] = {}
    inside: list[dict[str, Any]] = []
    for node in nodes:
        path = whole[node["id"]]
        if opened and path[0] == opened[0]:
            if path[: len(opened)] == opened and (len(opened) == 2 or len(months[path[0]]) == 1):
                inside.append(node)
            found[node["id"]] = path
        else:
            found[node["id"]] = path[:depth] if path[:depth] in kept else (OTHERS,)
    for at, node in enumerate(sorted(inside, key=lambda node: (-_grams(node), node["id"]))):
        found[node["id"]] = () if at < NAMED else (*whole[node["id"]], OTHERS)
    return found


def _path(kind: str, node: Mapping[str, Any]) -> Path:
    """Site or holder of a lot, and the month it was closed in; a question mark for what is not told."""
    return (str((node["site"] if kind in FROM_SITE else node["holder"]) or "?"), (node["date"] or "?")[:7])


def _grams(thing: Mapping[str, Any]) -> int:
    return round((thing["mass_kg"] or 0) * 1000)
