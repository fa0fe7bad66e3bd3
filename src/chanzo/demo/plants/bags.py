"""Frauds at the moment of tagging: numbers, weights, places and minerals of single bags. (demo)"""

import numpy as np

from chanzo.core.days import day_text

from ..tags import tag_text
from ..territories import MINERAL_NAMES
from ..world import SERVICE
from .planting import Planting

KILLED = (("lose", "stock-take"), ("steal", "lockbox broken"), ("cancel", "inventory"), ("damage", "torn"))
DEGREES_OFF = 0.09


def plant(p: Planting) -> None:
    """Spoils the idle bags, each in one way."""
    idle, mine = p.chosen.idle, p.tables["mine_log"]
    numbers = set(mine["tag"])
    for bag in idle["UNISSUED"]:
        mine["tag"][bag] = _foreign_number(p, numbers)
        p.truth.fraud("UNISSUED", "tag", p.tag(bag))
    for bag in idle["ALLOC"]:
        mine["tag"][bag] = _borrowed(p, bag)
        p.truth.fraud("ALLOC", "tag", p.tag(bag))
    for pair in zip(idle["DUP"][::2], idle["DUP"][1::2], strict=True):
        first, second = sorted(pair)
        mine["tag"][second] = mine["tag"][first]
        p.truth.fraud("DUP", "tag", p.tag(first))
    for place, bag in enumerate(idle["DEAD"]):
        _kill(p, bag, *KILLED[place % len(KILLED)])
    for rows in p.chosen.stolen_rows:
        _steal_book(p, rows)
    for kind in ("WEIGHT", "FACTOR10"):
        for bag in idle[kind]:
            p.truth.fraud(kind, "tag", p.tag(bag))
    for bag in idle["GEO"]:
        mine["latitude"][bag] = f"{float(mine['latitude'][bag]) + DEGREES_OFF:.5f}"
        p.truth.fraud("GEO", "tag", p.tag(bag))
    for bag, other in zip(idle["SPEED"][::2], idle["SPEED"][1::2], strict=True):
        mine["agent"][bag] = mine["agent"][other]
        p.truth.fraud("GEO", "tag", p.tag(bag))
    for bag in idle["MINERAL"]:
        registered = p.draft.world.sites[int(p.draft.bags.site[bag])].minerals
        mine["mineral"][bag] = next(name for name in MINERAL_NAMES if name not in registered)
        p.truth.fraud("MINERAL", "tag", p.tag(bag))


def _foreign_number(p: Planting, numbers: set[str]) -> str:
    """A number of no series that was ever received; given once."""
    while True:
        text = tag_text(int(p.rng.integers(2_100_000, 2_900_000)))
        if text not in numbers:
            numbers.add(text)
            return text


def _borrowed(p: Planting, bag: int) -> str:
    """An unused tag allocated to another site."""
    others = [site for site in p.chosen.ordinary if site != p.draft.bags.site[bag]]
    while True:
        number = p.draft.mine_tags.spare(int(p.rng.choice(others)), int(p.draft.bags.day[bag]))
        if number is not None:
            return tag_text(number)


def _kill(p: Planting, bag: int, action: str, reason: str) -> None:
    site = p.draft.world.sites[int(p.draft.bags.site[bag])]
    p.tables["tag_movements"].add(
        action=action, type="mine", first=p.tag(bag), last=p.tag(bag), date=day_text(int(p.draft.bags.day[bag]) - 3),
        holder=SERVICE[site.territory.country], site=site.code, reason=reason,
    )  # fmt: skip
    p.truth.fraud("DEAD", "tag", p.tag(bag))


def _steal_book(p: Planting, rows: range) -> None:
    """A book stolen the day before its last lines were written."""
    point = p.draft.world.points[int(p.draft.bags.point[rows.start])]
    book = p.tables["mine_log"]["book"][rows.start]
    p.tables["tag_movements"].add(
        action="steal", type="mine_book", first=book, last=book, date=day_text(int(p.draft.bags.day[rows.start]) - 1),
        holder=SERVICE[point.territory.country], document=p.document(), reason="office broken into",
    )  # fmt: skip
    for bag in np.arange(rows.start, rows.stop).tolist():
        p.truth.fraud("DEAD", "tag", p.tag(bag))
