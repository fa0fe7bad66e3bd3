"""A job: how far it is, and what came of it. (field)"""

from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from chanzo.core import clock
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.pages import page

from ..models import Job
from ..queries import UNDER_WAY, jobs_visible_to, names_of
from ..services import jobs
from ..words import refusal
from .access import require_sender, sends
from .report import report

# Seconds after which a waiting job with none before it says that nobody works.
PATIENCE_S = 20


def job_of(request: HttpRequest, number: int) -> Job:
    """A job that whoever asks may see."""
    require(request.user, Act.SEE_IMPORTS)
    return get_object_or_404(jobs_visible_to(request.user), pk=number)


@page("GET", "HEAD")
def job_page(request: HttpRequest, number: int) -> HttpResponseBase:
    """How far the job is; once it ended, its report."""
    actor = require(request.user, Act.SEE_IMPORTS)
    job = job_of(request, number)
    context = _progress(job) | {"by": names_of({job.by}).get(job.by, job.by)}
    context["own"] = job.by == actor.number and sends(actor)
    if job.state == Job.State.REFUSED:
        context["refused"] = refusal(*job.result["refused"])
    if job.state == Job.State.DONE and job.purpose != Job.Purpose.UNDO:
        context |= report(job, request.user)
    return render(request, "field/job.html", context)


@page("GET", "HEAD")
def job_progress(request: HttpRequest, number: int) -> HttpResponseBase:
    """Only how far it is, for a page that asks again and again."""
    return render(request, "field/progress.html", _progress(job_of(request, number)))


@page("POST")
def job_again(request: HttpRequest, number: int) -> HttpResponseBase:
    """Ask again for what failed."""
    actor = require_sender(request.user)
    job = get_object_or_404(jobs_visible_to(request.user).filter(by=actor.number), pk=number)
    again = jobs.ask_again(job)
    return redirect("field:job", number=again.pk)


def _progress(job: Job) -> dict[str, Any]:
    before = Job.objects.filter(state__in=UNDER_WAY, pk__lt=job.pk).count() if job.state == Job.State.WAITING else 0
    waited = (clock.now() - job.asked_at).total_seconds()
    return {
        "job": job,
        "under_way": job.state in UNDER_WAY,
        "before": before,
        "nobody": job.state == Job.State.WAITING and not before and waited > PATIENCE_S,
        "step": _step(job),
    }


def _step(job: Job) -> str:
    """What the job does now: read, take or judge."""
    if job.to_judge:
        return "judge"
    return "take" if job.taken else "read"
