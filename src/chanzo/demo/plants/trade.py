"""Frauds at trading centres: bags opened twice, topped up, by others than their buyer, stores understated. (demo)"""

from chanzo.core.days import month_end

from ..stock import write_count
from ..tables import kg_text
from ..territories import MINERAL_NAMES
from .planting import Planting

TOPPED_UP_G = 4_000
COUNTED_SHARE = 0.3
SMALLEST_STORE_G = 200_000


def plant(p: Planting) -> None:
    """Spoils trade rows; each row and each bag in one way."""
    _reuse(p)
    table, trade, bags = p.tables["trade_log"], p.draft.trade, p.draft.bags
    rows = p.plain_rows()
    for row in rows[: p.chosen.times]:
        bag = int(trade.row_bag[row])
        p.spoiled_bags.add(bag)
        table["weight_in_kg"][row] = kg_text(int(bags.mass_g[bag]) + TOPPED_UP_G)
        p.truth.fraud("GAIN", "edge", f"{table['tag_in'][row]}>{table['tag_out'][row]}")
    for row in rows[p.chosen.times : 2 * p.chosen.times]:
        bag = int(trade.row_bag[row])
        p.spoiled_bags.add(bag)
        territory = p.draft.world.sites[int(bags.site[bag])].territory
        others = [org for org in p.draft.world.negociants[territory.code] if org != bags.buyer[bag]]
        p.tables["mine_log"]["buyer"][bag] = p.draft.world.code(others[0])
        p.truth.fraud("HOLDER", "tag", p.tag(bag))
    _understated_counts(p)


def _reuse(p: Planting) -> None:
    """A later row of one négociant names a bag that it had already emptied; the bag it should name stays closed."""
    table, trade = p.tables["trade_log"], p.draft.trade
    first_of: dict[tuple[int, int], int] = {}
    planted = 0
    for row in p.plain_rows():
        if planted >= p.chosen.times:
            break
        out = int(trade.row_out[row])
        key = (int(trade.negociant[out]), int(trade.mineral[out]))
        other = first_of.pop(key, None)
        if other is None:
            first_of[key] = row
            continue
        early, late = sorted((row, other), key=lambda r: int(trade.day[trade.row_out[r]]))
        if trade.day[trade.row_out[early]] == trade.day[trade.row_out[late]]:
            continue
        bag, spared = int(trade.row_bag[early]), int(trade.row_bag[late])
        table["tag_in"][late] = p.tag(bag)
        p.spoiled_bags |= {bag, spared}
        p.truth.fraud("REUSE", "tag", p.tag(bag))
        p.truth.fraud("GAIN", "edge", f"{p.tag(bag)}>{table['tag_out'][late]}")
        planted += 1


def _understated_counts(p: Planting) -> None:
    """Négociants whose first count shows a third of what they hold, so that later sales exceed their stock."""
    period = p.draft.world.period
    day = month_end(period.first_month + period.months // 3)
    wanted = max(1, p.chosen.times // 3)
    for organisation in p.chosen.understating:
        levels = {mineral: p.book.level_g(organisation, mineral, day) for mineral in range(len(MINERAL_NAMES))}
        mineral = max(levels, key=lambda m: levels[m])
        counted_g = int(levels[mineral] * COUNTED_SHARE) // 100 * 100
        months = p.book.months_below(organisation, mineral, day, counted_g)
        if levels[mineral] < SMALLEST_STORE_G or not months:
            continue
        p.counted.add(organisation)
        for kind, level_g in levels.items():
            if level_g > 0:
                write_count(p.tables, p.draft, organisation, kind, day, counted_g if kind == mineral else level_g)
        for month in months:
            p.truth.fraud("STOCK", "organisation_month", f"{p.draft.world.code(organisation)} {month}")
        wanted -= 1
        if not wanted:
            return
