"""Releases asked for on a page and made by the worker, once each, run again after a kill. (exchange)"""

import time
from typing import Any

from django.db import transaction

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.queries import head_of_ledger
from chanzo.people.models import User
from chanzo.people.policies import require
from chanzo.people.types import Act

from ..models import Release, ReleaseJob
from ..tasks import run_release
from .releasing import release

UNDER_WAY = (ReleaseJob.State.WAITING, ReleaseJob.State.RUNNING)
# Seconds between two writes of the row, so that telling costs less than working.
EVERY_S = 0.3


def ask_for_release(*, until: int | None, by: Any) -> ReleaseJob:
    """Ask for a release up to a month, or of all that is due; one that is under way is not asked for twice."""
    actor = require(by, Act.PUBLISH)
    with transaction.atomic():
        if under_way := ReleaseJob.objects.select_for_update().filter(state__in=UNDER_WAY).first():
            return under_way
        job = ReleaseJob.objects.create(by=actor.number, until=until, asked_at=clock.now())
    run_release.enqueue(job.pk)
    job.refresh_from_db()
    return job


def run(number: int) -> None:
    """Make the release of a job; a job that ended stays so, and what an earlier start released is not made again."""
    job = ReleaseJob.objects.filter(pk=number, state__in=UNDER_WAY).first()
    if job is None:
        return
    _start(job)
    try:
        name = _made_before(job) or _made(job)
    except Refused as refused:
        _end(job, ReleaseJob.State.REFUSED, code=refused.code, facts=refused.facts)
    except Exception:
        # The defect goes on to the worker's log; the page must not wait for ever.
        _end(job, ReleaseJob.State.FAILED)
        raise
    else:
        _end(job, ReleaseJob.State.DONE, release=name)


def _start(job: ReleaseJob) -> None:
    job.state = ReleaseJob.State.RUNNING
    job.starts += 1
    job.started_at = job.started_at or clock.now()
    job.head = head_of_ledger() if job.head is None else job.head
    job.step, job.done, job.total = ReleaseJob.Step.COUNTING, 0, 0
    job.save()


def _made_before(job: ReleaseJob) -> str:
    """The release that an earlier start recorded before it was cut off."""
    made = Release.objects.filter(seq__gt=job.head, actor=job.by).order_by("seq").first()
    return made.name if job.starts > 1 and made else ""


def _made(job: ReleaseJob) -> str:
    # Whoever asked may have lost the right since.
    account = User.objects.filter(person=job.by, is_active=True).first()
    if account is None:
        raise Refused("NOT_ALLOWED")
    return Release.objects.get(seq=release(until=job.until, by=account, told=Telling(job))).name


class Telling:
    """Writes how far a job is into its row, from where pages of any process read it."""

    def __init__(self, job: ReleaseJob) -> None:
        self.job = job
        self.step = ""
        self.kept_at = 0.0

    def __call__(self, step: str, done: int, total: int) -> None:
        now = time.monotonic()
        if step != self.step or now - self.kept_at > EVERY_S:
            self.step, self.kept_at = step, now
            ReleaseJob.objects.filter(pk=self.job.pk).update(step=step, done=done, total=total)


def _end(job: ReleaseJob, state: str, **more: Any) -> None:
    ReleaseJob.objects.filter(pk=job.pk).update(state=state, ended_at=clock.now(), **more)
