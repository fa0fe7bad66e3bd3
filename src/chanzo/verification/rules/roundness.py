"""Weights that nobody read off a scale: too round, too alike, digits that are no chance. (verification)"""

import math
from typing import Any

import numpy as np
import numpy.typing as npt

from chanzo.core.days import NO_DAY, month_end
from chanzo.traceability.types import Kind
from chanzo.verification.parameters import Parameters
from chanzo.verification.rules.cases import ids, month_key, site_code
from chanzo.verification.rules.grouping import grouped, months_of
from chanzo.verification.types import KIND, Case, Evidence, Int64, Judged, with_month

GRADUATIONS_G = (1000, 500, 200, 100, 50, 20, 10)
FIVE_KG = 5000


def check_roundness(e: Evidence, judged: Judged, p: Parameters) -> list[Case]:
    """Cases for one agent's month at one site with invented-looking weights (rules.md, ROUND)."""
    if not judged.agent_month:
        return []
    lots = e.lots
    rows = np.flatnonzero((lots.kind == KIND[Kind.MINE]) & (lots.agent >= 0) & (lots.mass_g > 0) & (lots.day != NO_DAY))
    month = months_of(lots.day[rows])
    rows_wanted = judged.agent_month.mask(with_month(lots.agent[rows], month)) & (lots.site[rows] >= 0)
    rows, month = rows[rows_wanted], month[rows_wanted]
    if not len(rows):
        return []
    span = int(month.max() - month.min()) + 1
    sites = int(lots.site[rows].max()) + 1
    groups = grouped((lots.agent[rows].astype(np.int64) * span + month - month.min()) * sites + lots.site[rows])
    months, at_site = groups.code // sites % span + month.min(), groups.code % sites
    large = groups.times >= p.in_force("ROUND", "bags", month_end(months), at_site)
    if not large.any():
        return []
    order = np.argsort(groups.of_row, kind="stable")
    ends = np.cumsum(groups.times)
    found = []
    for at in ids(large):
        these = rows[order[ends[at] - groups.times[at] : ends[at]]]
        found += of_group(e, p, these, int(months[at]))
    return found


def of_group(e: Evidence, p: Parameters, rows: npt.NDArray[np.int64], month: int) -> list[Case]:
    """The cases of one agent, site and month."""
    lots = e.lots
    mass, bags, end = lots.mass_g[rows], len(rows), month_end(month)
    site, agent = int(lots.site[rows[0]]), e.agents[int(lots.agent[rows[0]])]
    limit = {name: p.at("ROUND", name, end, site) for name in ("multiples_pm", "identical_pm", "chance_per_million")}
    cases: list[tuple[str, dict[str, int]]] = []
    multiples = int((mass % FIVE_KG == 0).sum())
    if multiples * 1000 > bags * limit["multiples_pm"]:
        cases.append(("multiples", {"bags": bags, "multiples": multiples}))
    weights, times = np.unique(mass, return_counts=True)
    if int(times.max()) * 1000 > bags * limit["identical_pm"]:
        facts: dict[str, Any] = {"bags": bags, "identical": int(times.max()), "weight_g": int(weights[times.argmax()])}
        cases.append(("identical", facts))
    graduation = graduation_g(mass)
    # Last digits are even only where the weights spread over at least half a turn of the digit.
    if graduation and int(mass.std()) >= 5 * graduation:
        squares = chi_square_milli(mass // graduation % 10)
        chance = chance_of(squares / 1000)
        if chance * 1_000_000 < limit["chance_per_million"]:
            cases.append(("digits", {"bags": bags, "chi_square_milli": squares, "graduation_g": graduation}))
    name = f"{agent} {site_code(e, site)}"
    return [
        Case("ROUND", "N", "agent_month", month_key(name, month), "agent_month", month_key(agent, month),
             {"what": what, **facts}, end, site_code(e, site))
        for what, facts in cases
    ]  # fmt: skip


def graduation_g(mass: Int64) -> int:
    """The largest graduation that all weights are multiples of; 0 for none."""
    return next((step for step in GRADUATIONS_G if not (mass % step).any()), 0)


def chi_square_milli(digits: Int64) -> int:
    """Thousandths of the chi-square of ten digits against evenness."""
    counts = [int(count) for count in np.bincount(digits, minlength=10)]
    total = sum(counts)
    return 10_000 * sum(count * count for count in counts) // total - 1000 * total


def chance_of(chi_square: float) -> float:
    """The chance of a chi-square at least so large with nine degrees of freedom."""
    x = max(chi_square, 0.0)
    tail = math.erfc(math.sqrt(x / 2))
    return tail + math.sqrt(2 * x / math.pi) * math.exp(-x / 2) * (1 + x / 3 + x * x / 15 + x**3 / 105)
