"""What companies that were told of incidents decide for themselves, and on what ground they leave. (incidents)"""

from collections.abc import Callable
from dataclasses import replace

from chanzo.core.indicators import Asked, Case, Cases, Direction, Reckoning, register

from ..queries.clocks import day_of
from ..rows import AnswerRow
from ..rules.answers import contradictions, due_on
from ..types import Decision, Told
from .cases import COUNTED, Known, known_on

N_ = str  # marks a word for the catalogues; it is translated where it is shown


def _told(asked: Asked, *, in_time: bool) -> Cases:
    """The companies told in the period; the part are those that decided, or did so by the day they had to."""
    known = known_on(asked.last)
    first: dict[tuple[str, str], AnswerRow] = {}
    for answer in known.answers:
        first.setdefault((answer.incident, answer.folded), answer)
    rows = []
    for party in known.parties:
        incident = known.incidents.get(party.incident)
        if party.told != Told.TOLD or party.told_at is None or incident is None:
            continue
        day = day_of(party.told_at)
        if day >= asked.first:
            given, due = first.get((party.incident, party.folded)), due_on(day, incident.row.level)
            part = given is not None and (not in_time or day_of(given.at) <= due)
            seq = given.seq if given else known.told_by.get(party.id, party.seq)
            certain = not in_time or given is not None or due < asked.last
            rows.append(Case(party.id, seq, day, int(part), known=certain, by=incident.by))
    return Cases(bool(known.told_by), rows)


def answered(asked: Asked) -> Cases:
    """The companies told in the period, and those that had decided by its end."""
    return _told(asked, in_time=False)


def answered_in_time(asked: Asked) -> Cases:
    """The companies told in the period, and those that decided in time; unknown while there are days left."""
    return _told(asked, in_time=True)


def _of_answers(
    which: Callable[[AnswerRow], bool], part: Callable[[Known, AnswerRow], int]
) -> Callable[[Asked], Cases]:
    """Cases of the decisions of a period."""

    def cases(asked: Asked) -> Cases:
        known = known_on(asked.last)
        rows = []
        for answer in known.answers:
            day = day_of(answer.at)
            if day >= asked.first and which(answer):
                incident = known.incidents.get(answer.incident)
                by = incident.by if incident else ("", "", "")
                key = f"{answer.incident}/{answer.folded}"
                rows.append(Case(key, answer.seq, day, part(known, answer), by=(*by, answer.ground or answer.decision)))
        return Cases(bool(known.told_by), rows)

    return cases


def _leaves(answer: AnswerRow) -> bool:
    return answer.decision == Decision.DISENGAGE


def _unfounded(known: Known, answer: AnswerRow) -> int:
    level = known.incidents[answer.incident].row.level if answer.incident in known.incidents else 0
    against = contradictions(
        answer.decision, no_risk=answer.no_risk, level=level, ground=answer.ground, tried=answer.tried
    )
    return int("nothing_tried" in against)


_COMPANIES = replace(
    COUNTED,
    silent=False,
    unit=N_("share"),
    reckoning=Reckoning.SHARE,
    direction=Direction.UP,
    source=N_("what companies were told of incidents, and what they decided"),
    noun="told_company",
)
_DECISIONS = replace(_COMPANIES, unit=N_("decisions"), breakdowns=(*COUNTED.breakdowns, "ground"))

register(
    replace(
        _COMPANIES,
        code="incidents.answered",
        name=N_("Companies that answered an incident"),
        definition=N_("Of the companies told of an incident in the period, those that had decided on it by its end."),
        part=N_("companies that decided"),
        whole=N_("companies that were told"),
        quality=N_(
            "Companies told in the last days of a period had little time; one told of two incidents counts twice."
        ),
        cases=answered,
    ),
    replace(
        _COMPANIES,
        code="incidents.answers_in_time",
        name=N_("Companies that answered in time"),
        definition=N_(
            "Of the companies told of an incident in the period, those that decided by the day that the incident’s "
            "level gives; those with days left are not known yet."
        ),
        part=N_("companies that decided in time"),
        whole=N_("companies that decided, or are past the day"),
        quality=N_("An answer taken by telephone counts from when it was written down."),
        cases=answered_in_time,
    ),
    replace(
        _DECISIONS,
        code="incidents.own_assessments",
        name=N_("Risk assessments that companies made themselves"),
        definition=N_("Decisions of companies on incidents in the period, each with their own assessment of the risk."),
        reckoning=Reckoning.COUNT,
        part=N_("assessments"),
        quality=N_("Says that an assessment was made, not that it is good. Grows with the incidents that are told."),
        cases=_of_answers(lambda answer: bool(answer.assessment), lambda known, answer: 1),
    ),
    replace(
        _DECISIONS,
        code="incidents.unfounded_disengagement",
        name=N_("Companies that left without good ground"),
        definition=N_(
            "Decisions of the period to leave that name neither serious abuse nor the law as their ground, and no "
            "mitigation that was tried."
        ),
        reckoning=Reckoning.COUNT,
        direction=Direction.DOWN,
        part=N_("decisions to leave without good ground"),
        quality=N_("A company that just stops buying decides nothing here: read it beside exporters and smelters."),
        cases=_of_answers(_leaves, _unfounded),
    ),
    replace(
        _DECISIONS,
        code="incidents.disengagement_founded_share",
        name=N_("Decisions to leave on good ground"),
        definition=N_(
            "Of the decisions of the period to leave, those on the ground of serious abuse or the law, or after "
            "mitigation was tried."
        ),
        part=N_("decisions to leave on good ground"),
        whole=N_("decisions to leave"),
        quality=N_("The ground is what the company states, with its evidence; few decisions make the share jump."),
        cases=_of_answers(_leaves, lambda known, answer: 1 - _unfounded(known, answer)),
    ),
)
