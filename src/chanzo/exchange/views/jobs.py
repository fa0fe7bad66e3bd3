"""A release in the making: asked for, followed while the worker makes it, and what came of it. (exchange)"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.pages import page, said

from ..forms import ReleaseForm
from ..models import Release, ReleaseJob
from ..queries.releases import files_of
from ..services.jobs import ask_for_release
from ..words import STEPS

# Seconds after which a waiting job says that nobody works.
PATIENCE_S = 20


@page("POST")
def make_release(request: HttpRequest) -> HttpResponseBase:
    """Ask that what is due is frozen."""
    require(request.user, Act.PUBLISH)
    form = ReleaseForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(error) for error in form.errors.get("until", [])))
        return redirect("exchange:next")
    job = ask_for_release(until=form.cleaned_data["until"], by=request.user)
    return redirect("exchange:job", number=job.pk)


@page("GET", "HEAD")
def job_page(request: HttpRequest, number: int) -> HttpResponseBase:
    """How far the release is; once it ended, what it states, or why there is none."""
    job = _job(request, number)
    context = _progress(job) | {"may_publish": may(request.user, Act.PUBLISH)}
    if job.state == ReleaseJob.State.REFUSED:
        context["refused"] = said(Refused(job.code, **job.facts))
    if job.state == ReleaseJob.State.DONE:
        made = Release.objects.get(name=job.release)
        context |= {"release": made, "files": len(files_of(made))}
    return render(request, "exchange/desk/job.html", context)


@page("GET", "HEAD")
def job_progress(request: HttpRequest, number: int) -> HttpResponseBase:
    """Only how far it is, for a page that asks again and again."""
    return render(request, "exchange/desk/progress.html", _progress(_job(request, number)))


def _job(request: HttpRequest, number: int) -> ReleaseJob:
    require(request.user, Act.SEE_PUBLICATION)
    return get_object_or_404(ReleaseJob, pk=number)


def _progress(job: ReleaseJob) -> dict[str, Any]:
    waited = (clock.now() - job.asked_at).total_seconds()
    return {
        "job": job,
        "step": STEPS[job.step],
        "nobody": job.state == ReleaseJob.State.WAITING and waited > PATIENCE_S,
    }
