"""Behind the desk stand several doors: custody for sheets and registers, incidents for their lists. (field)"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

from chanzo.core.refusals import Refused
from chanzo.incidents.lists.lines import line_of as listed_line
from chanzo.incidents.lists.services.taking import Listing, Taken
from chanzo.incidents.lists.services.undoing import plan_undo as plan_unlisting
from chanzo.incidents.lists.services.undoing import undo_versions
from chanzo.ledger.queries import head_of_ledger
from chanzo.ledger.services.rows import Database
from chanzo.people.models import User
from chanzo.people.policies import may
from chanzo.people.types import Act
from chanzo.traceability.derive.book import Book
from chanzo.traceability.plan import Arrival, Planned, SheetRows, Undoing, plan_undo
from chanzo.traceability.tables import line_of
from chanzo.traceability.types import Line
from chanzo.verification.services.receive import Intake, Undone

from ..tables import LISTS
from ..types import Problem


class Door(Protocol):
    """Takes the rows of a delivery, chunk by chunk."""

    by: str
    rehearsal: bool

    def take(
        self, sheets: Sequence[SheetRows], arrival: Arrival, after: Callable[[Planned], None] | None = None
    ) -> Planned: ...

    def line(self, table: str, cells: Mapping[str, Any]) -> Line: ...


class Custody(Intake):
    """The door of custody as the desk uses it."""

    def line(self, table: str, cells: Mapping[str, Any]) -> Line:
        """The line that a row's cells state."""
        return line_of(table, dict(cells), version=0, received_at=0)


class Incidents(Listing):
    """The door of lists of incidents as the desk uses it."""

    def line(self, table: str, cells: Mapping[str, Any]) -> Line:
        """The line that a row's cells state."""
        return listed_line(cells)


class Doors:
    """The doors of one delivery."""

    def __init__(self, *, by: str, rehearsal: bool) -> None:
        self.by = by
        self.intake = Custody(by=by, rehearsal=rehearsal)
        self._listing = Incidents(by=by, rehearsal=rehearsal)

    def of(self, table: str) -> Door:
        """The door of a table; Refused NOT_ALLOWED where whoever sends may not use it."""
        if table in LISTS:
            return self._listing
        _may_bring_sheets(self.by)
        return self.intake


def turned_back(plan: Planned) -> list[Problem]:
    """The rows that a door knew better than to take."""
    turned = plan.turned if isinstance(plan, Taken) else []
    return [Problem(one.row, one.column, one.code, one.facts, []) for one in turned]


def undo_chunk(table: str, door: Intake, batch: int, versions: Iterable[int], passing: Mapping[int, int], *,
               why: str) -> Undone:  # fmt: skip
    """Take back versions that a batch created, by the door that they came in by."""
    if table not in LISTS:
        return door.undo(batch, versions, passing)
    undone = undo_versions(batch, versions, passing, by=door.by, why=why)
    return Undone(len(undone.voids), len(undone.restores), len(undone.passes))


def undo_planned(table: str, batch: int, versions: Iterable[int], passing: Mapping[int, int]) -> Undoing:
    """What taking back versions would do; writes nothing."""
    if table in LISTS:
        return plan_unlisting(batch, versions, passing)
    return plan_undo(batch, versions, passing, Book(Database()), seq=head_of_ledger() + 1)


def _may_bring_sheets(by: str) -> None:
    """A person who may send lists of incidents only brings no sheets of custody with them."""
    user = User.objects.filter(person_id=by).first()
    if user is not None and not may(user.actor, Act.IMPORT_SHEETS):
        raise Refused("NOT_ALLOWED", act=str(Act.IMPORT_SHEETS), role=user.role)
