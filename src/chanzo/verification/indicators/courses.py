"""The course of every finding until the end of a day, from the steps that records took with it. (verification)"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from chanzo.core.days import to_day
from chanzo.findings.apply import KINDS
from chanzo.findings.models import Event, Finding
from chanzo.findings.types import VERDICTS, State
from chanzo.ledger.asof import end_of
from chanzo.ledger.models import Record
from chanzo.ledger.queries import current_head
from chanzo.ledger.types import Head
from chanzo.sites.queries.standing import provinces

Step = tuple[int, int]
"""A record and the day on which it was recorded."""
BACK = frozenset(("raised", "reopened", "taken_back"))


@dataclass(slots=True)
class Course:
    """A finding as it stood: what it was, when it was last raised and settled, when asked about and answered."""

    id: str
    rule: str
    province: str
    state: str = ""
    raised: Step = (0, 0)
    settled: Step = (0, 0)
    asked: list[Step] = field(default_factory=list)
    answered: list[Step] = field(default_factory=list)

    def take(self, what: str, step: Step) -> None:
        """Follow one step of its history."""
        if what in BACK:
            self.state = State.CANDIDATE.value
            self.raised = step if what == "raised" else self.raised
        elif what in VERDICTS:
            self.state, self.settled = what, step
        elif what == State.CLEARED:
            self.state = what
        elif what == State.QUERIED:
            self.state = what
            self.asked.append(step)
        elif what == "answered":
            self.answered.append(step)


def courses_until(day: int) -> Mapping[str, Course]:
    """Findings by id as they stood when a day ended; the same ledger is read once."""
    return _courses(current_head(), day)


@lru_cache(maxsize=2)
def _courses(head: Head, day: int) -> Mapping[str, Course]:
    told = Record.objects.filter(kind__in=KINDS, record_time__lt=end_of(day))
    days = {seq: to_day(at.date()) for seq, at in told.values_list("seq", "record_time")}
    steps: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for finding, what, seq in Event.objects.order_by("seq", "id").values_list("finding", "what", "seq"):
        if seq in days:
            steps[finding].append((seq, what))
    province, found = provinces(), {}
    for name, rule, site in Finding.objects.order_by("id").values_list("id", "rule", "site"):
        if name in steps:
            found[name] = course = Course(name, rule, province.get(site, ""))
            for seq, what in steps[name]:
                course.take(what, (seq, days[seq]))
    return found
