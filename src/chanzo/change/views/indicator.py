"""One indicator: its figure, its definition, its breakdowns, its targets, and the records behind it. (change)"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from chanzo.core import clock
from chanzo.core.indicators import Asked, Case, Indicator, noun_called
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table, wanted_format

from ..forms.keeping import AimForm, FigureForm, PeriodForm, period_form
from ..models import Aim, Entered
from ..queries.answers import statements_of
from ..queries.drilling import drill
from ..queries.figures import takes_figures
from ..queries.overview import Measured, measured_over
from ..queries.periods import usual_period
from ..queries.theory import theory_on
from ..services.figures import enter_figure, set_aim
from ..services.observing import observe_period
from ..types import UNIT
from ..words import BREAKDOWNS, DIRECTIONS, METHODS, ROOMS, breakdown_word, role_word, value_text
from .overview import query_of

SHOWN = 200


@page("GET", "HEAD", "POST")
def indicator(request: HttpRequest, code: str) -> HttpResponseBase:
    """The figure of a period with everything that explains it; counted now where nobody has counted it yet."""
    require(request.user, Act.SEE_CHANGE)
    form, asked = period_of(request)
    measured = counted(code, asked)
    answered = _act(request, measured)
    if not isinstance(answered, dict):
        return answered
    theory = theory_on()
    each = measured.indicator
    context = {
        "form": form,
        "measured": measured,
        "indicator": each,
        "query": query_of(asked),
        "tables": [breakdown_table(measured, name, asked) for name in _breakdowns(measured)],
        "statements": [theory.statements[key] for key in statements_of(theory, code)],
        "responsible": role_word(each.responsible),
        "direction": DIRECTIONS[each.direction],
        "method": METHODS[each.method],
        "comes_with": ROOMS.get(each.awaits, each.awaits),
        "aims": _aims(each),
        "entered": _entered(each),
        **answered,
    }
    return render(request, "change/indicator.html", context, status=422 if answered["wrong"] else 200)


@page("GET", "HEAD")
def cases(request: HttpRequest, code: str) -> HttpResponseBase:
    """The cases behind a figure that this reader may see, and how many it counts in all."""
    require(request.user, Act.SEE_CHANGE)
    form, asked = period_of(request)
    each = counted(code, asked).indicator
    breakdown, value = request.GET.get("by", ""), request.GET.get("value", "")
    if each.cases is None or (breakdown and breakdown not in (*each.breakdowns, "month")):
        raise Http404
    drilled = drill(each, asked, request.user, breakdown=breakdown, value=value)
    table = cases_table(each, drilled.cases)
    if wanted := wanted_format(request):
        return download(table, wanted)
    context = {
        "form": form, "indicator": each, "drilled": drilled, "table": table, "query": query_of(asked),
        "hidden": drilled.counted - len(drilled.cases), "value": breakdown_word(breakdown, value),
        "breakdown": BREAKDOWNS.get(breakdown, breakdown),
    }  # fmt: skip
    return render(request, "change/cases.html", context)


def period_of(request: HttpRequest) -> tuple[PeriodForm, Asked]:
    """The period that an address names, the usual one where it names none or a wrong one."""
    usual = usual_period(clock.today())
    form = period_form(request.GET, usual)
    return form, form.asked if form.is_valid() else usual


def counted(code: str, asked: Asked) -> Measured:
    """An indicator over a period; one that nobody has counted yet for it is counted first."""
    measured = measured_over(asked).get(code)
    if measured is None:
        raise Http404
    if measured.now is None and measured.indicator.cases is not None:
        list(observe_period(asked, [measured.indicator]))
        measured = measured_over(asked)[code]
    return measured


def cases_table(each: Indicator, rows: list[Case]) -> Table:
    """Cases with their record; part and whole as they count."""
    noun = noun_called(each.noun)

    def read(case: Case) -> dict[str, Any]:
        by = dict(zip(each.breakdowns, case.by, strict=True))
        return {"key": case.key, "day": case.day, "part": case.part if case.known else None,
                "whole": case.whole if case.known else None, "n": case.n, "seq": case.seq, **by}  # fmt: skip

    columns = [
        Column("key", noun.title and _(noun.title), "code", link=lambda row: noun.url(row["key"])),
        Column("day", N_("Day"), "day"),
        *(Column(name, BREAKDOWNS.get(name, name)) for name in each.breakdowns),
        Column("part", N_("Counts in the numerator"), "count"),
        *([Column("whole", N_("Counts in the denominator"), "count")] if each.whole else []),
        Column("n", N_("Number"), "count"),
        Column("seq", N_("Record"), "count"),
    ]
    return Table("cases", _(each.name), columns, rows, most=SHOWN, read=read,
                 empty=N_("You may see none of what this figure counts."))  # fmt: skip


def breakdown_table(measured: Measured, name: str, asked: Asked) -> Table:
    """The figure by one breakdown, each value leading to its cases."""
    each = measured.indicator
    assert measured.now is not None
    rows: list[dict[str, Any]] = [
        {"value": value, "figure": figure, "text": value_text(each, figure.value), "n": figure.n}
        for value, figure in measured.now.breakdown.get(name, {}).items()
    ]

    def link(row: dict[str, Any]) -> str | None:
        if each.cases is None:
            return None
        query = f"{query_of(asked)}&by={name}&value={row['value']}"
        return f"{reverse('change:cases', args=[each.code])}?{query}"

    columns = [
        Column("value", BREAKDOWNS.get(name, name), link=link, told=lambda value: breakdown_word(name, value)),
        Column("text", N_("Figure"), "figure"),
        Column("n", N_("Number"), "count"),
    ]
    return Table(f"by_{name}", BREAKDOWNS.get(name, name), columns, rows)


def _breakdowns(measured: Measured) -> list[str]:
    return [name for name, by in measured.now.breakdown.items() if by] if measured.now else []


def _act(request: HttpRequest, measured: Measured) -> dict[str, Any] | HttpResponseBase:
    """The forms of who may set aims and enter figures; a redirect once something was recorded."""
    each = measured.indicator
    if not may(request.user, Act.KEEP_CHANGE):
        if request.method == "POST":
            require(request.user, Act.KEEP_CHANGE)
        return {"wrong": False}
    what = request.POST.get("what", "")
    usual = {"first": "", "last": ""}
    aim = AimForm(request.POST if what == "aim" else None, indicator=each, initial=usual, prefix=None)
    figure = FigureForm(request.POST if what == "figure" else None, indicator=each, initial=usual)
    told = {"aim": aim, "figure": figure if takes_figures(each.code) else None, "wrong": False}
    if request.method != "POST":
        return told
    form = figure if what == "figure" else aim
    try:
        if form.is_valid():
            if form is aim:
                value = aim.number("value")
                assert value is not None
                set_aim(code=each.code, sort=aim.cleaned_data["sort"], asked=aim.asked, value=value,
                        reason=aim.cleaned_data["reason"], by=request.user)  # fmt: skip
            else:
                enter_figure(entry=figure.entry(), by=request.user)
            messages.success(request, _("Recorded."))
            return redirect(request.get_full_path())
    except Refused as refused:
        form.add_error(None, said(refused))
    return {**told, "wrong": True}


def _aims(each: Indicator) -> Table:
    def read(row: Aim) -> dict[str, Any]:
        sort = _("Target") if row.sort == "target" else _("Baseline")
        return {"sort": sort, "first": row.first, "last": row.last, "value": value_text(each, row.value_u / UNIT),
                "reason": row.reason, "seq": row.seq}  # fmt: skip

    columns = [Column("sort", N_("What it is")), Column("first", N_("From"), "day"), Column("last", N_("To"), "day"),
               Column("value", N_("Value"), "figure"), Column("reason", N_("Why")),
               Column("seq", N_("Record"), "count")]  # fmt: skip
    rows = list(Aim.objects.filter(code=each.code, ended_by=None).order_by("-last", "-seq"))
    return Table("aims", N_("Targets and baselines"), columns, rows, read=read,
                 empty=N_("Nobody has set a target or a baseline."))  # fmt: skip


def _entered(each: Indicator) -> Table | None:
    if not takes_figures(each.code):
        return None

    def read(row: Entered) -> dict[str, Any]:
        interval = [value_text(each, u / UNIT) for u in (row.low_u, row.high_u) if u is not None]
        return {"first": row.first, "last": row.last, "value": value_text(each, row.value_u / UNIT),
                "interval": " – ".join(interval), "sample": row.sample, "answered": row.answered,
                "design": row.design, "evidence": row.evidence, "seq": row.seq}  # fmt: skip

    columns = [Column("first", N_("From"), "day"), Column("last", N_("To"), "day"),
               Column("value", N_("Value"), "figure"), Column("interval", N_("Interval")),
               Column("sample", N_("Asked"), "count"), Column("answered", N_("Answered"), "count"),
               Column("design", N_("Design of the survey")), Column("evidence", N_("Where it is from")),
               Column("seq", N_("Record"), "count")]  # fmt: skip
    rows = list(Entered.objects.filter(code=each.code, ended_by=None).order_by("-last", "-seq"))
    return Table("entered", N_("Entered figures"), columns, rows, read=read,
                 empty=N_("Nobody has entered a figure yet."))  # fmt: skip
