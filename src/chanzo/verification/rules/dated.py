"""The latest of a site's dated facts on a day. (verification)"""

import numpy as np

from chanzo.core.days import NO_DAY
from chanzo.verification.types import Column, Int64

# Days since 1970 of any date a register can hold fit in this span, on both sides of the middle.
SPAN = 2**33
MIDDLE = 2**32


class Dated:
    """Rows of sites by day; of rows of one site and day the one with the highest value counts last."""

    def __init__(self, site: Column, day: Column, value: Column | None = None) -> None:
        ties = np.zeros(len(site), np.int8) if value is None else value
        self.row = np.lexsort((ties, day, site))
        self.site = site[self.row]
        self.moment = self.site.astype(np.int64) * SPAN + day[self.row] + MIDDLE

    def latest(self, site: Column, day: Column) -> Int64:
        """The row of each site's last fact on or before each day, -1 without one."""
        if not len(self.row):
            return np.full(len(site), -1, np.int64)
        at = np.searchsorted(self.moment, site.astype(np.int64) * SPAN + day + MIDDLE, "right") - 1
        known = (at >= 0) & (site >= 0) & (day != NO_DAY)
        known &= self.site[at] == site
        return np.where(known, self.row[at], -1)
