"""Frauds and changes of whole sites: surges, ghosts, suspended, withdrawn, renamed and merged sites. (demo)"""

from dataclasses import replace

import numpy as np

from chanzo.core.days import day_text, month_text

from ..production import NEVER
from ..registers import PROGRAMME_DELAY_DAYS, add_site, write_status
from ..tables import kg_text
from ..territories import MINERAL_NAMES
from .planting import Planting

# Pages of a merged site that still bear the old code some days after.
SLOW_LINES = 3


def plant(p: Planting) -> None:
    """Production that cannot be, tagging where and when none was allowed, and two honest changes of identity."""
    _capacity(p)
    _suspensions(p)
    for site in p.chosen.withdrawn:
        code = p.draft.world.sites[site].code
        write_status(p.tables["site_status"], code, "programme", "withdrawn", p.chosen.withdrawal)
        for bag in _bags(p, site, p.chosen.withdrawal, NEVER):
            p.truth.fraud("STATUS", "tag", p.tag(bag))
    _renames(p)
    _mergers(p)


def _bags(p: Planting, site: int, first: int, last: int) -> list[int]:
    bags = p.draft.bags
    return list(np.flatnonzero((bags.site == site) & (bags.day >= first) & (bags.day <= last)).tolist())


def _capacity(p: Planting) -> None:
    world, bags = p.draft.world, p.draft.bags
    first = world.period.first_month
    for site in p.chosen.surging:
        month = month_text(first + p.chosen.month_of_surge)
        p.truth.fraud("PROD", "site_month", f"{world.sites[site].code} {month}")
        p.truth.fraud("STATION", "point_month", f"{world.points[world.sites[site].point].code} {month}")
    for site in p.chosen.dormant:
        point = world.points[world.sites[site].point].code
        p.truth.fraud("STATION", "point_month", f"{point} {month_text(first + p.chosen.month_of_jump)}")
    for site in p.chosen.ghosts:
        for month in np.unique(bags.month[bags.site == site]).tolist():
            p.truth.fraud("GHOST", "site_month", f"{world.sites[site].code} {month_text(month)}")
    for site, rounded in p.chosen.rounded_months.items():
        agent = world.points[world.sites[site].point].agent
        p.truth.fraud("ROUND", "agent_month", f"{agent} {world.sites[site].code} {month_text(rounded)}")


def _suspensions(p: Planting) -> None:
    """A suspended site: bags tagged inside, and one bag in three repeats opened inside without being counted."""
    first, last = p.chosen.suspension
    bags, world = p.draft.bags, p.draft.world
    for number, place in enumerate(p.chosen.suspended, 1):
        site = world.sites[place]
        p.tables["suspensions"].add(**{
            "area": site.code, "from": day_text(first), "to": day_text(last), "reason": "armed incursion nearby",
        })  # fmt: skip
        for bag in _bags(p, place, first, last):
            p.truth.fraud("AREA", "tag", p.tag(bag))
        keeper = f"COOP-{site.code[3:]}"
        p.tables["organisations"].add(**{
            "organisation": keeper, "name": f"Coopérative Exemple {number}", "role": "cooperative",
            "from": day_text(world.period.first_day - 400), "country": site.territory.country,
        })  # fmt: skip
        before = [bag for bag in _bags(p, place, 0, first - 1) if p.first_use[bag] >= first]
        opened_inside = [bag for bag in before if p.first_use[bag] <= last]
        uncounted = set(opened_inside[:1])
        for bag in before:
            if bag in uncounted:
                p.truth.fraud("AREA", "tag", p.tag(bag))
                continue
            p.truth.quiet["stock counted at a suspension"] += 1
            p.tables["stock_counts"].add(
                organisation=keeper, depot=f"DEP-{keeper}", date=day_text(first), tag=p.tag(bag),
                mineral=MINERAL_NAMES[bags.mineral[bag]], weight_kg=kg_text(int(bags.mass_g[bag])), site=site.code,
                basis="counted",
            )  # fmt: skip


def _renames(p: Planting) -> None:
    """A site gets a new code; its later pages bear it."""
    for place in p.chosen.renamed:
        site = p.draft.world.sites[place]
        new = replace(site, code=f"{site.code[:-3]}9{site.code[-2:]}N", name=f"{site.name} Nouveau")
        new.capacity_from = p.chosen.change_day
        p.tables["site_changes"].add(
            site=site.code, action="rename", into=new.code, date=day_text(p.chosen.change_day), act="ARR-01"
        )
        add_site(p.tables["sites"], new, p.draft.world.points[site.point])
        status_day = (site.baseline_day or 0) + PROGRAMME_DELAY_DAYS
        write_status(p.tables["site_status"], new.code, "programme", "integrated", status_day)
        write_status(p.tables["site_status"], new.code, "icglr", "green", p.chosen.change_day)
        _recode(p, _bags(p, place, p.chosen.change_day, NEVER), new.code)
        p.truth.quiet["site renamed"] += 1


def _mergers(p: Planting) -> None:
    """A small site is worked on as part of its neighbour; a few lines still bear the old code."""
    sites = p.draft.world.sites
    for old, new in p.chosen.merged:
        p.tables["site_changes"].add(
            site=sites[old].code, action="merge", into=sites[new].code, date=day_text(p.chosen.change_day), act="ARR-02"
        )
        _recode(p, _bags(p, old, p.chosen.change_day, NEVER)[SLOW_LINES:], sites[new].code)
        p.truth.quiet["site merged"] += 1


def _recode(p: Planting, bags: list[int], code: str) -> None:
    for bag in bags:
        p.tables["mine_log"]["site"][bag] = code
