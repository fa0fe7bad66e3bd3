"""Writing visits down: the form, its printed twin, corrections, what is taken back or confirmed. (sites)"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.pages import page, said

from ..door import Settled
from ..forms.visits import PreventedForm, TakeBackForm, VisitForm
from ..models import Visit
from ..queries.standing import site_called, sites_in
from ..queries.visits import place_of_visit
from ..services.acts import Done
from ..services.visits import confirm_point, record_prevented, record_visit, withdraw_visit
from ..types.visits import State
from ..visit_words import ARMED, HINDRANCES, PURPOSES, ROADS
from .visits import visit_of

# Findings that a message names; the page of the site holds all.
NAMED = 5
# Sites that a form offers while one writes; more weigh too much for two bars of 2G.
OFFERED = 300


@page("GET", "HEAD", "POST")
def visit_new(request: HttpRequest) -> HttpResponseBase:
    """Write down a visit that was made."""
    require(request.user, Act.RECORD_VISIT)
    form = VisitForm(request.POST or None, initial={"site": request.GET.get("site", "")[:100]}, weighed=_bags(request))
    return _made(request, form, None)


@page("GET", "HEAD", "POST")
def visit_prevented(request: HttpRequest) -> HttpResponseBase:
    """Write down a visit that could not be made."""
    require(request.user, Act.RECORD_VISIT)
    form = PreventedForm(request.POST or None, initial={"site": request.GET.get("site", "")[:100]})
    return _not_made(request, form, None)


@page("GET", "HEAD", "POST")
def visit_correct(request: HttpRequest, number: int) -> HttpResponseBase:
    """Say again what a visit saw; what was said before stays."""
    visit = _writable(request, number)
    own = str(request.user.number)
    if visit.sort == State.PREVENTED:
        known = PreventedForm.of_visit(visit, own) | {"reason": visit.report.reason, "note": visit.report.note}
        return _not_made(request, PreventedForm(request.POST or None, initial=known), visit)
    known = VisitForm.of_visit(visit, own) | VisitForm.of_report(visit.report)
    weighed = _bags(request) or len(visit.report.weighings)
    return _made(request, VisitForm(request.POST or None, initial=known, weighed=weighed), visit)


@page("GET", "HEAD", "POST")
def visit_withdraw(request: HttpRequest, number: int) -> HttpResponseBase:
    """Say that a visit does not count, and why."""
    visit = _writable(request, number)
    form = TakeBackForm(request.POST or None)
    if form.is_valid():
        done = withdraw_visit(visit=visit.visit, reason=form.cleaned_data["reason"], by=request.user)
        return _answered(request, visit.visit, done, _("The visit no longer counts."))
    return render(
        request, "sites/visit_withdraw.html", {"form": form, "visit": visit}, status=422 if form.errors else 200
    )


@page("POST")
def visit_point(request: HttpRequest, number: int) -> HttpResponseBase:
    """State in the register which tagging point serves the site."""
    visit = visit_of(request, number)
    done = confirm_point(visit=visit.visit, by=request.user)
    return _answered(request, visit.visit, done, _("The register of sites names this tagging point now."))


@page("GET", "HEAD")
def visit_paper(request: HttpRequest) -> HttpResponseBase:
    """The form for paper, of a named site or with room for one."""
    require(request.user, Act.RECORD_VISIT)
    site = site_called(request.GET["site"]) if request.GET.get("site") else None
    if site and not sites_in(request.user.scope).filter(pk=site.code).exists():
        raise Http404
    words = {"purposes": PURPOSES, "hindrances": HINDRANCES, "armed": ARMED, "roads": ROADS}
    context = {name: list(each.values()) for name, each in words.items()}
    return render(request, "sites/visit_paper.html", context | {"site": site, "bags": range(5), "lines": range(3)})


def _made(request: HttpRequest, form: VisitForm, corrects: Visit | None) -> HttpResponseBase:
    if form.is_valid():
        try:
            first = corrects.visit if corrects else None
            done = record_visit(**form.went(), report=form.report(), by=request.user, corrects=first)
            return _answered(request, first or done.seq, done, _("The visit is recorded."))
        except Refused as refused:
            form.add_error(None, said(refused))
    return _form(request, "sites/visit_form.html", form, corrects)


def _not_made(request: HttpRequest, form: PreventedForm, corrects: Visit | None) -> HttpResponseBase:
    if form.is_valid():
        given, first = form.cleaned_data, corrects.visit if corrects else None
        try:
            done = record_prevented(
                **form.went(), reason=given["reason"], note=given["note"].strip(), by=request.user, corrects=first
            )
            return _answered(request, first or done.seq, done, _("The visit is recorded as prevented."))
        except Refused as refused:
            form.add_error(None, said(refused))
    return _form(request, "sites/visit_prevented.html", form, corrects)


def _form(request: HttpRequest, template: str, form: Any, corrects: Visit | None) -> HttpResponseBase:
    sites = sites_in(request.user.scope).values_list("code", "name")[: OFFERED + 1]
    offered = list(sites) if len(sites) <= OFFERED else []
    context = {"form": form, "visit": corrects, "offered": offered}
    return render(request, template, context, status=422 if form.errors else 200)


def _bags(request: HttpRequest) -> int:
    """How many bags a sent form has room for, less the one to spare."""
    return max((int(name[4:]) for name in request.POST if name[:4] == "bag_" and name[4:].isdecimal()), default=1) - 1


def _writable(request: HttpRequest, number: int) -> Visit:
    visit = visit_of(request, number)
    require(request.user, Act.RECORD_VISIT, place_of_visit(visit))
    if visit.state == State.WITHDRAWN:
        raise Refused("VISIT_TAKEN_BACK", visit=visit.visit, seq=visit.replaced_by)
    return visit


def _answered(request: HttpRequest, visit: int, done: Done, sentence: str) -> HttpResponseBase:
    messages.success(request, sentence)
    for shape, told in told_findings(done.settled) if may(request.user, Act.SEE_FINDINGS) else ():
        messages.add_message(request, messages.WARNING if shape == "warning" else messages.INFO, told)
    return redirect("sites:visit", number=visit)


def told_findings(settled: Settled) -> list[tuple[str, str]]:
    """How findings differ since an act, a sentence each way."""
    came, went = len(settled.raised), len(settled.cleared)
    changed = len(settled.changed)
    sentences = (
        ("warning", settled.raised, ngettext("%(n)s finding came: %(which)s", "%(n)s findings came: %(which)s", came)),
        ("note", settled.cleared, ngettext("%(n)s finding went: %(which)s", "%(n)s findings went: %(which)s", went)),
        (
            "note",
            settled.changed,
            ngettext("%(n)s finding changed: %(which)s", "%(n)s findings changed: %(which)s", changed),
        ),
    )
    return [(shape, told % {"n": len(names), "which": _named(names)}) for shape, names, told in sentences if names]


def _named(names: tuple[str, ...]) -> str:
    shown = [f"{rule} {subject}" for rule, _type, subject in (name.split(":", 2) for name in names[:NAMED])]
    return ", ".join(shown) + (" …" if len(names) > NAMED else "")
