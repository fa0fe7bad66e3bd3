"""Closing a province's month, and stating it again beside the closing. (government)"""

from collections.abc import Callable
from hashlib import blake2b
from typing import Any

from chanzo.core import clock
from chanzo.core.canonical import canonical
from chanzo.core.days import month_text
from chanzo.core.refusals import Refused
from chanzo.ledger.queries import head_of_ledger
from chanzo.ledger.services.acting import Acting, acting
from chanzo.people.policies import require
from chanzo.people.types import Act, Actor

from .. import rules
from ..models import Statement
from ..projections import GOVERNMENT
from ..queries.figures import figures_of
from ..queries.months import stated, statements_of
from ..queries.provinces import Province, province_called
from ..types import Figures

Check = Callable[[list[Statement], Figures], None]


def seen_as(figures: Figures) -> str:
    """A word for what a person sees before confirming; findings come and go and do not count."""
    kept = rules.written(rules.restatable(figures))
    return blake2b(canonical(kept).encode(), digest_size=12).hexdigest()


def close_month(*, province: str, month: int, seen: str, by: Any) -> int:
    """Freeze the figures of a month that has ended as they are, once; ``seen`` is the word of the figures confirmed.

    Returns the record's sequence; Refused MONTH_NOT_ENDED, MONTH_CLOSED, MONTH_MOVED.
    """

    def check(told: list[Statement], figures: Figures) -> None:
        if not rules.has_ended(month, clock.today()):
            raise Refused("MONTH_NOT_ENDED", month=month_text(month))
        if told:
            raise Refused("MONTH_CLOSED", month=month_text(month), province=province, seq=told[0].seq)

    return _state("month.closed", province, month, seen, by, check)


def restate_month(*, province: str, month: int, seen: str, by: Any) -> int:
    """State a closed month again as it is now, beside its closing; the record's sequence.

    Refused MONTH_OPEN, MONTH_UNCHANGED, MONTH_MOVED.
    """

    def check(told: list[Statement], figures: Figures) -> None:
        if not told:
            raise Refused("MONTH_OPEN", month=month_text(month), province=province)
        if not rules.restatable(rules.differences(stated(told[-1]), figures)):
            raise Refused("MONTH_UNCHANGED", month=month_text(month), province=province)

    return _state("month.restated", province, month, seen, by, check)


def _state(kind: str, name: str, month: int, seen: str, by: Any, check: Check) -> int:
    province = province_called(name)
    actor = require(by, Act.CLOSE_MONTH, at=province.place)
    # Counted before the lock is taken, so that no other recorder waits for it; again when somebody recorded since.
    counted_at, figures = head_of_ledger(), figures_of(province, month)
    with acting(GOVERNMENT) as act:
        if act.ledger.head != counted_at:
            figures = figures_of(province, month)
        told = statements_of(province, month)
        check(told, figures)
        if seen != seen_as(figures):
            raise Refused("MONTH_MOVED")
        return _record(act, kind, province, month, figures, told, actor)


def _record(
    act: Acting, kind: str, province: Province, month: int, figures: Figures, told: list[Statement], actor: Actor
) -> int:
    facts = {
        "province": province.name,
        "month": month,
        "head": act.ledger.head,
        "figures": rules.written(figures),
        "restates": told[-1].seq if told else None,
    }
    return act.record(kind, subject=f"{province.folded} {month_text(month)}", actor=actor.number, facts=facts)
