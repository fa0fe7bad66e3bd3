"""Pages of capacity: three figures side by side, a person's estimate, a second person's word, yields. (sites)"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core import clock
from chanzo.core.days import from_day
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.scopes import area_key
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page, said
from chanzo.web.panels import panels_of
from chanzo.web.tables import Column, Table, wanted_format

from ..forms.capacity import CapacityForm, MoveForm, YieldForm, regions
from ..models import Estimate, Site, Study, Yield
from ..queries import studies as queries
from ..queries.standing import place_of
from ..rules.capacity import (
    WEAK,
    disagreements,
    figures_of,
    minerals_of,
    moves_of,
    proposed_capacity,
    work_days_of,
    workers_of,
)
from ..services.capacity import decide_estimate, set_yield, validate_capacity
from ..story import MINERALS
from ..study_words import BASES, MOVES, SECONDS, comparison_text, range_text
from ..types.capacity import Basis, EstimateState, Figures, Move

WAYS = (Basis.STATED, Basis.OBSERVED, Basis.COMPUTED)


@page("GET", "HEAD", "POST")
def validate(request: HttpRequest, seq: int) -> HttpResponseBase:
    """Validate a capacity from a study: what people say, what was weighed, what workers can dig, how they differ."""
    require(request.user, Act.VALIDATE_CAPACITY)
    study = queries.study_seen_by(request.user, seq)
    site = queries.site_seen_by(request.user, queries.site_of(study.site).code, Act.VALIDATE_CAPACITY)
    if study.replaced_by is not None:
        raise Refused("STUDY_REPLACED", seq=study.replaced_by)
    yields = queries.yields_at(site, study.day)
    figures = figures_of(study.given, yields)
    form = CapacityForm(request.POST) if request.method == "POST" else CapacityForm(initial=_proposal(study, figures))
    if form.is_valid():
        try:
            done = validate_capacity(study=study, by=request.user, **form.stated())
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            _tell(request, Estimate.objects.get(seq=done.seq))
            return redirect("sites:estimate", seq=done.seq)
    used = [yields[code] for code in minerals_of("+".join(study.given.get("minerals", ()))) if code in yields]
    context = {
        "study": study,
        "site": site,
        "form": form,
        "workers": workers_of(study.given),
        "work_days": work_days_of(study.given),
        "yields": [{"mineral": MINERALS[row.mineral], "row": row} for row in used],
        **_told(figures),
    }
    return render(request, "sites/studies/validate.html", context, status=422 if form.errors else 200)


def _proposal(study: Study, figures: Figures) -> dict[str, Any]:
    """What the form offers: what the figures bear together, from the day of the study."""
    found = proposed_capacity(figures)
    offered: dict[str, Any] = {"from_day": from_day(study.day)}
    if found is not None:
        whole, basis = found
        low, high = whole.low_g // 1000, -(-whole.high_g // 1000)
        offered |= {"low": low, "high": high, "basis": basis.value}
    return offered


def _told(figures: Figures) -> dict[str, Any]:
    known = figures.known()
    return {
        "figures": [(BASES[basis], range_text(known.get(basis))) for basis in WAYS],
        "comparisons": [(found.agreement, comparison_text(found)) for found in disagreements(figures)],
    }


def _tell(request: HttpRequest, estimate: Estimate) -> None:
    if estimate.state == EstimateState.WAITING:
        messages.warning(request, _("The capacity is proposed. It holds once a second person has confirmed it."))
    elif estimate.state == EstimateState.VALIDATED:
        messages.success(request, _("The capacity stands in the register. What it changed is shown below."))
    else:
        messages.success(request, _("The proposal is closed. The register stays as it was."))


@page("GET", "HEAD", "POST")
def estimate_page(request: HttpRequest, seq: int) -> HttpResponseBase:
    """A capacity that was proposed or validated: who said what, and which findings came and went with it."""
    estimate, site = _estimate(request, seq)
    person = request.user.number
    mine = may(request.user, Act.VALIDATE_CAPACITY, place_of(site))
    moves = moves_of(estimate.state, proposed_by=estimate.proposed_by, person=person) if mine else ()
    form = MoveForm(request.POST or None)
    if request.method == "POST":
        require(request.user, Act.VALIDATE_CAPACITY, place_of(site))
        asked = request.POST.get("move", "")
        if form.is_valid() and asked in list(Move):
            try:
                decide_estimate(estimate=estimate, move=Move(asked), said=form.cleaned_data["said"], by=request.user)
            except Refused as refused:
                form.add_error(None, said(refused))
            else:
                _tell(request, Estimate.objects.get(seq=seq))
                return redirect("sites:estimate", seq=seq)
    study = queries.study_seen_by(request.user, estimate.study)
    context = {
        "estimate": estimate,
        "site": site,
        "study": study,
        "basis": BASES[estimate.basis],
        "reasons": [SECONDS[reason] for reason in estimate.reasons],
        "own": estimate.proposed_by == person,
        "moves": [(move.value, MOVES[move]) for move in moves],
        "form": form,
        "panels": panels_of("estimate", request, estimate),
        **_told(figures_of(study.given, queries.yields_at(site, study.day))),
    }
    return render(request, "sites/studies/estimate.html", context, status=422 if form.errors else 200)


def _estimate(request: HttpRequest, seq: int) -> tuple[Estimate, Site]:
    require(request.user, Act.SEE_STUDIES)
    estimate = Estimate.objects.filter(seq=seq).first()
    if estimate is None:
        raise Refused("NOT_FOUND")
    return estimate, queries.site_seen_by(request.user, queries.site_of(estimate.site).code, Act.SEE_STUDIES)


@page("GET", "HEAD", "POST")
def yields_page(request: HttpRequest) -> HttpResponseBase:
    """What a worker digs in a day, by mineral and region, and the form that sets it."""
    require(request.user, Act.SEE_STUDIES)
    may_set = may(request.user, Act.SET_YIELDS)
    form = YieldForm(request.POST or None)
    if request.method == "POST":
        require(request.user, Act.SET_YIELDS)
        if form.is_valid():
            try:
                set_yield(by=request.user, **form.stated())
            except Refused as refused:
                form.add_error(None, said(refused))
            else:
                messages.success(request, _("The yield is set. Capacities validated before stay as they are."))
                return redirect("sites:yields")
    table = _yields()
    if wanted := wanted_format(request):
        return download(table, wanted)
    context = {"table": table, "form": form, "may_set": may_set, "today": clock.today()}
    return render(request, "sites/studies/yields.html", context, status=422 if form.errors else 200)


def _yields() -> Table:
    named = {area_key(area): words for area, words in regions()}
    rows = [
        {
            "mineral": str(MINERALS[row.mineral]),
            "region": named.get(row.region, row.region) or _("Everywhere"),
            "from_day": row.from_day,
            "low_g": row.low_g,
            "high_g": row.high_g,
            "source": row.source or _("Weak: an order of magnitude that nobody measured here"),
        }
        for row in (*[row.facts() for row in Yield.objects.order_by("mineral", "region", "from_day", "seq")], *WEAK)
    ]
    columns = [
        Column("mineral", gettext_lazy("Mineral")),
        Column("region", gettext_lazy("Where")),
        Column("from_day", gettext_lazy("From"), "day"),
        Column("low_g", gettext_lazy("At least a day"), "weight"),
        Column("high_g", gettext_lazy("At most a day"), "weight"),
        Column("source", gettext_lazy("Source")),
    ]
    return Table("yields", gettext_lazy("Kilograms that a worker digs in a day"), columns, rows)
