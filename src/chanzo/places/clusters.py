"""Points that would cover each other are drawn as one with their number, until the reader comes near. (places)

Levels halve what a pixel covers: at level 0 a pixel is ``FARTHEST`` units of the sheet or more, at ``DEEPEST`` no
point is joined with another. A node is shown from one level up to, but not at, another; at every level the nodes
shown hold every point once.
"""

import math
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

FARTHEST = 40.0
DEEPEST = 9
# Pixels between the middles of two drawn nodes below which they are joined.
NEAR = 26.0


@dataclass(frozen=True)
class Node:
    """Points drawn as one, by their place in the list, at the middle of them."""

    members: tuple[int, ...]
    x: float
    y: float
    first: int
    until: int

    def at(self, level: int) -> bool:
        """Whether it is shown at a level."""
        return self.first <= level < self.until


def level_of(units_a_pixel: float) -> int:
    """The level at which a drawing shows its nodes."""
    return min(max(math.floor(math.log2(FARTHEST / units_a_pixel) + 1e-9), 0), DEEPEST)


# A register changes seldom and its map is opened often; a few filters of it are remembered.
@lru_cache(maxsize=16)
def clustered(points: tuple[tuple[int, int], ...]) -> list[Node]:
    """The nodes of every level, nearest first; equal points in another order give the same drawing."""
    order = sorted(range(len(points)), key=lambda at: (points[at], at))
    standing = [Node((at,), *points[at], 0, DEEPEST + 1) for at in order]
    done: list[Node] = []
    for level in range(DEEPEST - 1, -1, -1):
        groups = _near(standing, NEAR * FARTHEST / 2**level)
        joined = []
        for group in groups:
            if len(group) == 1:
                joined.append(group[0])
                continue
            done += [Node(n.members, n.x, n.y, level + 1, n.until) for n in group]
            joined.append(_middle(group, level))
        standing = joined
    return done + standing


def _near(nodes: list[Node], reach: float) -> list[list[Node]]:
    """Groups: the nodes of most points first, each with all within reach that no group has yet."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, node in enumerate(nodes):
        cells[int(node.x // reach), int(node.y // reach)].append(at)
    taken = [False] * len(nodes)
    groups = []
    for at in sorted(range(len(nodes)), key=lambda at: (-len(nodes[at].members), at)):
        if taken[at]:
            continue
        node = nodes[at]
        column, row = int(node.x // reach), int(node.y // reach)
        group = []
        for cell in ((column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            for other in cells.get(cell, ()):
                beside = nodes[other]
                if not taken[other] and (beside.x - node.x) ** 2 + (beside.y - node.y) ** 2 <= reach**2:
                    taken[other] = True
                    group.append(beside)
        groups.append(group)
    return groups


def _middle(group: list[Node], level: int) -> Node:
    members = tuple(member for node in group for member in node.members)
    x = sum(node.x * len(node.members) for node in group) / len(members)
    y = sum(node.y * len(node.members) for node in group) / len(members)
    return Node(members, x, y, 0, level + 1)
