"""Work that outlasts a page: asked for, run by the worker, run again after a kill. (field)"""

from typing import Any

from django.db import transaction

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.queries import head_of_ledger

from ..models import Delivery, ImportBatch, Job
from ..queries import UNDER_WAY, raised_since
from ..tasks import run_job
from .deliveries import imported, profiles_of
from .imports import import_files
from .incoming import held_files, release_files
from .progress import Progress
from .undo import undo_import


def rehearse(delivery: Delivery, *, by: str) -> Job:
    """Ask for a rehearsal of a delivery; one that is under way is not asked for twice."""
    return _ask(Job.Purpose.REHEARSAL, by=by, delivery=delivery)


def take_in(delivery: Delivery, *, by: str) -> Job:
    """Ask for the import of a delivery; refused when it was imported before."""
    return _ask(Job.Purpose.IMPORT, by=by, delivery=delivery)


def undo(batch: ImportBatch, *, by: str, why: str) -> Job:
    """Ask for an import to be taken back."""
    if batch.state == ImportBatch.State.UNDONE:
        raise Refused("BATCH_UNDONE", batch=batch.pk)
    return _ask(Job.Purpose.UNDO, by=by, batch=batch, why=why)


def ask_again(job: Job) -> Job:
    """Ask once more for what failed; what it committed is passed over."""
    return _ask(job.purpose, by=job.by, delivery=job.delivery, batch=job.batch, why=job.why)


def _ask(
    purpose: str, *, by: str, delivery: Delivery | None = None, batch: ImportBatch | None = None, why: str = ""
) -> Job:
    with transaction.atomic():
        jobs = Job.objects.filter(delivery=delivery, batch=batch)
        if delivery is not None:
            delivery = Delivery.objects.select_for_update().filter(pk=delivery.pk).first()
            if delivery is None or delivery.imported_at:
                raise Refused("UPLOAD_GONE")
        if under_way := jobs.filter(state__in=UNDER_WAY).first():
            if under_way.purpose != purpose:
                raise Refused("IMPORT_UNDER_WAY")
            return under_way
        job = Job.objects.create(purpose=purpose, by=by, asked_at=clock.now(), delivery=delivery, batch=batch, why=why)
    run_job.enqueue(job.pk)
    job.refresh_from_db()
    return job


def run(number: int) -> None:
    """Do a job's work from its beginning, passing over what an earlier start committed; a job that ended stays so."""
    job = Job.objects.select_related("delivery", "batch").filter(pk=number, state__in=UNDER_WAY).first()
    if job is None:
        return
    _start(job)
    try:
        result = _undo(job) if job.purpose == Job.Purpose.UNDO else _take(job)
    except Refused as refused:
        _end(job, Job.State.REFUSED, {"refused": [refused.code, refused.facts]})
    except Exception:
        # The defect goes on to the worker's log; the page must not wait for ever.
        _end(job, Job.State.FAILED, {})
        raise
    else:
        _finish(job, result)


def _take(job: Job) -> dict[str, Any]:
    assert job.delivery is not None
    rehearsal = job.purpose == Job.Purpose.REHEARSAL
    progress = Progress(job)
    taken = import_files(
        held_files(job.delivery.token),
        by=job.by,
        rehearsal=rehearsal,
        backfill=job.delivery.backfill,
        profiles=profiles_of(job.delivery),
        delivery=None if rehearsal else job.delivery.token,
        watch=progress,
    )
    progress.keep()
    result = progress.result(taken)
    if job.starts > 1 and not rehearsal:
        # What earlier starts counted was lost with them: the ledger has the findings, nobody the details of lines.
        result["findings"] = raised_since(job.head or 0)
        for table in result["tables"]:
            table.pop("brings", None)
    return result


def _undo(job: Job) -> dict[str, Any]:
    assert job.batch is not None
    progress = Progress(job)
    progress.expects(job.batch.statements.values("version").distinct().count())
    done = undo_import(job.batch.pk, by=job.by, why=job.why, progress=progress.moved)
    progress.keep()
    return {"voided": done.voided, "restored": done.restored, "passed": done.passed}


def _start(job: Job) -> None:
    job.state = Job.State.RUNNING
    job.starts += 1
    job.started_at = job.started_at or clock.now()
    job.head = head_of_ledger() if job.head is None else job.head
    job.rows = job.read = job.taken = job.to_judge = job.judged = 0
    job.told_at = clock.now()
    job.save()


def _finish(job: Job, result: dict[str, Any]) -> None:
    """The job is done; files that were all taken wait no longer, those that were not may be mapped and tried again."""
    whole = job.purpose == Job.Purpose.IMPORT and all(table["table"] for table in result["tables"])
    with transaction.atomic():
        _end(job, Job.State.DONE, result)
        if whole and job.delivery:
            imported(job.delivery)
    if whole and job.delivery:
        release_files(job.delivery.token)


def _end(job: Job, state: str, result: dict[str, Any]) -> None:
    Job.objects.filter(pk=job.pk).update(state=state, ended_at=clock.now(), result=result)
