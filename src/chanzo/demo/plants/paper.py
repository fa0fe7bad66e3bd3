"""Frauds on paper only: receipts and official figures that do not agree with the packing lists. (demo)"""

from ..stock import count_days, write_count
from ..tables import kg_text
from .planting import Planting

SHORT_RECEIPT = 0.9935
SHORT_CUSTOMS = 0.85
WRONG_COUNT = 0.92


def plant(p: Planting) -> None:
    """Spoils receipts, one customs figure a repeat, and a stock count."""
    _receipts(p)
    official = p.tables["official_log"]
    customs = [row for row in range(len(official)) if official["source"][row] == "customs"]
    for row in p.rng.permutation(customs)[: max(1, p.chosen.times // 3)].tolist():
        mass_g = round(float(official["weight_kg"][row]) * 1000 * SHORT_CUSTOMS)
        official["weight_kg"][row] = kg_text(mass_g)
        p.truth.fraud("RECON", "organisation_month", f"{official['exporter'][row]} {official['month'][row]}")
    _wrong_count(p)


def _receipts(p: Planting) -> None:
    """A drum under another tag; a lot that weighs less than was sent."""
    table = p.tables["receipt_log"]
    rows: dict[str, list[int]] = {}
    for row, name in enumerate(table["lot"]):
        rows.setdefault(name, []).append(row)
    received = [
        lot for lot in p.draft.lots if lot.received_day is not None and lot.received_day > p.counted_until(lot.exporter)
    ]
    order = [received[place] for place in p.rng.permutation(len(received)).tolist()]
    for number, lot in enumerate(order[: 2 * p.chosen.times]):
        if number % 2:
            for row in rows[lot.name]:
                short_g = float(table["weight_kg"][row]) * 1000 * SHORT_RECEIPT
                table["weight_kg"][row] = kg_text(int(short_g) // 10 * 10)
        else:
            row = rows[lot.name][0]
            table["tag"][row] = f"99{table['tag'][row][2:]}"
        p.truth.fraud("RECEIPT", "lot", lot.name)


def _wrong_count(p: Planting) -> None:
    """The second Congolese processor counts right once, and 8 % short the second time: an honest mistake."""
    world = p.draft.world
    processor, days = world.processors["CD"][1], count_days(world.period)
    for mineral in range(4):
        first_g, second_g = (p.book.level_g(processor, mineral, day) for day in days)
        if first_g <= 0 or second_g <= 0:
            continue
        write_count(p.tables, p.draft, processor, mineral, days[0], first_g)
        write_count(p.tables, p.draft, processor, mineral, days[1], int(second_g * WRONG_COUNT) // 100 * 100)
        month = p.tables["stock_counts"]["date"][-1][:7]
        p.truth.mess("STOCK", "organisation_month", f"{world.code(processor)} {month}")
        return
