"""Assumptions and risks: how each stands, what its trigger looks at, and the reviews of people. (change)"""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from chanzo.core import clock
from chanzo.core.days import to_day
from chanzo.core.indicators import registered
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.formats import NONE, decimals
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table, wanted_format

from ..forms.keeping import ReviewForm
from ..models import Review
from ..queries.overview import holdings_of
from ..queries.theory import theory_on
from ..queries.watching import ringing, values_on
from ..rules.triggers import trigger_in
from ..services.watching import Finding, review
from ..types import Assumption, Holding, Risk
from ..words import DEGREES, GROUPS, HOLDINGS, role_word, sentence, term_text, trigger_text, value_text


@page("GET", "HEAD")
def watched_list(request: HttpRequest) -> HttpResponseBase:
    """Every assumption and risk with how it stands, those in doubt first."""
    require(request.user, Act.SEE_CHANGE)
    theory = theory_on()
    table = _table(theory.watched)
    if wanted := wanted_format(request):
        return download(table, wanted)
    return render(request, "change/watch.html", {"table": table})


@page("GET", "HEAD", "POST")
def watched(request: HttpRequest, key: str) -> HttpResponseBase:
    """One assumption or risk: its trigger with the figures of today, its reviews, and the form for the next."""
    require(request.user, Act.SEE_CHANGE)
    theory = theory_on()
    each: Assumption | Risk | None = theory.assumptions.get(key) or theory.risks.get(key)
    if each is None:
        raise Http404
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _reviewed(request, key, form):
        return redirect(request.path)
    rings = ringing()
    reviews = list(Review.objects.filter(key=key).order_by("-seq"))
    rests = each.under if isinstance(each, Assumption) else each.threatens
    context = {
        "each": each,
        "risk": each if isinstance(each, Risk) else None,
        "degrees": [DEGREES[each.likelihood], DEGREES[each.impact]] if isinstance(each, Risk) else [],
        "group": GROUPS[each.group],
        "owner": role_word(each.owner),
        "holding": holdings_of([key], rings)[key],
        "ringing": rings.get(key),
        "trigger": trigger_text(each.trigger),
        "terms": _terms(each.trigger),
        "statements": [theory.statements[name] for name in rests if name in theory.statements],
        "indicators": [registered()[code] for code in each.indicators if code in registered()],
        "reviews": [(row, HOLDINGS[Holding(row.holding)]) for row in reviews],
        "form": form if may(request.user, Act.REVIEW_ASSUMPTION) else None,
    }
    return render(request, "change/watched.html", context, status=422 if form.errors else 200)


def _reviewed(request: HttpRequest, key: str, form: ReviewForm) -> bool:
    told = form.cleaned_data
    days = {name: to_day(told[name]) if told[name] else None for name in ("due", "next_day")}
    try:
        review(
            key=key, finding=Finding(Holding(told["holding"]), told["sees"], told["decides"], told["who"], **days),
            by=request.user,
        )  # fmt: skip
    except Refused as refused:
        form.add_error(None, said(refused))
        return False
    messages.success(request, _("The review stands with the assumption."))
    return True


def _terms(text: str) -> list[tuple[str, str]]:
    """What a trigger looks at, with its value of today."""
    if not text:
        return []
    value, indicators = values_on(clock.today()), registered()
    found = []
    for term in trigger_in(text).terms:
        now = value(term)
        plain = not term.function and term.name in indicators
        told = value_text(indicators[term.name], now) if plain else NONE if now is None else decimals(now, 3)
        found.append((term_text(term), told))
    return found


def _table(every: list[Assumption | Risk]) -> Table:
    rings = ringing()
    holdings = holdings_of([each.key for each in every], rings)
    last = {row.key: row for row in Review.objects.order_by("seq")}
    order = {Holding.BROKEN: 0, Holding.WEAKENING: 1, Holding.UNTESTED: 2, Holding.HOLDS: 3}
    ranked = sorted(every, key=lambda each: order[holdings[each.key]])

    def read(each: Assumption | Risk) -> dict[str, Any]:
        row = last.get(each.key)
        return {
            "key": each.key, "sort": _("Assumption") if isinstance(each, Assumption) else _("Risk"),
            "text": sentence(each.text), "group": GROUPS[each.group], "holding": holdings[each.key].value,
            "since": rings[each.key].since if each.key in rings else None, "trigger": each.trigger,
            "owner": role_word(each.owner), "reviewed": row.at if row else None,
            "next_day": row.next_day if row else None,
        }  # fmt: skip

    columns = [
        Column("text", N_("What must hold, what could go wrong"), link=lambda row: f"/change/watch/{row['key']}"),
        Column("sort", N_("What it is")), Column("group", N_("Group")),
        Column("holding", N_("State"), status="change_holding"), Column("since", N_("Rings since"), "day"),
        Column("owner", N_("Owner")), Column("reviewed", N_("Last review"), "moment"),
        Column("next_day", N_("Look again on"), "day"), Column("trigger", N_("Trigger"), told=trigger_text),
    ]  # fmt: skip
    return Table("watch", N_("Assumptions and risks"), columns, ranked, read=read)
