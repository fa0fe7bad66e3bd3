"""Which inputs close a circle: re-fed residue, typing errors. (verification)"""

from collections.abc import Iterable

import numpy as np

from chanzo.traceability.types import Input
from chanzo.verification.evidence.ids import Ids


def in_circles(backward: list[Input], outputs: Iterable[Input]) -> set[int]:
    """The versions of inputs that stay on a step or go back one inside a strongly connected part.

    Only such inputs and the outputs of batches can close a circle, so a processor bag is seen as its batch.
    """
    if not backward:
        return set()
    # Circles are rare, and scipy takes longer to load than most commands take to run.
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    batch_of = {row.dst: row.src for row in outputs}
    nodes = Ids()
    src = nodes.column(batch_of.get(row.src, row.src) for row in backward)
    dst = nodes.column(row.dst for row in backward)
    count = len(nodes.texts)
    graph = coo_matrix((np.ones(len(src), np.int8), (src, dst)), shape=(count, count))
    part = connected_components(graph, directed=True, connection="strong")[1]
    return {row.version for row, inside in zip(backward, part[src] == part[dst], strict=True) if inside}
