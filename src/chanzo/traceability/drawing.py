"""A trace as boxes and ribbons: bags fold under site or holder where they are too many. (traceability)"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .types import Kind

# Boxes of one column that a reader can still take in.
MOST = 40
COLUMN: dict[str, int] = {
    Kind.MINE: 0,
    Kind.STOCK: 0,
    Kind.NEGOCIANT: 1,
    Kind.BATCH: 2,
    Kind.PROCESSOR: 3,
    Kind.EXPORT: 4,
}
FROM_SITE = frozenset((Kind.MINE, Kind.STOCK))


@dataclass
class Group:
    """One lot, or lots of one kind that share a site or a holder; grams are their sum."""

    id: str
    kind: str
    label: str
    by: str
    lots: list[str] = field(default_factory=list)
    mass_g: int = 0

    @property
    def column(self) -> int:
        return COLUMN[self.kind]

    @property
    def single(self) -> str:
        """The lot's ID when the group is one lot."""
        return self.lots[0] if len(self.lots) == 1 else ""


@dataclass(frozen=True)
class Flow:
    """Grams from one group to another."""

    source: str
    target: str
    mass_g: int


def folded(answer: Mapping[str, Any], most: int = MOST) -> tuple[list[Group], list[Flow]]:
    """Groups and flows of a trace answer: kinds with more than ``most`` lots fold, the smallest groups last of all.

    Flows inside one group are left out; grams of flows between groups are summed.
    """
    by_kind: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in answer["nodes"]:
        by_kind[node["kind"]].append(node)
    groups: dict[str, Group] = {}
    group_of: dict[str, str] = {}
    asked = set(answer.get("lots", ())) or {answer["id"]}
    for kind, nodes in by_kind.items():
        sums = _sums(kind, nodes) if len(nodes) > most else {}
        kept = set(sorted(sums, key=lambda label: (-sums[label], label))[: most - 1])
        for node in nodes:
            label = _label(kind, node)
            fold = bool(sums) and node["id"] not in asked
            key = f"{kind}|{label if label in kept or len(sums) <= most else ''}" if fold else node["id"]
            group = groups.get(key)
            if group is None:
                name = key.partition("|")[2] if fold else node["id"]
                group = groups[key] = Group(key, kind, name, label)
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


def _sums(kind: str, nodes: list[dict[str, Any]]) -> dict[str, int]:
    sums: dict[str, int] = defaultdict(int)
    for node in nodes:
        sums[_label(kind, node)] += _grams(node)
    return sums


def _label(kind: str, node: Mapping[str, Any]) -> str:
    return str((node["site"] if kind in FROM_SITE else node["holder"]) or "?")


def _grams(thing: Mapping[str, Any]) -> int:
    return round((thing["mass_kg"] or 0) * 1000)
