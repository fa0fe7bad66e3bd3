"""The whole theory at a glance, and one statement of it. (change)"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from chanzo.core import clock
from chanzo.core.days import from_day
from chanzo.core.indicators import Asked
from chanzo.core.refusals import Refused
from chanzo.ledger.queries import head_of_ledger
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table, wanted_format

from ..forms.keeping import EvidenceForm, period_form
from ..queries.comparing import since_last
from ..queries.overview import Overview, overview
from ..queries.periods import usual_period
from ..services.figures import note_evidence
from ..types import Group, Level
from ..words import GROUPS, HEADINGS, sentence, value_text

ROWS = (Level.OUTCOME, Level.OUTPUT, Level.ACTIVITY)
MOVED = 12
COLUMNS = (Group.INDUSTRY, Group.GOVERNMENT, Group.COMMUNITIES)


@page("GET", "HEAD")
def change(request: HttpRequest) -> HttpResponseBase:
    """Every statement by level and group with its state, and the meters of the whole."""
    require(request.user, Act.SEE_CHANGE)
    form = period_form(request.GET, usual_period(clock.today()))
    asked = form.asked if form.is_valid() else usual_period(clock.today())
    whole = overview(asked)
    if wanted := wanted_format(request):
        return download(indicators_table(whole), wanted)
    since = since_last(whole)
    heads = [m.now.head for m in whole.measured.values() if m.now]
    context = {
        "form": form,
        "whole": whole,
        "query": query_of(asked),
        "vision": whole.cell(Level.VISION, Group.ALL),
        "problem": whole.cell(Level.PROBLEM, Group.ALL),
        "columns": [GROUPS[group] for group in COLUMNS],
        "rows": [(HEADINGS[level], [(GROUPS[group], whole.cell(level, group)) for group in COLUMNS]) for level in ROWS],
        "ringing": ringing_lines(whole),
        "since": since,
        "moved": [(measured, value_text(measured.indicator, then)) for measured, then in since.moved[:MOVED]]
        if since
        else [],
        "head": min(heads, default=None),
        "behind": head_of_ledger() - min(heads) if heads else 0,
        "may_edit": may(request.user, Act.EDIT_THEORY),
    }
    return render(request, "change/change.html", context, status=200 if form.is_valid() else 422)


@page("GET", "HEAD", "POST")
def statement(request: HttpRequest, key: str) -> HttpResponseBase:
    """One statement: its figures, what speaks for and against it, what it rests on, what it leads to."""
    require(request.user, Act.SEE_CHANGE)
    form = period_form(request.GET, usual_period(clock.today()))
    asked = form.asked if form.is_valid() else usual_period(clock.today())
    whole = overview(asked)
    stated = whole.stated.get(key)
    if stated is None:
        raise Http404
    noting = EvidenceForm(request.POST or None, initial={"day": from_day(clock.today())})
    if request.method == "POST" and noting.is_valid() and _noted(request, key, noting):
        return redirect(f"{reverse('change:statement', args=[key])}?{query_of(asked)}")
    theory = whole.theory
    context = {
        "form": form,
        "stated": stated,
        "query": query_of(asked),
        "causes": [(whole.stated[link.cause], sentence(link.because)) for link in theory.links if link.effect == key],
        "effects": [(whole.stated[link.effect], sentence(link.because)) for link in theory.links if link.cause == key],
        "resting": [
            *((each, whole.holdings[each.key]) for each in stated.assumptions),
            *((each, whole.holdings[each.key]) for each in stated.risks),
        ],
        "missing": [code for code in stated.statement.indicators if code not in whole.measured],
        "may_history": may(request.user, Act.SEE_LEDGER),
        "noting": noting if may(request.user, Act.KEEP_CHANGE) else None,
    }
    return render(request, "change/statement.html", context, status=422 if noting.errors else 200)


def _noted(request: HttpRequest, key: str, form: EvidenceForm) -> bool:
    told: dict[str, Any] = form.cleaned_data
    day = (told["day"] - from_day(0)).days
    try:
        note_evidence(
            statement=key, supports=told["supports"], day=day, text=told["text"], source=told["source"],
            by=request.user,
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, said(refused))
        return False
    messages.success(request, _("The evidence stands beside the statement."))
    return True


def query_of(asked: Asked) -> str:
    """A period as addresses name it."""
    return f"first={from_day(asked.first).isoformat()}&last={from_day(asked.last).isoformat()}"


def ringing_lines(whole: Overview) -> list[tuple[str, str, int]]:
    """What rings: its key, its sentence, since which day."""
    texts = {each.key: each.text for each in whole.theory.watched}
    return [(key, sentence(texts[key]), watch.since) for key, watch in whole.ringing.items() if key in texts]


def indicators_table(whole: Overview) -> Table:
    """Every indicator of a period with its definition, for programs."""

    def read(code: str) -> dict[str, Any]:
        m = whole.measured[code]
        figure = m.now.figure if m.now else None
        return {
            "code": code,
            "name": _(m.indicator.name),
            "definition": _(m.indicator.definition),
            "unit": _(m.indicator.unit),
            "statements": "; ".join(k for k, s in whole.theory.statements.items() if code in s.indicators),
            "value": figure.value if figure else None,
            "numerator": figure.numerator if figure else None,
            "denominator": figure.denominator if figure else None,
            "n": figure.n if figure else None,
            "completeness": m.now.completeness if m.now else None,
            "before": m.then.figure.value if m.then else None,
            "target": m.target,
            "baseline": m.baseline,
            "standing": m.standing.value,
            "direction": m.indicator.direction.value,
            "method": m.indicator.method.value,
            "comes_with": m.indicator.awaits,
            "version": m.indicator.version,
            "head": m.now.head if m.now else None,
            "records_hash": m.now.records_hash if m.now else None,
        }

    titles = {
        "code": N_("Code"), "name": N_("Indicator"), "definition": N_("Definition"), "unit": N_("Unit"),
        "statements": N_("Statements"), "value": N_("Value"), "numerator": N_("Numerator"),
        "denominator": N_("Denominator"), "n": N_("Number"), "completeness": N_("Completeness"),
        "before": N_("Period before"), "target": N_("Target"), "baseline": N_("Baseline"),
        "standing": N_("State"), "direction": N_("Direction"), "method": N_("Method"),
        "comes_with": N_("Comes with"), "version": N_("Version"), "head": N_("Record"),
        "records_hash": N_("Hash of the records"),
    }  # fmt: skip
    columns = [Column(name, title) for name, title in titles.items()]
    return Table("indicators", N_("Indicators"), columns, sorted(whole.measured), read=read)
