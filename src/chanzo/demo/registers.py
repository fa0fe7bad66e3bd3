"""Registers of a programme: sites, organisations, statuses, and the movements of tags and books. (demo)"""

from collections.abc import Callable

import numpy as np

from chanzo.core.days import day_text

from .draft import Draft
from .pages import Book
from .production import NEVER
from .tables import Table, Tables, kg_text
from .tags import Allotment, tag_text
from .territories import ELSEWHERE
from .world import SERVICE, Point, Site

RENEWAL_DAYS = 270
PROGRAMME_DELAY_DAYS = 10


def write_sites(draft: Draft, tables: Tables) -> None:
    """Sites with a capacity each, statuses kept up every nine months, and a suspension elsewhere."""
    period = draft.world.period
    for site in draft.world.sites:
        add_site(tables["sites"], site, draft.world.points[site.point])
        start = site.baseline_day if site.baseline_day is not None else period.first_day - 40
        write_status(tables["site_status"], site.code, "programme", "integrated", start + PROGRAMME_DELAY_DAYS)
        if site.baseline_day is not None:
            for day in range(start + 20, period.last_day, RENEWAL_DAYS):
                write_status(tables["site_status"], site.code, "icglr", "green", day)
            write_status(tables["site_status"], site.code, "national", "green", start + 15)
    tables["suspensions"].add(**{
        "area": f"territory:{ELSEWHERE}", "from": day_text(period.first_day - 200), "reason": "security",
    })  # fmt: skip


def add_site(table: Table, site: Site, point: Point) -> None:
    """One row of the site register."""
    table.add(
        site=site.code,
        name=site.name,
        aliases=site.name.replace(" ", "-"),
        country=site.territory.country,
        province=site.territory.province,
        territory=site.territory.name,
        latitude=f"{site.latitude:.5f}",
        longitude=f"{site.longitude:.5f}",
        minerals=";".join(site.minerals),
        tagging_point=point.code,
        capacity_low_kg=kg_text(site.low_g),
        capacity_high_kg=kg_text(site.high_g),
        workers=str(site.workers),
        capacity_from=day_text(site.capacity_from),
        baseline_date=day_text(site.baseline_day),
    )


def write_status(table: Table, site: str, scheme: str, status: str, day: int) -> None:
    """One dated status act."""
    act = f"ACT-{len(table) + 1:05d}"
    table.add(**{"site": site, "scheme": scheme, "status": status, "from": day_text(day), "act": act})


def write_organisations(draft: Draft, tables: Tables) -> None:
    """Every organisation under the name it had when the programme began."""
    begun = day_text(draft.world.period.first_day - 400)
    for organisation in draft.world.organisations:
        tables["organisations"].add(**{
            "organisation": organisation.code, "name": organisation.name, "aliases": organisation.alias,
            "from": begun, "role": organisation.role, "country": organisation.country,
        })  # fmt: skip


def write_movements(draft: Draft, tables: Tables) -> None:
    """Ranges received, allocated quarter by quarter, and what was left returned on the last day; books likewise."""
    world, table = draft.world, tables["tag_movements"]
    codes = [organisation.code for organisation in world.organisations]
    services = [SERVICE[site.territory.country] for site in world.sites]

    def of_site(owner: int) -> tuple[str, str]:
        return services[owner], world.sites[owner].code

    def of_organisation(owner: int) -> tuple[str, str]:
        return codes[owner], ""

    issuers = [SERVICE.get(organisation.country, "SAEMAPE") for organisation in world.organisations]
    _tag_ranges(table, draft.mine_tags, of_site, services, world.period.last_day)
    _tag_ranges(table, draft.trade_tags, of_organisation, issuers, world.period.last_day)
    _tag_ranges(table, draft.processor_tags, of_organisation, issuers, world.period.last_day)
    for book in draft.mine_lines.books:
        point = world.points[book.keeper]
        site = world.sites[point.sites[0]].code if len(point.sites) == 1 else ""
        day = int(draft.bags.day[book.first_row])
        _book(table, "mine_book", book, SERVICE[point.territory.country], site, day)
    for book in draft.trade_lines.books:
        day = int(draft.trade.day[draft.trade.row_out[book.first_row]])
        _book(table, "negociant_book", book, codes[book.keeper], "", day)


def _tag_ranges(
    table: Table, allotment: Allotment, place: Callable[[int], tuple[str, str]], issuers: list[str], last_day: int
) -> None:
    for held in allotment.ranges:
        holder, site = place(held.owner)
        cells = {"type": allotment.kind, "first": tag_text(held.first), "last": tag_text(held.last)}
        series = f"Q{held.quarter + 1}"
        table.add(action="receive", date=day_text(held.day - 15), holder=issuers[held.owner], series=series, **cells)
        document = f"BL-{len(table):06d}"
        table.add(action="allocate", date=day_text(held.day), holder=holder, site=site, document=document,
                  series=series, **cells)  # fmt: skip
    newest = max((held.quarter for held in allotment.ranges), default=0)
    for held, first in allotment.leftover():
        if held.quarter < newest:
            holder, site = place(held.owner)
            table.add(action="return", type=allotment.kind, first=tag_text(first), last=tag_text(held.last),
                      date=day_text(last_day), holder=holder, site=site, reason="unused")  # fmt: skip


def _book(table: Table, kind: str, book: Book, holder: str, site: str, day: int) -> None:
    table.add(action="allocate", type=kind, first=book.name, last=book.name, date=day_text(day - 2), holder=holder,
              site=site)  # fmt: skip


def used_days(draft: Draft) -> np.ndarray:
    """The day on which each mine bag was first opened, NEVER for bags still closed."""
    days = np.where(draft.opened == NEVER, NEVER, draft.opened)
    for batch in draft.batches:
        for feed in batch.feeds:
            if feed.item >= 0 and draft.arrivals.is_mine[feed.item]:
                days[draft.arrivals.source[feed.item]] = batch.day_in
    return days
