"""Pages of what agents say in confidence: the sheet, which explains itself first, and the figures. (government)"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table, wanted_format

from .forms import ConfidenceForm
from .queries import Quarter, provinces_asked_by, quarters_visible_to
from .rules import GRACE_DAYS, LEAST, open_quarters, quarter_text
from .services import take_confidence
from .types import Question
from .words import SHORT


def _alone(response: HttpResponse) -> HttpResponse:
    """No later page learns that this one was open."""
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@page("GET", "HEAD", "POST")
def take(request: HttpRequest) -> HttpResponseBase:
    """Tick one agent's answers; what is sent is added to counters and is then gone."""
    require(request.user, Act.TAKE_CONFIDENCE)
    form = ConfidenceForm(provinces_asked_by(request.user), open_quarters(clock.today()), request.POST or None)
    if form.is_valid():
        try:
            take_confidence(**form.filled(), by=request.user)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("The answers are counted. Nothing else of them was kept."))
            return redirect("government:confidence")
    context = {"form": form, "least": LEAST, "grace": GRACE_DAYS, "may_read": may(request.user, Act.SEE_CONFIDENCE)}
    return _alone(render(request, "government/confidence/take.html", context, status=422 if form.errors else 200))


@page("GET", "HEAD")
def figures(request: HttpRequest) -> HttpResponseBase:
    """The counts of released quarters, as far as each is large enough."""
    require(request.user, Act.SEE_CONFIDENCE)
    quarters = quarters_visible_to(request.user)
    if asked := wanted_format(request):
        rows = [row for quarter in quarters for row in _rows(quarter)]
        codes = [Column("quarter", _("Quarter"), "code"), Column("question_code", _("Question"), "code")]
        return download(Table("confidence", "", codes + COLUMNS[1:], rows), asked)
    tables = [
        Table(quarter_text(one.quarter), quarter_text(one.quarter), COLUMNS, _rows(one), _("Nothing can be shown."))
        for one in quarters
    ]
    context = {"tables": tables, "least": LEAST, "grace": GRACE_DAYS}
    return _alone(render(request, "government/confidence/figures.html", context))


COLUMNS = [
    Column("question", _("Question")),
    Column("province", _("Province")),
    Column("yes", _("Yes"), "count"),
    Column("no", _("No"), "count"),
    Column("share", _("Share of yes"), "share"),
]


def _rows(quarter: Quarter) -> list[dict[str, object]]:
    """One row for each count that may be read; what is withheld has none."""
    rows = []
    for question in Question:
        parts = [*quarter.shown[question].items(), ("", quarter.whole[question])]
        for province, one in parts:
            if one.tally is not None:
                rows.append(
                    {
                        "quarter": quarter_text(quarter.quarter), "question_code": str(question),
                        "question": SHORT[question], "province": province or _("All provinces together"),
                        "yes": one.tally.yes, "no": one.tally.no, "share": one.tally.yes / one.tally.base,
                    }
                )  # fmt: skip
    return rows
