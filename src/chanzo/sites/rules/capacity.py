"""What a site can give in a month, from what people say, what a team weighs, and what its workers can dig. (sites)

Each figure is a range of grams in a calendar month. None is trusted alone: they stand side by side with how many
times one holds the other, and a person decides.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any

from ..types.capacity import (
    Agreement,
    Basis,
    Comparison,
    EstimateState,
    Figures,
    Move,
    Range,
    Second,
    YieldRow,
)

# Grams a worker digs in a day where no better figure was set: orders of magnitude from the literature, all weak.
WEAK = (
    YieldRow(0, "cassiterite", "", 1_000, 10_000, None, True, ""),
    YieldRow(0, "coltan", "", 100, 2_000, None, True, ""),
    YieldRow(0, "wolframite", "", 500, 5_000, None, True, ""),
)
WORK_DAYS = 26
"""Days worked in a month where a study does not say."""

FAR_PM, DIFFER_PM = 3_000, 1_500
IN_A_MONTH = {"week": Fraction(52, 12), "month": Fraction(1)}
_BEGINNING = -(2**31)

# What may be done with an estimate that waits for a second person: by whom, and where it then stands.
MOVES: dict[Move, tuple[EstimateState, bool]] = {
    Move.CONFIRM: (EstimateState.VALIDATED, False),
    Move.DECLINE: (EstimateState.DECLINED, False),
    Move.WITHDRAW: (EstimateState.WITHDRAWN, True),
}


def minerals_of(text: str) -> list[str]:
    """The minerals that a register's text names, one or several."""
    return [code for code in re.split(r"[;+, ]+", text) if code]


def yields_on(rows: Iterable[YieldRow], areas: Sequence[str], day: int) -> dict[str, YieldRow]:
    """The yield of each mineral in force on a day in a place whose areas are named from the smallest to the widest.

    A yield of a smaller area counts before one of a wider; of one area the last that began, then the last recorded.
    """
    rank = {area: -place for place, area in enumerate((*areas, ""))}
    found: dict[str, tuple[tuple[int, int, int], YieldRow]] = {}
    for row in (*WEAK, *rows):
        begun = _BEGINNING if row.from_day is None else row.from_day
        if row.region not in rank or begun > day:
            continue
        strength = rank[row.region], begun, row.seq
        if row.mineral not in found or strength > found[row.mineral][0]:
            found[row.mineral] = strength, row
    return {mineral: row for mineral, (_, row) in found.items()}


def computed_capacity(workers: int, mineral: str, yields: Mapping[str, YieldRow], days: int) -> Range | None:
    """What so many workers can dig of a mineral in so many days; of several minerals, from the least to the most.

    ``mineral`` is a register's text (``coltan`` or ``cassiterite+coltan``); None where no yield is known of any.
    """
    known = [yields[code] for code in minerals_of(mineral) if code in yields]
    if not known or workers < 0 or days < 0:
        return None
    low, high = min(row.low_g for row in known), max(row.high_g for row in known)
    return Range(workers * low * days, workers * high * days)


def stated_capacity(rows: Iterable[Mapping[str, Any]], work_days: int) -> Range | None:
    """From the least to the most that people say of each mineral, all minerals together."""
    said: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if "mass" in row and "per" in row:
            times = IN_A_MONTH.get(row["per"], Fraction(work_days))
            said[row.get("mineral", "")].append(round(row["mass"] * times))
    return _together(said)


def observed_capacity(rows: Iterable[Mapping[str, Any]], work_days: int) -> Range | None:
    """From the least to the most that was weighed or counted of each mineral, all minerals together."""
    seen: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        if "mass" in row and row.get("days"):
            seen[row.get("mineral", "")].append(round(Fraction(row["mass"] * work_days, row["days"])))
    return _together(seen)


def _together(figures: Mapping[str, list[int]]) -> Range | None:
    if not figures:
        return None
    return Range(sum(map(min, figures.values())), sum(map(max, figures.values())))


def figures_of(answers: Mapping[str, Any], yields: Mapping[str, YieldRow]) -> Figures:
    """The three figures that the answers of a study give."""
    days, workers = work_days_of(answers), workers_of(answers)
    minerals = "+".join(answers.get("minerals", ()))
    return Figures(
        stated_capacity(answers.get("stated", ()), days),
        observed_capacity(answers.get("observed", ()), days),
        None if workers is None else computed_capacity(workers, minerals, yields, days),
    )


def work_days_of(answers: Mapping[str, Any]) -> int:
    """Days worked in a month, as the study says or as is usual."""
    return int(answers.get("work_days", WORK_DAYS))


def workers_of(answers: Mapping[str, Any]) -> int | None:
    """Those who dig; where the study does not tell them apart, everybody counted at work."""
    if "diggers" in answers:
        return int(answers["diggers"])
    counted = [answers[key] for key in ("men", "women") if key in answers]
    return sum(counted) if counted else None


def disagreements(figures: Figures) -> list[Comparison]:
    """Each two of the figures: how many times the larger holds the smaller where their ranges do not meet."""
    found = []
    for (one, first), (other, second) in combinations(figures.known().items(), 2):
        below, above = sorted((first, second), key=lambda figure: (figure.low_g, figure.high_g))
        apart = above.low_g > below.high_g
        ratio = -(-above.low_g * 1000 // max(below.high_g, 1)) if apart else 1000
        agreement = Agreement.FAR if ratio > FAR_PM else Agreement.DIFFER if ratio > DIFFER_PM else Agreement.AGREE
        found.append(Comparison(one, other, ratio, agreement))
    return found


def proposed_capacity(figures: Figures) -> tuple[Range, Basis] | None:
    """What the figures bear together: from the lowest to a high end that two of them reach, or the only one says."""
    known = figures.known()
    if not known:
        return None
    lows, highs = sorted(figure.low_g for figure in known.values()), sorted(figure.high_g for figure in known.values())
    basis = next(iter(known)) if len(known) == 1 else Basis.COMBINED
    high = highs[max(len(highs) - 2, 0)]
    return Range(min(lows[0], high), high), basis


def second_person(*, high_g: int, range_g: int | None, recorded_by: str, proposed_by: str) -> tuple[Second, ...]:
    """Why a capacity needs a second person: above what the region's yields make likely, or one's own study."""
    reasons = []
    if range_g is None:
        reasons.append(Second.NO_RANGE)
    elif high_g > range_g:
        reasons.append(Second.ABOVE_RANGE)
    if recorded_by == proposed_by:
        reasons.append(Second.OWN_STUDY)
    return tuple(reasons)


def moves_of(state: str, *, proposed_by: str, person: str) -> tuple[Move, ...]:
    """What a person may do with an estimate: who proposed it may only take it back, others only judge it."""
    if state != EstimateState.WAITING:
        return ()
    own = proposed_by == person
    return tuple(move for move, (_, by_proposer) in MOVES.items() if by_proposer == own)
