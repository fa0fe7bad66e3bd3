"""Takes an import back: voids what it created, passes on what another live batch stated too. (field)"""

from collections.abc import Callable, Iterator

from chanzo.core.refusals import Refused
from chanzo.traceability.types import RECORD_LINES
from chanzo.verification.services.receive import Intake, Undone

from ..models import ImportBatch, Statement


def undo_import(number: int, *, by: str, progress: Callable[[int], object] | None = None) -> Undone:
    """Undo batch ``number``; interrupted, the next call goes on. Refused when unknown or undone before."""
    batch = ImportBatch.objects.filter(pk=number).first()
    if batch is None:
        raise Refused("BATCH_UNKNOWN", batch=number)
    if batch.state == ImportBatch.State.UNDONE:
        raise Refused("BATCH_UNDONE", batch=number)
    intake = Intake(by=by)
    done = Undone()
    for versions in _chunks(batch):
        part = intake.undo(batch.pk, versions, _also_stated(batch, versions))
        done.voided += part.voided
        done.restored += part.restored
        done.passed += part.passed
        if progress:
            progress(len(versions))
    ImportBatch.objects.filter(pk=number).update(state=ImportBatch.State.UNDONE)
    intake.settle()
    return done


def _chunks(batch: ImportBatch) -> Iterator[list[int]]:
    """The versions that the batch states, whole records together."""
    versions = sorted(set(batch.statements.values_list("version", flat=True)))
    for start in range(0, len(versions), RECORD_LINES):
        yield versions[start : start + RECORD_LINES]


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
