"""What recommendations come to: how many were answered and done, and how many of them in time. (incidents)

A plain function over plain values, so that a page, a program and an indicator count alike. What is not due yet counts
for nobody and against nobody; what is overdue and unanswered counts against.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields

from ..types import ENDED, State


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation as it is counted; days since 1970. ``reported`` is the day of the report that stands: one that
    was verified, or waits for it."""

    state: State
    given: int
    answer_due: int
    answered: int | None
    due: int
    reported: int | None

    def answer_late(self, today: int) -> int:
        """Days by which the answer is or was late."""
        if self.answered is None and self.state is State.DROPPED:
            return 0
        return max(0, (today if self.answered is None else self.answered) - self.answer_due)

    def late(self, today: int) -> int:
        """Days by which what is still to be done is past its day; a report that waits stops the count on its day."""
        if self.state in ENDED or self.state is State.REFUSED:
            return 0
        return max(0, (today if self.reported is None else self.reported) - self.due)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many; of the answers and deeds that were due or came, how many in time."""

    given: int = 0
    answered: int = 0
    accepted: int = 0
    refused: int = 0
    answers_due: int = 0
    answered_in_time: int = 0
    done: int = 0
    deeds_due: int = 0
    done_in_time: int = 0
    to_verify: int = 0
    dropped: int = 0
    overdue: int = 0

    @property
    def answered_share(self) -> float | None:
        """Answers in time, of those that were due or came; None without any."""
        return self.answered_in_time / self.answers_due if self.answers_due else None

    @property
    def done_share(self) -> float | None:
        """What was reported in time and verified, of what was due or done; None without any."""
        return self.done_in_time / self.deeds_due if self.deeds_due else None


def counted(asked: Iterable[Asked], today: int) -> Counted:
    """The count on a day."""
    many = list(asked)
    answers = [one for one in many if one.answered is not None or (one.answer_due < today and not _dropped(one))]
    deeds = [one for one in many if one.state is State.DONE or (one.due < today and not _dropped(one))]
    return Counted(
        given=len(many),
        answered=sum(one.answered is not None for one in many),
        accepted=sum(one.answered is not None and one.state in _ACCEPTED for one in many),
        refused=sum(one.state is State.REFUSED for one in many),
        answers_due=len(answers),
        answered_in_time=sum(one.answered is not None and not one.answer_late(today) for one in answers),
        done=sum(one.state is State.DONE for one in many),
        deeds_due=len(deeds),
        done_in_time=sum(
            one.state is State.DONE and one.reported is not None and one.reported <= one.due for one in deeds
        ),
        to_verify=sum(one.state is State.REPORTED for one in many),
        dropped=sum(_dropped(one) for one in many),
        overdue=sum(is_overdue(one, today) for one in many),
    )


def total(counts: Iterable[Counted]) -> Counted:
    """Several counts as one."""
    many = list(counts)
    return Counted(**{one.name: sum(getattr(count, one.name) for count in many) for one in fields(Counted)})


_ACCEPTED = frozenset((State.ACCEPTED, State.REPORTED, State.DONE))


def is_overdue(one: Asked, today: int) -> bool:
    """Whether an answer or a deed is owed past its day."""
    return bool(one.late(today)) or (one.state is State.GIVEN and bool(one.answer_late(today)))


def _dropped(one: Asked) -> bool:
    return one.state is State.DROPPED
