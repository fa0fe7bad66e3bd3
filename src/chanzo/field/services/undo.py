"""Takes an import back: voids what it created, passes on what another live batch stated too. (field)"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.traceability.plan import Undoing
from chanzo.traceability.types import RECORD_LINES
from chanzo.verification.services.receive import Intake, Undone

from ..models import ImportBatch, Statement
from ..tables import LISTS
from .doors import undo_chunk, undo_planned

# Versions that a preview looks at, and lines that it names.
LOOKED_AT, NAMED = 20_000, 20


def undo_import(number: int, *, by: str, why: str = "", progress: Callable[[int], object] | None = None) -> Undone:
    """Undo batch ``number``; interrupted, the next call goes on. Refused when unknown or undone before."""
    batch = ImportBatch.objects.filter(pk=number).first()
    if batch is None:
        raise Refused("BATCH_UNKNOWN", batch=number)
    if batch.state == ImportBatch.State.UNDONE:
        raise Refused("BATCH_UNDONE", batch=number)
    intake = Intake(by=by)
    done = Undone()
    for versions in _chunks(batch):
        part = undo_chunk(batch.table, intake, batch.pk, versions, _also_stated(batch, versions), why=why)
        done.voided += part.voided
        done.restored += part.restored
        done.passed += part.passed
        if progress:
            progress(len(versions))
    ImportBatch.objects.filter(pk=number).update(
        state=ImportBatch.State.UNDONE, undone_by=by, undone_at=clock.now(), undone_why=why
    )
    intake.settle()
    return done


@dataclass(slots=True)
class Preview:
    """What an undo would do to the versions looked at, and to the first lines; ``whole`` when it looked at all."""

    voided: int = 0
    restored: int = 0
    passed: int = 0
    first: list[dict[str, Any]] = field(default_factory=list)
    whole: bool = True


def undo_preview(batch: ImportBatch) -> Preview:
    """What undoing the batch would do; writes nothing. Of a very large one only the first versions are looked at."""
    preview = Preview()
    looked = 0
    for versions in _chunks(batch):
        if looked >= LOOKED_AT:
            preview.whole = False
            break
        looked += len(versions)
        undone = undo_planned(batch.table, batch.pk, versions, _also_stated(batch, versions))
        preview.voided += len(undone.voids)
        preview.restored += len(undone.restores)
        preview.passed += len(undone.passes)
        _name_first(preview, undone)
    return preview


def _name_first(preview: Preview, undone: Undoing) -> None:
    outcomes = dict.fromkeys(undone.voids, "voided") | {version: "passed" for version, _ in undone.passes}
    outcomes |= dict.fromkeys(undone.restores, "restored")
    for line in sorted(undone.lines, key=lambda line: (line.place, line.version)):
        if line.version in outcomes and len(preview.first) < NAMED:
            preview.first.append({"place": line.place, "number": line.number, "outcome": outcomes[line.version]})


def _chunks(batch: ImportBatch) -> Iterator[list[int]]:
    """The versions that the batch states, whole records together."""
    versions = sorted(set(batch.statements.values_list("version", flat=True)))
    # A list is taken back whole or not at all: one of its cases may have been worked on.
    at_once = max(1, len(versions)) if batch.table in LISTS else RECORD_LINES
    for start in range(0, len(versions), at_once):
        yield versions[start : start + at_once]


def _also_stated(batch: ImportBatch, versions: list[int]) -> dict[int, int]:
    """For each version that another live batch states, the first such batch."""
    rows = (
        Statement.objects.filter(version__in=versions)
        .exclude(batch=batch)
        .exclude(batch__state=ImportBatch.State.UNDONE)
        .order_by("-batch_id")
        .values_list("version", "batch_id")
    )
    return dict(rows)
