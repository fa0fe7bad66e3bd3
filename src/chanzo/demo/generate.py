"""Writes a whole made-up programme into a folder, the same for the same scale, seed and month. (demo)"""

from datetime import date
from pathlib import Path

import numpy as np

from .deliveries import Split, choose_workbook, deliver
from .draft import make_draft
from .official import write_official
from .plants import choose, plant, shape_bags, shape_counts
from .production import bag_counts, make_bags, set_capacities
from .registers import write_movements, write_organisations, write_sites
from .scales import SCALES, period_before
from .sheets import write_sheets
from .stock import StockBook, write_honest_counts
from .tables import empty_tables
from .truth import Truth
from .world import make_world


def write_programme(folder: Path, scale: str, seed: int, clean: bool = False, *, today: date) -> Truth:
    """Writes the tables of a programme of scale S, M or L that ends with the last full month before ``today``.

    Sub-folders stand in the order of their delivery; ``truth.json`` lists every finding that was planted. A clean
    programme has nothing of severity S or W in it.
    """
    size = SCALES[scale]
    period = period_before(today, size.months)
    streams = [np.random.default_rng(sequence) for sequence in np.random.SeedSequence(seed).spawn(6)]
    world = make_world(streams[0], size, period)
    counts = bag_counts(streams[1], size, world)
    chosen = None if clean else choose(streams[4], size, world, counts)
    if chosen:
        shape_counts(chosen, world, counts)
    bags = make_bags(streams[1], world, counts)
    if chosen:
        bags = shape_bags(streams[4], chosen, world, bags)
    else:
        set_capacities(streams[4], world, bags)
    old_stock, new_books = (chosen.old_stock, chosen.new_books) if chosen else ([], set())
    draft = make_draft(streams[2], size, world, bags, old_stock, new_books)
    tables, split, truth = empty_tables(), Split(), Truth()
    write_sheets(streams[3], draft, tables)
    write_sites(draft, tables)
    write_organisations(draft, tables)
    write_official(draft, tables)
    book = StockBook(draft)
    write_honest_counts(draft, tables, book)
    if chosen:
        plant(streams[5], chosen, draft, tables, split, truth, book)
    choose_workbook(draft, split)
    write_movements(draft, tables)
    truth.lines = deliver(folder, tables, split)
    truth.write(folder / "truth.json")
    return truth
