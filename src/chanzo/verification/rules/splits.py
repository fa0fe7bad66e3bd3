"""Inputs of lots used once, and of lots used several times. (verification)"""

import numpy as np

from chanzo.verification.rules.cases import org_code, place
from chanzo.verification.types import Column, Evidence, Int64


class Split:
    """Inputs by the lot they draw on: ``once`` of lots used once; ``rows`` of lots used again, in order of day.

    The inputs of the lot ``lot[i]`` are ``rows[first[i]:end[i]]``; those of one day stand in no certain order.
    """

    def __init__(self, e: Evidence, rows: Int64) -> None:
        self.e, uses = e, e.uses
        src = uses.src[rows]
        again = (np.bincount(src, minlength=1) > 1)[src]
        self.once, rows = rows[~again], rows[again]
        # A lot and a day make one whole number, which sorts quicker than two columns.
        self.rows: Int64 = rows[np.argsort((uses.src[rows].astype(np.int64) << 32) + uses.day[rows])]
        lots = uses.src[self.rows]
        self.first = np.flatnonzero(np.concatenate(([True], lots[1:] != lots[:-1]))[: len(lots)])
        self.end = np.append(self.first, len(lots))[1:]
        self.lot: Column = lots[self.first]

    def __len__(self) -> int:
        return len(self.lot)

    def inputs(self, at: int) -> list[int]:
        """The inputs of one lot by day, place, organisation and mass, however they arrived."""
        e, uses = self.e, self.e.uses
        rows: list[int] = self.rows[self.first[at] : self.end[at]].tolist()

        def written(row: int) -> tuple[int, str, str, int]:
            return (
                uses.day[row],
                place(e, uses.sheet[row], uses.line[row]),
                org_code(e, uses.org[row]),
                uses.mass_g[row],
            )

        return sorted(rows, key=written)

    def last(self) -> Int64:
        """The last input of each lot; where several of one day differ in step, the last of them by place."""
        uses = self.e.uses
        rows: Int64 = self.rows[self.end - 1]
        if not len(rows):
            return rows
        step, day = uses.step[self.rows], uses.day[self.rows]
        mixed = np.minimum.reduceat(step, self.first) != np.maximum.reduceat(step, self.first)
        for at in np.flatnonzero(mixed & (day[self.end - 1] == day[self.end - 2])).tolist():
            rows[at] = self.inputs(at)[-1]
        return rows
