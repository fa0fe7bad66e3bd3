"""The end of a suspension: lifted as a whole, or a site assessed and let go while the others stay. (sites)"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.pages import page

from ..forms.acts import ActForm
from ..forms.dated import AssessForm, LiftForm
from ..models import Site, Suspension
from ..queries.standing import place_of, site_called
from ..queries.suspensions import Area
from ..services import suspensions as services
from .requests import done_said
from .suspensions import called


@page("GET", "HEAD", "POST")
def suspension_lift(request: HttpRequest, first: str, area: str) -> HttpResponseBase:
    """Lift a suspension from a whole area."""
    meant, row = called(request, first, area)
    for site in meant.sites:
        require(request.user, Act.SUSPEND_AREA, place_of(site))
    form = LiftForm(request.POST if request.method == "POST" else None)
    done = form.perform(services.end_suspension, area=meant.written, first=row.from_day, by=request.user)
    return _answer(request, form, done, _("Lift the suspension"), meant.written, meant, first)


@page("GET", "HEAD", "POST")
def site_assess(request: HttpRequest, first: str, code: str, area: str) -> HttpResponseBase:
    """Say whether a suspended site may resume."""
    meant, row, site = _of_site(request, first, code, area)
    require(request.user, Act.ASSESS_SITE, place_of(site))
    form = AssessForm(request.POST if request.method == "POST" else None)
    done = form.perform(services.assess_site, site=site.code, area=meant.written, first=row.from_day, by=request.user)
    return _answer(request, form, done, _("Assess whether it may resume"), str(site), meant, first)


@page("GET", "HEAD", "POST")
def site_resume(request: HttpRequest, first: str, code: str, area: str) -> HttpResponseBase:
    """Let one assessed site resume; the others of the area stay suspended."""
    meant, row, site = _of_site(request, first, code, area)
    require(request.user, Act.SUSPEND_AREA, place_of(site))
    form = LiftForm(request.POST if request.method == "POST" else None)
    done = form.perform(services.resume_site, site=site.code, area=meant.written, first=row.from_day, by=request.user)
    return _answer(request, form, done, _("Let this site resume"), str(site), meant, first)


def _of_site(request: HttpRequest, first: str, code: str, area: str) -> tuple[Area, Suspension, Site]:
    meant, row = called(request, first, area)
    site = site_called(code)
    if site is None or site.code not in meant.codes:
        raise Http404
    return meant, row, site


def _answer(
    request: HttpRequest, form: ActForm, done: Any, title: str, lead: str, area: Area, first: str
) -> HttpResponseBase:
    if done is not None:
        messages.success(request, done_said(done))
        return redirect("sites:suspension", first=first, area=area.written)
    back = reverse("sites:suspension", args=[first, area.written])
    context = {"form": form, "title": title, "lead": lead, "back": back, "crumb": area.written, "act": title}
    return render(request, "sites/act.html", context, status=422 if form.errors else 200)
