"""A holder's book stock, kept from what it weighed in and what others took out. (demo)

Kept beside the programme's own rules on purpose: stock counts are written from it, so rules and demo check each other.
"""

from collections import defaultdict

from chanzo.core.days import day_text, month_of, month_text

from .draft import Draft
from .scales import Period
from .tables import Tables, kg_text
from .territories import MINERAL_NAMES

SMALLEST_G = 1_000


class StockBook:
    """Movements of every organisation and mineral: day and grams, positive when they come in."""

    def __init__(self, draft: Draft) -> None:
        self.moves: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
        _trade_moves(draft, self.moves)
        _batch_moves(draft, self.moves)
        for lot in draft.lots:
            if lot.received_day is not None:
                closed_g = sum(bag.mass_g for bag in lot.bags)
                self.moves[lot.exporter, lot.mineral].append((lot.received_day, -closed_g))

    def level_g(self, organisation: int, mineral: int, day: int) -> int:
        """Grams at the end of a day, nothing having been there before the programme."""
        return sum(mass_g for moved, mass_g in self.moves[organisation, mineral] if moved <= day)

    def months_below(self, organisation: int, mineral: int, opened: int, opening_g: int) -> list[str]:
        """Months in which a movement leaves a kilogram less than nothing, had the stock been opened on a day so."""
        by_day: dict[int, int] = defaultdict(int)
        for day, mass_g in self.moves[organisation, mineral]:
            if day > opened:
                by_day[day] += mass_g
        level_g, months = opening_g, set()
        for day in sorted(by_day):
            level_g += by_day[day]
            if level_g < -SMALLEST_G:
                months.add(month_text(month_of(day)))
        return sorted(months)


def _trade_moves(draft: Draft, moves: dict[tuple[int, int], list[tuple[int, int]]]) -> None:
    """What a négociant keeps of what it weighed in: the closed bag, on the same day."""
    trade = draft.trade
    columns = (trade.negociant.tolist(), trade.mineral.tolist(), trade.day.tolist(), trade.mass_g.tolist())
    for negociant, mineral, day, mass_g in zip(*columns, strict=True):
        moves[negociant, mineral].append((day, mass_g))
    for bag in draft.stock:
        moves[bag.negociant, bag.mineral].append((draft.world.period.first_day - 1, bag.mass_g))


def _batch_moves(draft: Draft, moves: dict[tuple[int, int], list[tuple[int, int]]]) -> None:
    arrivals = draft.arrivals
    for batch in draft.batches:
        total_g = 0
        for feed in batch.feeds:
            total_g += feed.mass_g
            if feed.middling is not None:
                moves[batch.processor, batch.mineral].append((batch.day_in, -feed.middling.mass_g))
            elif not arrivals.is_mine[feed.item]:
                source = int(arrivals.source[feed.item])
                old = arrivals.is_stock[feed.item]
                seller = draft.stock[source].negociant if old else int(draft.trade.negociant[source])
                moves[seller, batch.mineral].append((batch.day_in, -int(arrivals.mass_g[feed.item])))
        moves[batch.processor, batch.mineral].append((batch.day_in, total_g))
        if batch.outputs:
            moves[batch.processor, batch.mineral].append((batch.day_out, -total_g))
        for bag in batch.outputs:
            moves[batch.processor, bag.mineral].append((batch.day_out, bag.mass_g))


def write_count(tables: Tables, draft: Draft, organisation: int, mineral: int, day: int, mass_g: int) -> None:
    """One line of a stock count by weight."""
    code = draft.world.code(organisation)
    tables["stock_counts"].add(
        organisation=code, depot=f"DEP-{code}", date=day_text(day), mineral=MINERAL_NAMES[mineral],
        weight_kg=kg_text(mass_g), basis="counted",
    )  # fmt: skip


def count_days(period: Period) -> tuple[int, int]:
    """The two days on which stores are counted: a third and two thirds through the period."""
    length = period.last_day - period.first_day
    return period.first_day + length // 3, period.first_day + length * 2 // 3


def write_honest_counts(draft: Draft, tables: Tables, book: StockBook) -> None:
    """The first processor of each country counts its stores twice and is right."""
    for processors in draft.world.processors.values():
        for mineral in range(len(MINERAL_NAMES)):
            for day in count_days(draft.world.period):
                mass_g = book.level_g(processors[0], mineral, day)
                if mass_g > 0:
                    write_count(tables, draft, processors[0], mineral, day, mass_g)
