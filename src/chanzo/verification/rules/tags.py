"""Tags as controlled stock: numbers closed twice, never issued, used elsewhere, or dead. (verification)"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY, day_text
from chanzo.traceability.types import Kind
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.cases import (
    ids,
    in_order,
    lot_facts,
    lot_written,
    number_text,
    of_lot,
    org_code,
    site_code,
)
from chanzo.verification.rules.ranges import BLOCK, Acts, Scale
from chanzo.verification.types import (
    KIND,
    TAG_ACTIONS,
    TAG_TYPES,
    Bool,
    Case,
    Column,
    Evidence,
    Int64,
    Judged,
    made_once,
)

TAGGED = (Kind.MINE, Kind.NEGOCIANT, Kind.PROCESSOR)
# The tag type of each kind of lot, -1 for kinds that are closed with no tag of the programme.
TYPE_OF = np.array([TAG_TYPES.index(kind) if kind in TAGGED else -1 for kind in Kind], np.int8)
BOOK_OF = {KIND[Kind.MINE]: TAG_TYPES.index("mine_book"), KIND[Kind.NEGOCIANT]: TAG_TYPES.index("negociant_book")}
# A range that was returned may be given out again on the same day; what was lost or cancelled that day was given out
# before.
LOST, RETURNED = ("lose", "steal", "damage", "cancel"), ("return",)


class Closed:
    """Lots closed with a judged tag of the programme, dated or not, and the interval of the scale each tag lies in."""

    def __init__(self, e: Evidence, judged: Judged) -> None:
        lots = e.lots
        tagged = judged.number.mask(lots.number)
        tagged &= (lots.kind != KIND[Kind.STOCK]) & (TYPE_OF[lots.kind] >= 0)
        self.row = np.flatnonzero(tagged)
        number = lots.number[self.row]
        self.kind, self.day = lots.kind[self.row], lots.day[self.row]
        self.scale = made_once(judged, "scale", e, lambda: Scale(e))
        self.interval = self.scale.intervals(TYPE_OF[self.kind], e.numbers.series[number], e.numbers.value[number])
        self.issued = Acts(self.scale, "receive", "allocate").hold(self.interval)


def closed(e: Evidence, judged: Judged) -> Closed:
    """The judged closings, gathered once for all rules about tags."""
    return made_once(judged, "closed", e, lambda: Closed(e, judged))


def check_duplicates(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """One case for each number that two or more lots of one tag type bear (rules.md, DUP)."""
    lots, further = e.lots, e.further
    if not judged.number:
        return []
    borne = np.bincount(lots.number + 1, minlength=1)
    if len(further.lot):
        both = np.bincount(further.number + 1, minlength=len(borne))
        both[: len(borne)] += borne
        borne = both
    twice = borne > 1
    twice[0] = False
    if not twice.any():
        return []
    rows = np.flatnonzero(twice[lots.number + 1])
    given = np.flatnonzero(twice[further.number + 1] & (further.lot >= 0))
    number = np.concatenate((lots.number[rows], further.number[given]))
    lot = np.concatenate((rows, further.lot[given]))
    wanted = judged.number.mask(number)
    bearers: dict[tuple[int, int], set[int]] = defaultdict(set)
    for n, one in zip(number[wanted].tolist(), lot[wanted].tolist(), strict=True):
        bearers[n, int(lots.kind[one])].add(one)
    found = []
    for (n, kind), some in sorted(bearers.items()):
        if len(some) > 1 and TYPE_OF[kind] >= 0:
            first = min(some, key=lambda one: (lots.day[one], *lot_written(e, one)))
            tag = number_text(e, n)
            facts: dict[str, Any] = {
                "tag_type": TAG_TYPES[TYPE_OF[kind]],
                "places": in_order([lot_facts(e, one) for one in some]),
            }
            found.append(replace(of_lot(e, "DUP", "S", first, "twice", subject=("tag", tag), **facts), key=tag))
    return found


def check_unissued(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """One case for each closed tag outside every received or allocated range of its type (rules.md, UNISSUED)."""
    if not judged.number:
        return []
    tags = closed(e, judged)
    return [
        of_lot(e, "UNISSUED", "S", lot, "outside", tag_type=TAG_TYPES[TYPE_OF[e.lots.kind[lot]]], **lot_facts(e, lot))
        for lot in tags.row[~tags.issued].tolist()
    ]


def check_allocation(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """One case for each issued tag closed elsewhere than allocated, or before (rules.md, ALLOC)."""
    if not judged.number:
        return []
    tags, found = closed(e, judged), []
    for mine, actions in ((True, ("allocate",)), (False, ("allocate", "hand_over"))):
        acts = Acts(tags.scale, *actions)
        for start in range(0, len(tags.row), BLOCK):
            block = slice(start, start + BLOCK)
            ours = tags.issued[block] & ((tags.kind[block] == KIND[Kind.MINE]) == mine) & (tags.day[block] != NO_DAY)
            found += misplaced(e, tags, acts, np.flatnonzero(ours) + start, mine)
    return found


def misplaced(e: Evidence, tags: Closed, acts: Acts, these: Column, mine: bool) -> list[Case]:
    """Closings that the latest allocation does not cover: of mine tags by site, of others by holder."""
    lots, made = e.lots, e.tag_acts
    rows = tags.row[these]
    act = acts.latest(tags.interval[these], tags.day[these])
    named = (made.site if mine else made.org)[act] if len(made.day) else np.full(len(these), -1)
    used = (lots.site if mine else lots.org)[rows]
    found = []
    for at in ids((act < 0) | ((named >= 0) & (named != used))):
        lot, one = int(rows[at]), int(act[at])
        what = "before" if one < 0 else "site" if mine else "holder"
        facts = lot_facts(e, lot)
        if one >= 0:
            said = site_code(e, named[at]) if mine else org_code(e, named[at])
            facts |= {"allocated_to": said, "allocated_on": day_text(int(made.day[one]))}
        found.append(of_lot(e, "ALLOC", "S", lot, what, **facts))
    return found


def check_dead(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """One case for each tag closed after it, or its page's book, was out of use (rules.md, DEAD)."""
    if not judged.number:
        return []
    lots, tags = e.lots, closed(e, judged)
    kill, allocate = Killing(tags.scale), Acts(tags.scale, "allocate")
    found = [] if kill.empty else dead_among(e, kill, allocate, tags.row, tags.interval, "tag")
    for kind, book_type in BOOK_OF.items():
        if kill.empty or not (e.tag_acts.type == book_type).any() or not len(e.book_number):
            continue
        these = tags.row[(tags.kind == kind) & (lots.sheet[tags.row] >= 0)]
        book = e.sheets.book[lots.sheet[these]]
        number = np.where(book >= 0, e.book_number[book], -1)
        these, number = these[number >= 0], number[number >= 0]
        interval = tags.scale.intervals(
            np.full(len(these), book_type), e.numbers.series[number], e.numbers.value[number]
        )
        found += dead_among(e, kill, allocate, these, interval, "book")
    return found + replaced_again(e, tags, allocate)


class Killing:
    """Acts after which a number may not be used, unless it is allocated again."""

    def __init__(self, scale: Scale) -> None:
        self.order, self.day = scale.acts.order, scale.acts.day
        self.lost, self.returned = Acts(scale, *LOST), Acts(scale, *RETURNED)
        self.empty = self.lost.empty and self.returned.empty

    def hold(self, interval: Column) -> Bool:
        """Which intervals any of these acts covers."""
        held = np.zeros(len(interval), np.bool_)
        for acts in (self.lost, self.returned):
            if not acts.empty:
                held |= acts.hold(interval)
        return held

    def latest_since(self, interval: Column, day: Column, allocated: Int64) -> Int64:
        """For each number the last act before its day that its last allocation did not undo, -1 when there is none."""
        since = np.where(allocated >= 0, self.day[allocated] if len(self.day) else NO_DAY, NO_DAY).astype(np.int64)
        found = np.full(len(interval), -1, np.int64)
        for acts, first in ((self.lost, since), (self.returned, since + 1)):
            act = acts.latest(interval, day - 1)
            counts = (act >= 0) & (self.day[act] >= first)
            later = counts & ((found < 0) | (self.order[act] > self.order[found]))
            found[later] = act[later]
        return found


def dead_among(e: Evidence, kill: Killing, allocate: Acts, rows: Column, interval: Column, what: str) -> list[Case]:
    """Lots whose tag or book was killed the day before or earlier, and not allocated again since."""
    hit = np.flatnonzero(kill.hold(interval) & (e.lots.day[rows] != NO_DAY))
    rows, interval = rows[hit], interval[hit]
    acts, day = e.tag_acts, e.lots.day[rows]
    killed = kill.latest_since(interval, day, allocate.latest(interval, day))
    found = []
    for lot, killer in zip(rows.tolist(), killed.tolist(), strict=True):
        if killer >= 0:
            facts: dict[str, Any] = {
                "action": TAG_ACTIONS[acts.action[killer]],
                "since": day_text(int(acts.day[killer])),
            }
            found.append(of_lot(e, "DEAD", "S", lot, what, **facts, **lot_facts(e, lot)))
    return found


def replaced_again(e: Evidence, tags: Closed, allocate: Acts) -> list[Case]:
    """Lots closed with a number that a replacement took off another bag earlier."""
    further, lots = e.further, e.lots
    if not len(further.replaced):
        return []
    at = np.flatnonzero(np.isin(lots.number[tags.row], further.replaced[further.replaced >= 0]))
    takers: dict[int, list[int]] = defaultdict(list)
    for act, number in enumerate(further.replaced.tolist()):
        takers[number].append(act)
    found = []
    revived = allocate.latest(tags.interval[at], tags.day[at])
    for lot, again in zip(tags.row[at].tolist(), revived.tolist(), strict=True):
        since = [
            int(further.day[act])
            for act in takers[int(lots.number[lot])]
            if further.lot[act] != lot
            and (further.lot[act] < 0 or lots.kind[further.lot[act]] == lots.kind[lot])
            and NO_DAY < further.day[act] < lots.day[lot]
        ]
        if since and not (again >= 0 and e.tag_acts.day[again] >= max(since)):
            facts: dict[str, Any] = {"action": "replace_tag", "since": day_text(max(since))}
            found.append(of_lot(e, "DEAD", "S", lot, "replaced", **facts, **lot_facts(e, lot)))
    return found


def digit_slips(number: str, candidates: Iterable[str]) -> list[str]:
    """The candidates one digit away: one changed, one lost, one too many, or two neighbours exchanged; in order."""
    return sorted({other for other in candidates if other != number and _one_slip(number, other)})


def _one_slip(a: str, b: str) -> bool:
    if abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        swapped = a[start + 1 : start + 2] + a[start : start + 1] + a[start + 2 :] == b[start:]
        return a[start + 1 :] == b[start + 1 :] or swapped
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return longer[start + 1 :] == shorter[start:]
