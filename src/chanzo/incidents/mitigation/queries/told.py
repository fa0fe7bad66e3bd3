"""A recommendation as programs are told of it. (incidents)"""

from typing import Any

from chanzo.core.days import day_text

from ...queries.clocks import day_of
from ..models import Recommendation
from ..rules.counting import is_overdue
from .recommendations import as_counted, moves_of


def recommendation_told(one: Recommendation, today: int) -> dict[str, Any]:
    """What its party, its verifier and the case team may know of it; who moved it is not said."""
    return {
        "number": one.number,
        "state": one.state,
        "to": {"sort": one.sort, "name": one.party, "owner": one.owner or None},
        "text": one.text,
        "evidence": one.evidence,
        "given": day_text(one.given_day),
        "answer_due": day_text(one.answer_due),
        "answered": day_text(one.answered_day) or None,
        "due": day_text(one.due),
        "reported": day_text(one.reported_day) or None,
        "overdue": is_overdue(as_counted(one), today),
        "verifier": {"sort": one.verifier_sort, "name": one.verifier},
        "history": [
            {"move": move.what, "day": day_text(day_of(move.at)), "text": move.text, "sha256": move.sha256 or None}
            for move in moves_of(one)
        ],
    }
