"""Months of provinces: what was stated of each, whether it is signed, and whether it still holds. (government)"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import orjson
from django.db.models import Sum

from chanzo.core.days import month_of
from chanzo.core.names import fold
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.traceability.models import MonthSum
from chanzo.traceability.queries.rows import chunks
from chanzo.traceability.types import Kind

from .. import rules
from ..models import Scan, Statement
from ..types import CLOSED, ActKind, ActNumber, Figures
from .figures import exports_of
from .provinces import Province, names_visible_to, provinces_visible_to

OPEN, TO_SIGN, SIGNED, CHANGED = "open", "to_sign", "signed", "changed"


def number_of(statement: Statement) -> str:
    """The act number of a statement."""
    return str(ActNumber(ActKind.STATEMENT, statement.month // 12, statement.seq))


def stated(statement: Statement) -> Figures:
    """The figures that a statement froze."""
    return rules.read(orjson.loads(statement.figures))


def statements_of(province: Province, month: int) -> list[Statement]:
    """The closing of a month and its restatements, in the order of the record."""
    return list(Statement.objects.filter(folded=province.folded, month=month).order_by("seq"))


def signed_among(numbers: Sequence[str]) -> set[str]:
    """The acts of which a signed copy stands."""
    found: set[str] = set()
    for piece in chunks(numbers):
        found |= set(Scan.objects.filter(act__in=piece, withdrawn_by=None).values_list("act", flat=True))
    return found


@dataclass(frozen=True)
class MonthRow:
    """A month of a province in the list: what was closed, or what holds now of an open one."""

    province: str
    month: int
    state: str
    bags: int
    mass_g: int
    exported_g: int
    restated: int
    number: str


def months_between(wanted: Sequence[Province], first: int, last: int) -> list[MonthRow]:
    """Provinces and months that have bags, exports or a statement, newest month first.

    A closed month counts as changed when its bags, grams or exports differ from the last statement, by site and
    mineral; the page of the month compares every figure.
    """
    now = _now(current_head(), tuple(wanted), first, last)
    told: dict[tuple[str, int], list[Statement]] = defaultdict(list)
    folded = [province.folded for province in wanted]
    for statement in Statement.objects.filter(folded__in=folded, month__gte=first, month__lte=last).order_by("seq"):
        told[statement.folded, statement.month].append(statement)
    signed = signed_among([number_of(statements[-1]) for statements in told.values()])
    rows = []
    for month in range(last, first - 1, -1):
        for province in wanted:
            key = (province.folded, month)
            if key in now or key in told:
                rows.append(_row(province, month, told.get(key, []), now.get(key, {}), signed))
    return rows


def _row(province: Province, month: int, told: list[Statement], now: Figures, signed: set[str]) -> MonthRow:
    shown, state, number = now, OPEN, ""
    if told:
        frozen, number = stated(told[-1]), number_of(told[-1])
        shown = _coarse(frozen)
        state = CHANGED if rules.differences(shown, now) else SIGNED if number in signed else TO_SIGN
    return MonthRow(
        province.name,
        month,
        state,
        rules.total(shown, "tagged", "bags"),
        rules.total(shown, "tagged", "mass_g"),
        rules.total(shown, "exported", "mass_g"),
        sum(statement.sort != CLOSED for statement in told),
        number,
    )


def _coarse(figures: Figures) -> Figures:
    """What the list compares: bags and exports, without the services."""
    found: Figures = {}
    for measure in ("bags", "mass_g"):
        of_sites = rules.summed(figures, "tagged", measure, 0, 2)
        found.update({("tagged", measure, *of): value for of, value in of_sites.items()})
    found.update({key: value for key, value in figures.items() if key[0] == "exported"})
    return {key: value for key, value in found.items() if value}


@lru_cache(maxsize=8)
def _now(head: Head, wanted: tuple[Province, ...], first: int, last: int) -> Mapping[tuple[str, int], Figures]:
    """Bags and exports by province and month; the ledger's head decides them, so they are counted once for each."""
    whose = {site: province.folded for province in wanted for site in province.sites}
    found: dict[tuple[str, int], Figures] = defaultdict(dict)
    for codes in chunks(whose):
        bags = MonthSum.objects.filter(site__in=codes, month__gte=first, month__lte=last, kind=Kind.MINE)
        counted = bags.order_by().values_list("site", "month", "mineral").annotate(Sum("lots"), Sum("mass_g"))
        for site, month, mineral, number, mass_g in counted:
            of_month = found[whose[site], month]
            of_month["tagged", "bags", site, mineral] = number
            if mass_g:
                of_month["tagged", "mass_g", site, mineral] = mass_g
    for key, parts in exports_of(wanted, first, last).items():
        found[key].update(rules.exported(parts))
    return found


def to_settle(user: Any, today: int, back: int = 1) -> list[MonthRow]:
    """Months of an account's provinces that ended, up to ``back`` ago, and await closing, signing or restating."""
    last = month_of(today) - 1
    rows = months_between(provinces_visible_to(user), last - back + 1, last)
    return [row for row in rows if row.state != SIGNED]


def unsettled(user: Any, month: int) -> int:
    """How many of an account's provinces have no signed statement of a month; the navigation counts it everywhere."""
    folded = [fold(name) for name in names_visible_to(user)]
    told = Statement.objects.filter(folded__in=folded, month=month).order_by("seq").defer("figures")
    last = {statement.folded: number_of(statement) for statement in told}
    signed = signed_among(list(last.values()))
    return sum(last.get(one) not in signed for one in folded)
