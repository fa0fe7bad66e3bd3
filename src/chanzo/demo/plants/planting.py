"""What planting works on, and the order in which everything is planted. (demo)"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from chanzo.core.days import day_text

from ..deliveries import Split
from ..draft import Draft
from ..production import NEVER
from ..registers import used_days
from ..stock import StockBook, count_days
from ..tables import Tables
from ..truth import Truth
from .choice import Chosen


@dataclass
class Planting:
    """A finished programme about to be spoiled: its tables, what is known of it, and what is already spoiled."""

    rng: np.random.Generator
    chosen: Chosen
    draft: Draft
    tables: Tables
    split: Split
    truth: Truth
    book: StockBook
    first_use: NDArray[np.int64]
    spoiled_bags: set[int] = field(default_factory=set)
    counted: set[int] = field(default_factory=set)
    documents: int = 0

    def tag(self, bag: int) -> str:
        """The tag now written for a mine bag."""
        return self.tables["mine_log"]["tag"][bag]

    def site(self, bag: int) -> str:
        return self.tables["mine_log"]["site"][bag]

    def document(self) -> str:
        """A fresh number for a report."""
        self.documents += 1
        return f"PV-{self.documents:04d}"

    def act(self, action: str, bag: int, day: int, **cells: str) -> None:
        """Something that befell a mine bag, in bag_acts."""
        written = {"tag": self.tag(bag), "date": day_text(day), "document": self.document()}
        self.tables["bag_acts"].add(action=action, **(written | cells))

    def counted_until(self, processor: int) -> int:
        """The last day on which a processor's stores are counted; 0 when they never are."""
        counting = {processors[0] for processors in self.draft.world.processors.values()}
        counting.add(self.draft.world.processors["CD"][1])
        return count_days(self.draft.world.period)[1] if processor in counting else 0

    def plain_rows(self, wait_days: int = 0) -> list[int]:
        """Trade rows of ordinary sites in random order: whole bags, opened ``wait_days`` or more after tagging.

        Bags already spoiled are left out; the caller spoils what it takes.
        """
        trade, bags = self.draft.trade, self.draft.bags
        once = np.bincount(trade.row_bag, minlength=len(bags)) == 1
        fitting = once & np.isin(bags.site, self.chosen.ordinary) & (self.draft.opened != NEVER)
        fitting &= self.draft.opened - bags.day >= wait_days
        rows = self.rng.permutation(np.flatnonzero(fitting[trade.row_bag]))
        return [row for row in rows.tolist() if int(trade.row_bag[row]) not in self.spoiled_bags]


def plant(
    rng: np.random.Generator, chosen: Chosen, draft: Draft, tables: Tables, split: Split, truth: Truth, book: StockBook
) -> None:
    """Spoils the tables of a programme and notes every finding that must follow."""
    from . import bags, batches, mess, paper, sites, trade

    planting = Planting(rng, chosen, draft, tables, split, truth, book, used_days(draft))
    for step in (sites, bags, trade, batches, mess, paper):
        step.plant(planting)
