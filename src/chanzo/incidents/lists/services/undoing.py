"""A list is taken back: what it brought is gone, what it corrected is as it was; no work is undone. (incidents)"""

from collections.abc import Iterable, Mapping
from typing import Any

from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.acting import acting
from chanzo.ledger.services.rows import Database
from chanzo.people.policies import may
from chanzo.people.types import Act, Actor
from chanzo.traceability.plan import Undoing
from chanzo.traceability.types import VERSIONS

from ...projections import INCIDENTS
from ...queries.areas import place_named
from ...rows import IncidentRow
from ...rules.moves import may_confirm, needs_second
from ...services.moving import handlers_of
from ..queries import actor_behind
from ..rules import in_force
from ..types import ListedRow, Standing
from .taking import shown_line, worked_on


def undo_versions(
    batch: int, versions: Iterable[int], passing: Mapping[int, int], *, by: str, why: str = ""
) -> Undoing:
    """Take back the versions that a batch created, all or none; ``passing`` names who else stated them.

    Refused LIST_UNDONE_BEHIND where somebody took a step since, LIST_UNDONE_ALONE where a case of level 1 would vanish
    by the hand that brought it in.
    """
    actor = actor_behind(by)
    with acting(INCIDENTS) as deed:
        undone = plan_undo(batch, versions, passing, deed.rows)
        shelf = deed.rows.of(ListedRow)
        rows = {row.version: row for row in shelf.find("version", [*undone.voids, *dict(undone.passes)])}
        for version in undone.voids:
            _require(actor, rows[version], deed.rows)
        for version in sorted(undone.voids, reverse=True):
            deed.record("incident.unlisted", subject=rows[version].incident, actor=actor.number,
                        facts=_facts(rows[version]) | {"reason": why})  # fmt: skip
        for version, other in undone.passes:
            deed.record("incident.relisted", subject=rows[version].incident, actor=actor.number,
                        facts=_facts(rows[version]) | {"batch": other})  # fmt: skip
    return undone


def plan_undo(batch: int, versions: Iterable[int], passing: Mapping[int, int], rows: Rows | None = None) -> Undoing:
    """What taking back versions of a batch would do; writes nothing."""
    shelf = (rows or INCIDENTS.rows(Database())).of(ListedRow)
    owned = [row for row in shelf.find("version", versions) if row.batch == batch and not row.undone]
    voided = [row for row in owned if row.version not in passing]
    gone = {row.version for row in voided}
    restored = set()
    for row in voided:
        all_of = shelf.find("key", [row.key])
        stood, stands = in_force(all_of), in_force([one for one in all_of if one.version not in gone])
        if stands is not None and stood is not None and stood.version in gone:
            restored.add(stands.version)
    passes = [(row.version, passing[row.version]) for row in owned if row.version in passing]
    named = [*owned, *shelf.find("version", restored)]
    return Undoing(sorted(gone), sorted(restored), passes, [shown_line(row) for row in named])


def _require(actor: Actor, row: ListedRow, rows: Rows) -> None:
    """Whether an actor may take a version back; a case of level 1 only as a second person could close it."""
    incident = rows.of(IncidentRow).find("number", [row.incident])[0]
    here = place_named(incident.site, incident.area, incident.province)
    if not may(actor, Act.REPORT_ALERT if row.standing == Standing.ALERT else Act.HANDLE_INCIDENT, here):
        raise Refused("NOT_ALLOWED")
    if worked_on(rows, row.incident):
        raise Refused("LIST_UNDONE_BEHIND", number=row.incident)
    if needs_second(incident.worst) and not may_confirm(actor.number, handlers_of(row.incident, rows)):
        raise Refused("LIST_UNDONE_ALONE", number=row.incident)


def _facts(row: ListedRow) -> dict[str, Any]:
    return {"version": row.version, "key": row.key, "reference": row.reference, "listed": row.version // VERSIONS}
