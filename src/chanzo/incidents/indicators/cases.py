"""The incidents as they stood at the end of a period, whatever was decided about them later. (incidents)"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import orjson

from chanzo.core.indicators import Asked, Case, Cases, Direction, Indicator, Noun, Reckoning, register_noun
from chanzo.core.names import fold
from chanzo.ledger.asof import rows_on
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.people.policies import actor_of

from ..mitigation.rows import RecommendationRow
from ..models import Incident, Party
from ..projections import INCIDENTS
from ..queries.clocks import clocks_by, day_of
from ..queries.incidents import incidents_visible_to
from ..rows import AnswerRow, IncidentRow, PartyRow, StepRow, TextRow
from ..rules.clocks import Deadline, Happened, met_on
from ..rules.reading import BY_ROLE
from ..types import Audience, Clock, Move, Told

N_ = str  # marks a word for the catalogues; it is translated where it is shown

BREAKDOWNS = ("province", "level", "category")


@dataclass(frozen=True, slots=True)
class Then:
    """An opened incident as it stood at the end of a period, with the records that opened and last closed it."""

    row: IncidentRow
    opened: int
    opened_by: int
    closed: int | None
    closed_by: int | None
    met: dict[Clock, int]
    deadlines: Sequence[Deadline]

    @property
    def by(self) -> tuple[str, str, str]:
        """Its breakdowns."""
        return self.row.province, str(self.row.level), self.row.category

    def opening(self, part: int = 1, whole: int = 1, *, known: bool = True) -> Case:
        """It as a case of the day on which it was opened."""
        return Case(self.row.number, self.opened_by, self.opened, part, whole, 1, known, self.by)


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that was known when a day ended; ``begun``: anybody ever reported anything."""

    begun: bool
    incidents: dict[str, Then]
    parties: Sequence[PartyRow]
    answers: Sequence[AnswerRow]
    told_by: dict[str, int]  # the record that told a party, by its id
    recommendations: Sequence[RecommendationRow]
    channels: dict[str, str]  # by incident, by what sorts of channel it is known, as its field has them

    def opened_in(self, asked: Asked) -> list[Then]:
        """The incidents opened in a period."""
        return [one for one in self.incidents.values() if asked.first <= one.opened <= asked.last]

    def closed_in(self, asked: Asked) -> list[Then]:
        """The incidents that were closed in a period and were still when it ended."""
        return [one for one in self.incidents.values() if one.closed is not None and one.closed >= asked.first]


def known_on(day: int) -> Known:
    """What was known of incidents when a day ended; the same ledger is read once."""
    return _known(current_head(), day)


@lru_cache(maxsize=2)
def _known(head: Head, day: int) -> Known:
    rows = rows_on(INCIDENTS, day)
    steps: dict[str, list[StepRow]] = defaultdict(list)
    for step in sorted(rows.of(StepRow).standing(), key=lambda step: step.seq):
        steps[step.incident].append(step)
    opened = [row for row in rows.of(IncidentRow).standing() if row.opened_at is not None]
    histories = {row.number: [_happened(step) for step in steps[row.number]] for row in opened}
    # A row as it stood has the columns of the incident as it stands.
    clocks = clocks_by(cast("Iterable[Incident]", opened), histories)
    found = [_then(row, steps[row.number], histories[row.number], clocks[row.number]) for row in opened]
    return Known(
        bool(steps),
        {one.row.number: one for one in sorted(found, key=lambda one: one.opened_by)},
        sorted(rows.of(PartyRow).standing(), key=lambda row: row.id),
        sorted(rows.of(AnswerRow).standing(), key=lambda row: row.seq),
        _told_by(steps),
        sorted(rows.of(RecommendationRow).standing(), key=lambda row: row.number),
        {text.incident: text.text for text in rows.of(TextRow).standing() if text.field == "known_sorts"},
    )


def _then(row: IncidentRow, steps: Sequence[StepRow], history: Sequence[Happened], clocks: Sequence[Deadline]) -> Then:
    closed = None if row.closed_at is None else day_of(row.closed_at)
    return Then(
        row,
        day_of(row.opened_at or 0),
        next(step.seq for step in steps if step.what == Move.OPEN),
        closed,
        None if closed is None else max(step.seq for step in steps if step.what == Move.CLOSE),
        met_on(history),
        clocks,
    )


def _happened(step: StepRow) -> Happened:
    """A step as the clocks read it; an acknowledgement counts on its own day."""
    day = int(step.after) if step.what == "acknowledged" else day_of(step.at)
    return step.what, step.before, step.after, day


def _told_by(steps: dict[str, list[StepRow]]) -> dict[str, int]:
    """By party, the last record that told it; ``facts`` of a step name the organisations it is about."""
    return {
        f"{step.incident}/{fold(organisation)}": step.seq
        for some in steps.values()
        for step in some
        if step.what == Told.TOLD
        for organisation in orjson.loads(step.facts).get("organisations", ())
    }


def of_opened(count: Callable[[Then, Asked], Case | None]) -> Callable[[Asked], Cases]:
    """Cases of the incidents opened in a period; one of which nothing is counted is left out."""
    return _of(lambda known, asked: known.opened_in(asked), count)


def of_closed(count: Callable[[Then, Asked], Case | None]) -> Callable[[Asked], Cases]:
    """Cases of the incidents closed in a period."""
    return _of(lambda known, asked: known.closed_in(asked), count)


def of_running(count: Callable[[Then, Asked], Case | None]) -> Callable[[Asked], Cases]:
    """Cases of the incidents that were open when the period ended."""
    return _of(lambda known, asked: [one for one in known.incidents.values() if one.closed is None], count)


def _of(
    which: Callable[[Known, Asked], Iterable[Then]], count: Callable[[Then, Asked], Case | None]
) -> Callable[[Asked], Cases]:
    def cases(asked: Asked) -> Cases:
        known = known_on(asked.last)
        return Cases(known.begun, [case for one in which(known, asked) if (case := count(one, asked)) is not None])

    return cases


def readable(user: Any, keys: Sequence[str]) -> set[str]:
    """The incidents that a reader may know of."""
    return set(keys) & set(incidents_visible_to(user).values_list("number", flat=True))


def _readable_parties(user: Any, keys: Sequence[str]) -> set[str]:
    """Who was told of an incident is known to the case team, and to a company of itself."""
    actor = actor_of(user)
    if actor is None:
        return set()
    inside = readable(user, [key.partition("/")[0] for key in keys])
    seen = {key for key in keys if key.partition("/")[0] in inside}
    if Audience.TEAM in BY_ROLE.get(actor.role, frozenset()):
        return seen
    own = Party.objects.filter(folded=fold(actor.organisation), told=Told.TOLD.value) if actor.organisation else ()
    return seen & {party.id for party in own}


register_noun(Noun("incident", N_("Incident"), lambda key: f"/incidents/{key}", readable))
register_noun(
    Noun(
        "told_company",
        N_("Company told of an incident"),
        lambda key: f"/incidents/{key.partition('/')[0]}",
        _readable_parties,
    )
)

# Every count of incidents is silent: a target on it would reward silence.
COUNTED = Indicator(
    code="",
    version=1,
    name="",
    definition="",
    unit=N_("incidents"),
    reckoning=Reckoning.COUNT,
    direction=Direction.NONE,
    part=N_("incidents"),
    source=N_("the incidents’ own records"),
    quality=N_("More incidents may mean more trust as well as more trouble; what nobody reports is not counted."),
    noun="incident",
    breakdowns=BREAKDOWNS,
    silent=True,
    responsible="incident_manager",
)
