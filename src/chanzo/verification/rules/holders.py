"""Who may open a bag, and tags opened that nobody closed. (verification)"""

from collections import defaultdict
from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY
from chanzo.traceability.types import Kind, Step
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.cases import (
    in_order,
    lot_facts,
    number_text,
    of_lot,
    of_use,
    org_code,
    use_facts,
    use_written,
)
from chanzo.verification.rules.weighing import drawn
from chanzo.verification.types import BAG_ACTIONS, FOR_EVER, KIND, STEP, Case, Evidence, Judged

GIVING = [BAG_ACTIONS.index(action) for action in ("sell", "restitute", "return_to_seller")]


def check_holder(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """One case for each mine bag first opened by another than its buyer, with no sale between (rules.md, HOLDER)."""
    lots, uses, acts = e.lots, e.uses, e.acts
    rows = drawn(e, judged)
    rows = rows[(lots.kind[uses.src[rows]] == KIND[Kind.MINE]) & (lots.org[uses.src[rows]] >= 0)]
    rows = rows[(uses.day[rows] != NO_DAY) & (uses.org[rows] >= 0)]
    other = uses.org[rows] != lots.org[uses.src[rows]]
    if not other.any():
        return []
    first = np.full(len(lots.kind), FOR_EVER, np.int64)
    np.minimum.at(first, uses.src[rows], uses.day[rows])
    at_first = uses.day[rows] == first[uses.src[rows]]
    opened_by: dict[int, list[int]] = defaultdict(list)
    for row in rows[other & at_first].tolist():
        opened_by[int(uses.src[row])].append(row)
    for row in rows[~other & at_first].tolist() if opened_by else ():
        opened_by.pop(int(uses.src[row]), None)
    given: dict[tuple[int, int], list[int]] = defaultdict(list)
    for act in np.flatnonzero(np.isin(acts.action, GIVING)).tolist():
        given[int(acts.lot[act]), int(acts.org[act])].append(int(acts.day[act]))
    found = []
    for lot, openers in sorted(opened_by.items()):
        use = min(openers, key=lambda row: use_written(e, row))
        days = given[lot, int(uses.org[use])]
        if not any(lots.day[lot] <= day <= uses.day[use] for day in days):
            facts: dict[str, Any] = {"buyer": org_code(e, lots.org[lot]), "opener": org_code(e, uses.org[use])}
            facts |= {"closed": lot_facts(e, lot), "opened": use_facts(e, use)}  # type: ignore[dict-item]
            found.append(of_lot(e, "HOLDER", "W", lot, "other", **facts))
    return found


def check_orphans(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """One case for each tag opened that no line closed (rules.md, ORPHAN)."""
    uses = e.uses
    rows = np.flatnonzero((uses.src < 0) & (uses.step != STEP[Step.OUTPUT]))
    rows = rows[judged.number.mask(uses.number[rows])]
    opened: dict[int, list[int]] = defaultdict(list)
    for row in rows.tolist():
        opened[int(uses.number[row])].append(row)
    found = []
    for number, all_of_it in sorted(opened.items()):
        counted = [int(e.first_count[uses.org[row]]) if uses.org[row] >= 0 else NO_DAY for row in all_of_it]
        old = [count != NO_DAY and uses.day[row] < count for row, count in zip(all_of_it, counted, strict=True)]
        tag = number_text(e, number)
        for what, severity, some in (
            ("unknown", "W", [row for row, before in zip(all_of_it, old, strict=True) if not before]),
            ("before_count", "N", [row for row, before in zip(all_of_it, old, strict=True) if before]),
        ):
            if some:
                use = min(some, key=lambda row: (uses.day[row], *use_written(e, row)))
                facts = in_order([use_facts(e, row) for row in some])
                key, subject = ("number", tag), ("tag", tag)
                found.append(of_use(e, "ORPHAN", severity, use, what, key=key, subject=subject, uses=facts))
    return found
