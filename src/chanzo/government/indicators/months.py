"""Whether provinces close their months in time, and how many are stated anew. (government)"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from chanzo.core.days import month_end, month_start, month_text
from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Noun, Reckoning, register, register_noun
from chanzo.core.names import fold
from chanzo.ledger.asof import day_recorded
from chanzo.traceability.indicators.closed import any_closed, bags_closed

from ..models import Statement
from ..queries.provinces import names_visible_to
from ..types import CLOSED, RESTATED

N_ = str  # marks a word for the catalogues; it is translated where it is shown


class Month(NamedTuple):
    """A month of a province in which bags were closed; the last record of them, and its statements until a day."""

    province: str
    month: int
    seq: int
    closed: Statement | None
    restated: Statement | None

    @property
    def key(self) -> str:
        return f"{month_text(self.month)}|{self.province}"

    @property
    def due(self) -> int:
        """The last day on which it is closed in time: the end of the month after."""
        return month_end(self.month + 1)


def _months(asked: Asked) -> list[Month]:
    """The months that lie whole in a period, of every province that closed bags in them."""
    told: dict[tuple[str, int, str], Statement] = {}
    for statement in Statement.objects.order_by("seq").defer("figures"):
        if day_recorded(statement.stated_at) <= asked.last:
            told.setdefault((statement.folded, statement.month, statement.sort), statement)
    seqs: dict[tuple[str, int], int] = defaultdict(int)
    names: dict[str, str] = {}
    for bag in bags_closed(asked):
        whole = asked.first <= month_start(bag.month) and month_end(bag.month) <= asked.last
        if whole and (folded := fold(bag.province)):
            seqs[folded, bag.month] = max(bag.seq, seqs[folded, bag.month])
            names[folded] = min(bag.province, names.get(folded, bag.province))
    return [
        Month(names[of], month, seq, told.get((of, month, CLOSED)), told.get((of, month, RESTATED)))
        for (of, month), seq in sorted(seqs.items())
    ]


def closed_in_time(asked: Asked) -> Cases:
    """The months of provinces, and those closed by the end of the month after; unknown while there are days left."""
    rows = []
    for month in _months(asked):
        done = month.closed is not None and day_recorded(month.closed.stated_at) <= month.due
        known = month.closed is not None or month.due < asked.last
        seq = month.closed.seq if month.closed else month.seq
        rows.append(Case(month.key, seq, month_end(month.month), int(done), known=known, by=(month.province,)))
    return Cases(any_closed(asked.last), rows)


def restated(asked: Asked) -> Cases:
    """The months of provinces that were closed by the period's end; the part are those stated anew since."""
    rows = []
    for month in _months(asked):
        if month.closed is not None:
            seq = month.restated.seq if month.restated else month.closed.seq
            part = int(month.restated is not None)
            rows.append(Case(month.key, seq, month_end(month.month), part, by=(month.province,)))
    return Cases(Statement.objects.exists() and bool(rows), rows)


def _readable(user: Any, keys: Sequence[str]) -> set[str]:
    mine = {fold(name) for name in names_visible_to(user)}
    return {key for key in keys if fold(key.partition("|")[2]) in mine}


def _url(key: str) -> str:
    month, _, province = key.partition("|")
    return f"/months/{province}/{month}"


register_noun(Noun("month", N_("Month of a province"), _url, _readable))

_MONTHS = Indicator(
    code="months.closed_in_time",
    version=1,
    name=N_("Months of provinces closed in time"),
    definition=N_(
        "Of the months that lie whole in the period, province by province, in which bags were closed: those stated by "
        "the end of the month after; those still within these days are not known yet."
    ),
    unit=N_("share"),
    reckoning=Reckoning.SHARE,
    direction=Direction.UP,
    part=N_("months closed in time"),
    whole=N_("months closed, or past the day by which they had to be"),
    source=N_("monthly statements, and lines of mine logs"),
    quality=N_("A month that is closed early may miss pages that come later; it is then stated anew."),
    noun="month",
    breakdowns=("province",),
    responsible="official",
    cases=closed_in_time,
)

register(
    _MONTHS,
    replace(
        _MONTHS,
        code="months.restated",
        name=N_("Months that were stated anew"),
        definition=N_("Of the months whole in the period that were closed by its end, those stated anew since."),
        direction=Direction.NONE,
        part=N_("months stated anew"),
        whole=N_("months that were closed"),
        quality=N_("To state a month anew says openly that figures changed; none may mean that nobody looks again."),
        cases=restated,
    ),
)
