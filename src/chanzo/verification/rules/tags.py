"""Tags as controlled stock: numbers closed twice, never issued, used elsewhere, or dead. (verification)"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY, day_text
from chanzo.traceability.types import Kind
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.cases import ids, in_order, lot_facts, number_text, of_lot, org_code, place, site_code
from chanzo.verification.rules.ranges import Acts, Scale
from chanzo.verification.types import KIND, TAG_ACTIONS, TAG_TYPES, Case, Column, Evidence, Int64, Judged

TAGGED = (Kind.MINE, Kind.NEGOCIANT, Kind.PROCESSOR)
# The tag type of each kind of lot, -1 for kinds that are closed with no tag of the programme.
TYPE_OF = np.array([TAG_TYPES.index(kind) if kind in TAGGED else -1 for kind in Kind], np.int8)
BOOK_OF = {KIND[Kind.MINE]: TAG_TYPES.index("mine_book"), KIND[Kind.NEGOCIANT]: TAG_TYPES.index("negociant_book")}
KILLING = ("return", "lose", "steal", "damage", "cancel")


def closed(e: Evidence, judged: Judged) -> Int64:
    """The lots closed with a judged tag of the programme."""
    tagged = judged.number.mask(e.lots.number)
    tagged &= TYPE_OF[e.lots.kind] >= 0
    return np.flatnonzero(tagged)


def check_duplicates(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """One case for each number that two or more lots of one tag type bear (rules.md, DUP)."""
    rows = closed(e, judged)
    given = np.flatnonzero(judged.number.mask(e.further.number) & (e.further.lot >= 0))
    number = np.concatenate((e.lots.number[rows], e.further.number[given]))
    lot = np.concatenate((rows, e.further.lot[given]))
    if not len(number):
        return []
    twice = np.flatnonzero(np.bincount(number)[number] > 1)
    bearers: dict[tuple[int, int], set[int]] = defaultdict(set)
    for n, one in zip(number[twice].tolist(), lot[twice].tolist(), strict=True):
        bearers[n, int(e.lots.kind[one])].add(one)
    found = []
    for (n, kind), lots in sorted(bearers.items()):
        if len(lots) > 1 and TYPE_OF[kind] >= 0:
            first = min(lots, key=lambda one: (e.lots.day[one], place(e, e.lots.sheet[one], e.lots.line[one])))
            case = of_lot(
                e, "DUP", "S", first, "twice", subject=("tag", number_text(e, n)),
                tag_type=list(Kind)[kind].value, places=in_order([lot_facts(e, one) for one in lots]),
            )  # fmt: skip
            found.append(under_number(e, case, n))
    return found


def under_number(e: Evidence, case: Case, number: int) -> Case:
    """The same case under another number of the lot."""
    return replace(case, key=number_text(e, number))


def check_unissued(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """One case for each closed tag outside every received or allocated range of its type (rules.md, UNISSUED)."""
    rows = closed(e, judged)
    if not len(rows):
        return []
    scale = Scale(e)
    outside = ~Acts(e, scale, "receive", "allocate").hold(codes(e, scale, rows))
    return [
        of_lot(e, "UNISSUED", "S", lot, "outside", tag_type=list(Kind)[e.lots.kind[lot]].value, **lot_facts(e, lot))
        for lot in rows[outside].tolist()
    ]


def codes(e: Evidence, scale: Scale, rows: Column) -> Int64:
    """Where the tags of lots lie."""
    number = e.lots.number[rows]
    return scale.at(TYPE_OF[e.lots.kind[rows]], e.numbers.series[number], e.numbers.value[number])


def check_allocation(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """One case for each issued tag closed elsewhere than allocated, or before (rules.md, ALLOC)."""
    lots, acts = e.lots, e.tag_acts
    rows = closed(e, judged)
    rows = rows[lots.day[rows] != NO_DAY]
    if not len(rows):
        return []
    scale = Scale(e)
    code = codes(e, scale, rows)
    issued = Acts(e, scale, "receive", "allocate").hold(code)
    rows, code = rows[issued], code[issued]
    is_mine = lots.kind[rows] == KIND[Kind.MINE]
    found = []
    for mine, actions in ((True, ("allocate",)), (False, ("allocate", "hand_over"))):
        these = rows[is_mine == mine]
        if not len(these):
            continue
        act = Acts(e, scale, *actions).latest(code[is_mine == mine], lots.day[these])
        named = (acts.site if mine else acts.org)[act] if len(acts.day) else np.full(len(these), -1)
        used = (lots.site if mine else lots.org)[these]
        for at in ids((act < 0) | ((named >= 0) & (named != used))):
            lot, one = int(these[at]), int(act[at])
            what = "before" if one < 0 else "site" if mine else "holder"
            facts = lot_facts(e, lot)
            if one >= 0:
                said = site_code(e, named[at]) if mine else org_code(e, named[at])
                facts |= {"allocated_to": said, "allocated_on": day_text(int(acts.day[one]))}
            found.append(of_lot(e, "ALLOC", "S", lot, what, **facts))
    return found


def check_dead(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """One case for each tag closed after it, or its page's book, was out of use (rules.md, DEAD)."""
    lots = e.lots
    rows = closed(e, judged)
    rows = rows[lots.day[rows] != NO_DAY]
    if not len(rows):
        return []
    scale = Scale(e)
    kill, allocate = Acts(e, scale, *KILLING), Acts(e, scale, "allocate")
    code = codes(e, scale, rows)
    found = [] if kill.empty else dead_among(e, kill, allocate, rows, code, "tag")
    for kind, book_type in BOOK_OF.items():
        if kill.empty or not (e.tag_acts.type == book_type).any():
            continue
        these = rows[(lots.kind[rows] == kind) & (lots.sheet[rows] >= 0)]
        book = e.sheets.book[lots.sheet[these]]
        number = np.where(book >= 0, e.book_number[book], -1) if len(e.book_number) else np.full(len(these), -1)
        these, number = these[number >= 0], number[number >= 0]
        at = scale.at(book_type, e.numbers.series[number], e.numbers.value[number])
        found += dead_among(e, kill, allocate, these, at, "book")
    return found + replaced_again(e, scale, allocate, rows)


def dead_among(e: Evidence, kill: Acts, allocate: Acts, rows: Column, code: Int64, what: str) -> list[Case]:
    """Lots whose tag or book was killed the day before or earlier, and not allocated again since."""
    if not len(rows):
        return []
    acts, day = e.tag_acts, e.lots.day[rows]
    killed = kill.latest(code, day - 1)
    hit = np.flatnonzero((killed >= 0) & (code >= 0))
    again = allocate.latest(code[hit], day[hit])
    found = []
    for lot, killer, revived in zip(rows[hit].tolist(), killed[hit].tolist(), again.tolist(), strict=True):
        if revived >= 0 and acts.day[revived] >= acts.day[killer]:
            continue
        facts: dict[str, Any] = {"action": TAG_ACTIONS[acts.action[killer]], "since": day_text(int(acts.day[killer]))}
        found.append(of_lot(e, "DEAD", "S", lot, what, **facts, **lot_facts(e, lot)))
    return found


def replaced_again(e: Evidence, scale: Scale, allocate: Acts, rows: Column) -> list[Case]:
    """Lots closed with a number that a replacement took off another bag earlier."""
    further, lots = e.further, e.lots
    if not len(further.replaced):
        return []
    rows = rows[np.isin(lots.number[rows], further.replaced)]
    takers: dict[int, list[int]] = defaultdict(list)
    for act, number in enumerate(further.replaced.tolist()):
        takers[number].append(act)
    found = []
    revived = allocate.latest(codes(e, scale, rows), lots.day[rows]) if len(rows) else rows
    for lot, again in zip(rows.tolist(), revived.tolist(), strict=True):
        since = [
            int(further.day[act])
            for act in takers[int(lots.number[lot])]
            if further.lot[act] != lot
            and (further.lot[act] < 0 or lots.kind[further.lot[act]] == lots.kind[lot])
            and further.day[act] < lots.day[lot]
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
