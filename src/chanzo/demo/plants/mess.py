"""Honest mess: slips of a digit, lines nobody can read, pages that come late or never, seizures, torn tags. (demo)"""

import numpy as np

from chanzo.core.days import day_text

from ..production import NEVER
from ..tables import kg_text
from ..tags import tag_text
from ..territories import MINERAL_NAMES
from ..world import POLICE, SERVICE
from .planting import Planting

SLIPS_A_THOUSAND = 1.0
UNREADABLE_A_THOUSAND = 1.0
HALF_PAGE_LINES = 10
LATE_WEEK_DAYS = 7


def plant(p: Planting) -> None:
    """Untidies the sheets; most of it ends in no finding."""
    _acts(p)
    _slips(p)
    _unreadable(p)
    _lost_pages(p)
    _late(p)
    _corrections(p)
    _old_stock(p)
    mine = p.tables["mine_log"]
    for bag in p.chosen.idle["TEAM"]:
        mine["team"][bag] = ""
        p.truth.mess("GHOST", "site_month", f"{p.site(bag)} {mine['date'][bag][:7]}")
    for bag in p.chosen.idle["POINT"]:
        others = [point.code for point in p.draft.world.points if point.code != mine["tagging_point"][bag]]
        mine["tagging_point"][bag] = others[0]
        p.truth.mess("LOG", "page", p.draft.mine_lines.sheet(bag))


def _acts(p: Planting) -> None:
    """Bags seized and given back, torn and provisional tags, bags weighed again, bags sold on."""
    trade, bags, table = p.draft.trade, p.draft.bags, p.tables["trade_log"]
    for kind in ("seize", "replace_tag", "provisional_tag", "reweigh", "sell"):
        for row in p.plain_rows(wait_days=5)[: p.chosen.times]:
            bag = int(trade.row_bag[row])
            p.spoiled_bags.add(bag)
            tagged, opened = int(bags.day[bag]), int(p.draft.opened[bag])
            site = p.draft.world.sites[int(bags.site[bag])]
            buyer = p.draft.world.code(int(bags.buyer[bag]))
            if kind == "seize":
                holder = POLICE[site.territory.country]
                p.act("seize", bag, tagged + 1, holder=holder, place=site.territory.name, reason="no transport paper")
                p.act("restitute", bag, opened - 1, holder=buyer, place=site.territory.name, reason="paper shown")
            elif kind == "reweigh":
                new_g = max(int(bags.mass_g[bag] * 0.99) // 100 * 100, int(trade.row_in_g[row]))
                p.act("reweigh", bag, tagged + 1, weight_kg=kg_text(new_g), reason="scale serviced")
            elif kind == "sell":
                orgs = p.draft.world.negociants[site.territory.code]
                p.tables["mine_log"]["buyer"][bag] = p.draft.world.code(next(o for o in orgs if o != bags.buyer[bag]))
                p.act("sell", bag, tagged + 1, holder=buyer, place=site.territory.name)
            else:
                number = None if kind == "provisional_tag" else p.draft.mine_tags.spare(int(bags.site[bag]), tagged)
                new_tag = f"PR{row % 1_000_000:06d}" if number is None else tag_text(number)
                holder = SERVICE[site.territory.country]
                p.act(kind, bag, tagged + 1, new_tag=new_tag, holder=holder, reason="seal torn")
                table["tag_in"][row] = new_tag
            p.truth.quiet[kind] += 1


def _slips(p: Planting) -> None:
    """A wrong digit at the mine, where the true tag is then bought from nowhere, or at the trading centre."""
    mine, trade = p.tables["mine_log"], p.tables["trade_log"]
    numbers = {*mine["tag"], *trade["tag_in"]}
    rows = p.plain_rows()
    count = max(1, round(len(mine) * SLIPS_A_THOUSAND / 1000))
    for number, row in enumerate(rows[: 2 * count]):
        bag = int(p.draft.trade.row_bag[row])
        p.spoiled_bags.add(bag)
        true = p.tag(bag)
        slip = _slip(p, true, numbers)
        p.truth.quiet["digit slip"] += 1
        if number % 2:
            mine["tag"][bag] = slip
            p.truth.mess("UNISSUED", "tag", slip)
            p.truth.mess("ORPHAN", "tag", true)
        else:
            trade["tag_in"][row] = slip
            p.truth.mess("ORPHAN", "tag", slip)


def _slip(p: Planting, number: str, numbers: set[str]) -> str:
    """The number with one of its first three digits changed: outside every range, and not written anywhere."""
    while True:
        place = int(p.rng.integers(0, 3))
        digit = str(p.rng.integers(0, 10))
        slip = number[:place] + digit + number[place + 1 :]
        if slip not in numbers and not slip.startswith(("04", "07", "09", "03")):
            numbers.add(slip)
            return slip


def _unreadable(p: Planting) -> None:
    """Tags and weights that rain and mud have made unreadable; bags opened later come from nowhere."""
    mine = p.tables["mine_log"]
    count = max(1, round(len(mine) * UNREADABLE_A_THOUSAND / 1000))
    used = [int(p.draft.trade.row_bag[row]) for row in p.plain_rows()[:count]]
    p.spoiled_bags |= set(used)
    for number, bag in enumerate([*p.chosen.idle["ILLEGIBLE"], *used]):
        if number % 3 == 2:
            mine["weight_kg"][bag] = "?"
        else:
            if p.first_use[bag] != NEVER:
                p.truth.mess("ORPHAN", "tag", p.tag(bag))
            mine["tag"][bag] = "?" if number % 3 else f"{p.tag(bag)[:4]}?{p.tag(bag)[5:]}"
        p.truth.mess("ILLEGIBLE", "lot", p.draft.mine_lines.place(bag))
        p.truth.quiet["unreadable line"] += 1


def _lost_pages(p: Planting) -> None:
    """A book lost with the last page written in it: its bags are opened, and nobody has the page."""
    mine = p.tables["mine_log"]
    for rows in p.chosen.lost_rows:
        point = p.draft.world.points[int(p.draft.bags.point[rows.start])]
        book, day = mine["book"][rows.start], int(p.draft.bags.day[rows.stop - 1])
        p.tables["tag_movements"].add(
            action="lose", type="mine_book", first=book, last=book, date=day_text(day), document=p.document(),
            holder=SERVICE[point.territory.country], reason="boat capsized",
        )  # fmt: skip
        for bag in rows:
            p.split.never["mine_log"].add(bag)
            if p.first_use[bag] != NEVER:
                p.truth.mess("ORPHAN", "tag", p.tag(bag))
        p.truth.quiet["lost book"] += 1


def _late(p: Planting) -> None:
    """A week of some points comes with the second delivery; so do lower halves of pages, and a page sent twice."""
    bags, lines, lost = p.draft.bags, p.draft.mine_lines, p.split.never["mine_log"]
    period = p.draft.world.period
    points = p.rng.permutation(len(p.draft.world.points))[: 2 * p.chosen.times].tolist()
    for number, point in enumerate(points):
        rows = np.flatnonzero(bags.point == point)
        if number % 2:
            first = period.first_day + int(p.rng.integers(30, max(31, period.last_day - period.first_day - 30)))
            chosen = rows[(bags.day[rows] >= first) & (bags.day[rows] < first + LATE_WEEK_DAYS)].tolist()
            p.truth.quiet["late week"] += 1
        else:
            sheet = lines.sheet(int(rows[0]))
            page = [row for row in rows[:60].tolist() if lines.sheet(row) == sheet]
            chosen = page[HALF_PAGE_LINES:]
            p.split.repeated["mine_log"] |= set(page[:2]) - lost
            p.truth.quiet["half page"] += 1
        p.split.late["mine_log"] |= set(chosen) - lost


def _corrections(p: Planting) -> None:
    """A weight keyed with its digits exchanged, put right by the second delivery."""
    trade = p.tables["trade_log"]
    place = list(trade.columns).index("weight_in_kg")
    for row in p.plain_rows()[: p.chosen.times]:
        p.spoiled_bags.add(int(p.draft.trade.row_bag[row]))
        right = trade["weight_in_kg"][row]
        wrong = right[1] + right[0] + right[2:]
        if wrong == right:
            continue
        cells = list(trade.rows([row])[0])
        cells[place] = wrong
        p.split.first_versions["trade_log"].append(tuple(cells))
        p.split.late["trade_log"].add(row)
        p.truth.quiet["weight corrected"] += 1


def _old_stock(p: Planting) -> None:
    """What some négociants held under tags of an older series when the programme began."""
    day = p.draft.world.period.first_day - 1
    for bag in p.draft.stock:
        code = p.draft.world.code(bag.negociant)
        p.tables["stock_counts"].add(
            organisation=code, depot=f"DEP-{code}", date=day_text(day), tag=tag_text(bag.number),
            mineral=MINERAL_NAMES[bag.mineral], weight_kg=kg_text(bag.mass_g), basis="pre_programme",
        )  # fmt: skip
        p.tables["tag_movements"].add(
            action="receive", type="negociant", first=tag_text(bag.number), last=tag_text(bag.number),
            date=day_text(day - 300), holder=code, reason="older series",
        )  # fmt: skip
        p.truth.quiet["old stock"] += 1
