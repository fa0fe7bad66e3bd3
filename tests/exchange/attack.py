"""Whoever holds every release and knows who stands in which sum, and which figures changed: a system of equations.

Unknown is each figure that a sum ever counted, by site and value: equal values are known to be equal, nought is known,
nothing is below nought. What a sum of one site states is public. What can be computed of the rest is read from the rank
of the system, how narrowly it is bounded from linear programmes.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from scipy.optimize import linprog

from chanzo.exchange.types import Group

Unknown = tuple[str, int]


class Attack:
    """Every sum of one stratum and measure (``bags`` or ``grams``) that some releases stated."""

    def __init__(self, releases: Iterable[Sequence[Group]], measure: str) -> None:
        self.sums: list[tuple[frozenset[Unknown], int]] = []
        self.public: set[Unknown] = set()
        for groups in releases:
            for group in groups:
                counted = {(site, getattr(told, measure)) for site, told in group.members.items()}
                counted = {unknown for unknown in counted if unknown[1]}
                self.sums.append((frozenset(counted), sum(value for _, value in counted)))
                if len(group.members) == 1:
                    self.public |= counted
        self.unknown = sorted(set().union(*(counted for counted, _ in self.sums))) if self.sums else []
        self.rows = np.array([[float(u in counted) for u in self.unknown] for counted, _ in self.sums])
        self.totals = np.array([float(total) for _, total in self.sums])

    @property
    def secret(self) -> list[Unknown]:
        """What no release ever stated by itself."""
        return [unknown for unknown in self.unknown if unknown not in self.public]

    def computed(self) -> list[Unknown]:
        """The secrets that some combination of sums gives exactly."""
        if not self.secret:
            return []
        rank = np.linalg.matrix_rank(self.rows)
        found = []
        for unknown in self.secret:
            alone = np.array([[float(u == unknown) for u in self.unknown]])
            if np.linalg.matrix_rank(np.vstack([self.rows, alone])) == rank:
                found.append(unknown)
        return found

    def bounds(self, unknown: Unknown) -> tuple[float, float]:
        """The least and the most that a figure can be."""
        aim = np.array([float(u == unknown) for u in self.unknown])
        least = linprog(aim, A_eq=self.rows, b_eq=self.totals, bounds=(0, None))
        most = linprog(-aim, A_eq=self.rows, b_eq=self.totals, bounds=(0, None))
        # Without a bound the programme has no solution: then nothing is told.
        return (least.fun if least.status == 0 else 0.0), (-most.fun if most.status == 0 else float("inf"))
