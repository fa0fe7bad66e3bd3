"""What recommendations about incidents come to. (incidents)"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from chanzo.core.indicators import Asked, Case, Cases, Direction, Noun, Reckoning, register, register_noun

from ..mitigation.queries.recommendations import as_counted, recommendations_visible_to
from ..mitigation.rows import RecommendationRow
from ..mitigation.rules.counting import Counted, counted
from .cases import COUNTED, Known, known_on

N_ = str  # marks a word for the catalogues; it is translated where it is shown


def _given(known: Known, asked: Asked, day: str) -> Iterable[tuple[RecommendationRow, Counted]]:
    """The recommendations with a day in the period, each counted as it stood when the period ended."""
    for row in known.recommendations:
        if asked.first <= getattr(row, day) <= asked.last:
            yield row, counted([as_counted(row)], asked.last)


def _case(known: Known, row: RecommendationRow, day: int, part: int, *, known_yet: bool = True) -> Case:
    incident = known.incidents.get(row.incident)
    by = incident.by if incident else ("", "", "")
    return Case(row.number, row.seq, day, part, known=known_yet, by=(*by, row.sort))


def accepted(asked: Asked) -> Cases:
    """The recommendations given in the period; unknown while an answer may still come."""
    known = known_on(asked.last)
    rows = [
        _case(known, row, row.given_day, one.accepted, known_yet=bool(one.answers_due))
        for row, one in _given(known, asked, "given_day")
        if not one.dropped
    ]
    return Cases(bool(known.recommendations), rows)


def in_time(asked: Asked) -> Cases:
    """The recommendations that fell due in the period; dropped ones are left out."""
    known = known_on(asked.last)
    rows = [
        _case(known, row, row.due, one.done_in_time, known_yet=bool(one.deeds_due))
        for row, one in _given(known, asked, "due")
        if not one.dropped
    ]
    return Cases(bool(known.recommendations), rows)


def _readable(user: Any, keys: Sequence[str]) -> set[str]:
    return set(keys) & set(recommendations_visible_to(user).values_list("number", flat=True))


register_noun(Noun("recommendation", N_("Recommendation"), lambda key: f"/recommendations/{key}", _readable))

_SHARE = replace(
    COUNTED, silent=False, unit=N_("share"), reckoning=Reckoning.SHARE, direction=Direction.UP, noun="recommendation",
    breakdowns=(*COUNTED.breakdowns, "party"), source=N_("recommendations and their moves"), quality="",
)  # fmt: skip

register(
    replace(
        _SHARE,
        code="incidents.recommendations_accepted",
        name=N_("Recommendations accepted"),
        definition=N_(
            "Of the recommendations given in the period and answered, or past the day to answer, those accepted."
        ),
        part=N_("recommendations accepted"),
        whole=N_("recommendations answered, or past the day to answer"),
        quality=N_("Accepting costs nothing by itself: read it beside what was done in time."),
        cases=accepted,
    ),
    replace(
        _SHARE,
        code="incidents.mitigation_in_time",
        name=N_("Mitigation done in time"),
        definition=N_(
            "Of the recommendations that fell due in the period, those reported by their day and verified by somebody "
            "of another side."
        ),
        part=N_("recommendations done in time and verified"),
        whole=N_("recommendations due"),
        quality=N_("A report that still waits for its verifier does not count yet."),
        cases=in_time,
    ),
)
