"""Log sheets of a programme: mine, trade, process, export and receipt lines written as text. (demo)"""

from collections.abc import Iterator

import numpy as np

from .batches import Batch, Feed
from .draft import Draft
from .exports import Lot
from .tables import Table, Tables, day_texts, kg_text, kg_texts, pick
from .tags import tag_text
from .territories import CASSITERITE, COLTAN, MINERAL_NAMES, MIXED, WOLFRAMITE
from .world import SMELTERS

# US dollars for a kilogram of ore at the mine, and the port of each exporting country.
PRICE = {CASSITERITE: 6.5, COLTAN: 34.0, WOLFRAMITE: 7.5, MIXED: 15.0}
PORT = {"CD": "Dar es Salaam", "RW": "Dar es Salaam", "BI": "Mombasa"}


def write_sheets(rng: np.random.Generator, draft: Draft, tables: Tables) -> None:
    """Fills the five log tables; row i of mine_log is bag i, row i of trade_log is trade row i."""
    _mine(rng, draft, tables["mine_log"])
    _trade(rng, draft, tables["trade_log"])
    for batch in draft.batches:
        for cells in batch_rows(draft, batch):
            tables["process_log"].add(**cells)
    for lot in draft.lots:
        _lot(draft, lot, tables["export_log"], tables["receipt_log"])


def _mine(rng: np.random.Generator, draft: Draft, table: Table) -> None:
    bags, world, lines = draft.bags, draft.world, draft.mine_lines
    points = world.points
    hours = [f"{minute // 60:02d}:{minute % 60:02d}" for minute in range(24 * 60)]
    teams = [[f"E-{site.code[3:]}-{number}" for number in range(site.teams + 1)] for site in world.sites]
    latitude = np.array([point.latitude for point in points])[bags.point] + rng.normal(0, 0.0004, len(bags))
    longitude = np.array([point.longitude for point in points])[bags.point] + rng.normal(0, 0.0004, len(bags))
    prices = [[f"{PRICE[m] * (0.9 + 0.02 * step):.2f}" for step in range(11)] for m in sorted(PRICE)]
    step = rng.integers(0, 11, len(bags)).tolist()
    minerals = bags.mineral.tolist()
    table.fill(
        book=lines.book,
        page=lines.page,
        line=lines.line,
        date=day_texts(bags.day),
        time=pick(hours, bags.minute),
        site=pick([site.code for site in world.sites], bags.site),
        tagging_point=pick([point.code for point in points], bags.point),
        tag=[tag_text(number) for number in draft.mine_tags.numbers.tolist()],
        mineral=pick(list(MINERAL_NAMES), bags.mineral),
        weight_kg=kg_texts(bags.mass_g),
        team=[teams[site][team] for site, team in zip(bags.site.tolist(), bags.team.tolist(), strict=True)],
        buyer=pick([organisation.code for organisation in world.organisations], bags.buyer),
        agent=pick([point.agent for point in points], bags.point),
        latitude=[f"{degrees:.5f}" for degrees in latitude.tolist()],
        longitude=[f"{degrees:.5f}" for degrees in longitude.tolist()],
        price_per_kg=[prices[m][s] for m, s in zip(minerals, step, strict=True)],
        currency=["USD"] * len(bags),
    )


def _trade(rng: np.random.Generator, draft: Draft, table: Table) -> None:
    trade, world, lines = draft.trade, draft.world, draft.trade_lines
    negociant = trade.negociant[trade.row_out]
    home = {org: code for code, orgs in world.negociants.items() for org in orgs}
    depots = [f"DEP-{home.get(place, '')}" for place in range(len(world.organisations))]
    agents = [f"AG-DIV-{home.get(place, '')}" for place in range(len(world.organisations))]
    mine_tags = draft.mine_tags.numbers[trade.row_bag].tolist()
    out_tags = draft.trade_tags.numbers[trade.row_out].tolist()
    moisture = [f"{percent:.1f}" for percent in rng.uniform(2.0, 6.0, len(trade)).tolist()]
    # A third of the négociants own a moisture balance.
    measured = [text if org % 3 == 0 else "" for text, org in zip(moisture, trade.negociant.tolist(), strict=True)]
    table.fill(
        book=lines.book,
        page=lines.page,
        line=lines.line,
        date=day_texts(trade.day[trade.row_out]),
        depot=pick(depots, negociant),
        negociant=pick([organisation.code for organisation in world.organisations], negociant),
        tag_in=[tag_text(number) for number in mine_tags],
        weight_in_kg=kg_texts(trade.row_in_g),
        tag_out=[tag_text(number) for number in out_tags],
        weight_out_kg=kg_texts(trade.mass_g[trade.row_out]),
        moisture_pct=pick(measured, trade.row_out),
        agent=pick(agents, negociant),
    )


def feed_tag(draft: Draft, feed: Feed) -> str:
    """The tag that an input of a batch bears."""
    if feed.middling is not None:
        return tag_text(feed.middling.number)
    source = int(draft.arrivals.source[feed.item])
    if draft.arrivals.is_stock[feed.item]:
        return tag_text(draft.stock[source].number)
    numbers = draft.mine_tags.numbers if draft.arrivals.is_mine[feed.item] else draft.trade_tags.numbers
    return tag_text(int(numbers[source]))


def batch_rows(draft: Draft, batch: Batch) -> Iterator[dict[str, str]]:
    """The lines of a batch sheet: inputs, then outputs."""
    processor = draft.world.organisations[batch.processor]
    day_in, day_out = day_texts(np.array([batch.day_in, batch.day_out]))
    common = {"batch": batch.name, "processor": processor.code, "agent": f"AG-{processor.code}"}
    mineral = MINERAL_NAMES[batch.mineral]
    for line, feed in enumerate(batch.feeds, 1):
        assay = "" if feed.assay is None else f"{feed.assay:.1f}"
        yield common | {
            "line": str(line), "date": day_in, "flow": "in", "tag": feed_tag(draft, feed),
            "weight_kg": kg_text(feed.mass_g), "mineral": mineral, "assay_pct": assay,
        }  # fmt: skip
    for line, bag in enumerate(batch.outputs, len(batch.feeds) + 1):
        assay = "" if bag.assay is None else f"{bag.assay:.1f}"
        yield common | {
            "line": str(line), "date": day_out, "flow": "out", "tag": tag_text(bag.number),
            "weight_kg": kg_text(bag.mass_g), "mineral": MINERAL_NAMES[bag.mineral], "kind": bag.kind,
            "assay_pct": assay, "moisture_pct": f"{bag.moisture:.1f}",
        }  # fmt: skip


def _lot(draft: Draft, lot: Lot, exports: Table, receipts: Table) -> None:
    """A packing list, and the smelter's list once it has arrived."""
    company = draft.world.organisations[lot.exporter]
    smelter = SMELTERS[lot.mineral]
    tags = [tag_text(bag.number) for bag in lot.bags]
    assays = ["" if bag.assay is None else f"{bag.assay:.1f}" for bag in lot.bags]
    count = len(lot.bags)
    exports.fill(
        lot=[lot.name] * count,
        date=day_texts(np.full(count, lot.day)),
        exporter=[company.code] * count,
        mineral=[MINERAL_NAMES[lot.mineral]] * count,
        tag=tags,
        weight_kg=kg_texts(lot.out_g),
        assay_pct=assays,
        moisture_pct=[f"{bag.moisture:.1f}" for bag in lot.bags],
        certificate=[lot.certificate] * count,
        destination=[PORT[company.country]] * count,
        smelter=[smelter] * count,
        agent=[f"AG-CEEC-{company.country}"] * count,
    )
    if lot.received_day is not None:
        receipts.fill(
            lot=[lot.name] * count,
            date=day_texts(np.full(count, lot.received_day)),
            smelter=[smelter] * count,
            tag=tags,
            weight_kg=kg_texts(lot.received_g),
            weight_basis=["wet"] * count,
            assay_pct=assays,
        )
