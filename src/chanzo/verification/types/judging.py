"""What is being judged, and what comes of it: keys, cases, parameters. (verification)

A key's closure is every row its rules read; the loader gives whole closures, and never half a key:

number       the lots that bear it (own or further number); every use that states it, entered one of those lots, or
             drew on one; the lots at the other end of those uses; Further, Acts and tagged StockCounts of all
             those lots, and every act that names the number; tag acts whose range holds the number or the number of
             the book of its lots' pages; their sites with all register rows; first_count of the organisations of its
             uses
sheet        of a page: its PageLines, its lots and uses, and the uses that drew on its lots; of a batch or export lot
             name: the lots of that name, every use into and out of them with the lots at both ends, their receipts
             with the bags these mean
site_month   every mine lot of the site in that calendar month, and the site with all register rows
point_month  every mine lot of the point in that month and the three before; every site it serves with its capacities
agent_month  every mine lot of the agent in that month and the one before, with their sites
holder       every use and receipt of the organisation, every lot whose holder at closing it is with all uses,
             receipts and acts of those lots, and its stock counts
org_month    its Official rows of that month (or of lots of that month), its export lots of that month and receipts
book         every page of the book (Sheets)
circles      every use with ``in_circle`` and the lots at both ends
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import RLock
from typing import Any, TypeVar

import numpy as np

from chanzo.core.days import NO_DAY
from chanzo.verification.types.codes import KEY_TYPES, MONTHS, Bool, Column, Int64

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class Wanted:
    """The ids of one key type that are being judged; None is every one."""

    ids: Int64 | None = field(default_factory=lambda: np.empty(0, np.int64))

    def __bool__(self) -> bool:
        return self.ids is None or len(self.ids) > 0

    def mask(self, ids: Column) -> Bool:
        """Which of these ids are being judged; negative ids never are."""
        if self.ids is None:
            return np.asarray(ids >= 0)
        if not len(self.ids) or not len(ids):
            return np.zeros(len(ids), np.bool_)
        wanted = self.ids if len(self.ids) < 2 or (self.ids[1:] >= self.ids[:-1]).all() else np.sort(self.ids)
        at = np.minimum(np.searchsorted(wanted, ids), len(wanted) - 1)
        return np.asarray((wanted[at] == ids) & (ids >= 0))


def with_month(ids: Column, month: Column) -> Int64:
    """One id for an id and a month (months since year 0); -1 where the id is negative or the month unknown."""
    code = ids.astype(np.int64) * MONTHS + month
    return np.where((ids < 0) | (month < 0), np.int64(-1), code)


@dataclass(slots=True, kw_only=True)
class Judged:
    """Which keys of each type are being judged; month keys are coded by ``with_month``.

    An agent_month of bags that name no agent has agent id ``len(agents) - 1`` whose text is ``?``.
    """

    number: Wanted = field(default_factory=Wanted)
    sheet: Wanted = field(default_factory=Wanted)
    site_month: Wanted = field(default_factory=Wanted)
    point_month: Wanted = field(default_factory=Wanted)
    agent_month: Wanted = field(default_factory=Wanted)
    holder: Wanted = field(default_factory=Wanted)
    org_month: Wanted = field(default_factory=Wanted)
    book: Wanted = field(default_factory=Wanted)
    circles: bool = False
    # What several rules need of the evidence being judged, made once (see ``made_once``).
    shared: dict[str, tuple[object, Any]] = field(default_factory=dict, repr=False)
    making: dict[str, RLock] = field(default_factory=dict, repr=False)


def made_once(judged: Judged, name: str, evidence: object, make: Callable[[], T]) -> T:
    """A value that rules of one judging share, whichever thread asks first; made again for other evidence."""
    with judged.making.setdefault(name, RLock()):
        kept = judged.shared.get(name)
        if kept is None or kept[0] is not evidence:
            kept = judged.shared[name] = (evidence, make())
    value: T = kept[1]
    return value


def everything() -> Judged:
    """Every key there is."""
    judged = Judged(circles=True)
    for name in KEY_TYPES:
        if name != "circles":
            setattr(judged, name, Wanted(ids=None))
    return judged


@dataclass(frozen=True, slots=True)
class Case:
    """One rule fired once at one judged key; facts hold ints, texts, bools, lists and dicts only.

    ``lot`` is the row of the lot it is about in the evidence that was judged, -1 where it is about none or many.
    """

    rule: str
    severity: str
    subject_type: str
    subject: str
    key_type: str
    key: str
    facts: dict[str, Any]
    day: int | None = None
    site: str = ""
    page: str = ""
    line: str = ""
    lot: int = field(default=-1, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class ParameterRow:
    """A parameter value from a day on, for the whole programme, a country, a mineral or a site."""

    rule: str
    name: str
    value: int
    scope: str = "programme"
    scope_value: str = ""
    valid_from: int = NO_DAY
