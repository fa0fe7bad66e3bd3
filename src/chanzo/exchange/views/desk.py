"""The desk of publication: the next release as it would be, decisions and their reviews, past releases. (exchange)"""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from chanzo.core import clock
from chanzo.core.days import from_day, month_text, to_day
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.sites.story import minerals_told
from chanzo.web.downloads import download
from chanzo.web.formats import count, mass
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import ReleaseForm, ReviewForm, TermsForm, WithholdForm
from ..models import Release, Withholding
from ..queries.drafting import Draft, drafted
from ..queries.releases import files_of, latest, sites_in, taken_back, withheld_in
from ..queries.terms import terms_on
from ..queries.totals import differences
from ..queries.withholdings import withholdings_visible_to
from ..rules.selection import due_month
from ..services.terms import set_terms
from ..services.withholding import restore, review, withhold
from ..words import LEVELS, REASONS, area_called

HALF_YEAR, SHOWN = 183, 200


@page("GET", "HEAD")
def desk(request: HttpRequest) -> HttpResponseBase:
    """What was decided and released, under which terms, and whether a release is due."""
    require(request.user, Act.SEE_PUBLICATION)
    today = clock.today()
    last = latest()
    tables = {table.name: table for table in (_decisions(request.user, today), _releases())}
    if asked := wanted_format(request):
        return download(tables.get(request.GET.get("table", "")) or tables["decisions"], asked)
    terms = terms_on(today)
    context = {
        "may_publish": may(request.user, Act.PUBLISH),
        "due": due_month(today, terms.production_delay),
        "terms": terms,
        "last": last,
        "named": sorted(withheld_in(last)) if last else [],
        **tables,
    }
    return render(request, "exchange/desk/desk.html", context)


@page("GET", "HEAD")
def next_release(request: HttpRequest) -> HttpResponseBase:
    """What the next release would state, fold and leave out; made from here."""
    require(request.user, Act.SEE_PUBLICATION)
    draft = drafted(clock.today())
    table = _unlisted(draft)
    if asked := wanted_format(request):
        return download(table, asked)
    context = {
        "may_publish": may(request.user, Act.PUBLISH), "draft": draft, "form": ReleaseForm(), "unlisted": table,
        **_news(draft, latest()),
    }  # fmt: skip
    return render(request, "exchange/desk/next.html", context)


def _news(draft: Draft, last: Release | None) -> dict[str, Any]:
    """What the next release lists that the last did not, the other way round, and its shares."""
    now = {code for code, entry in draft.entries.items() if entry.how.alone}
    then = {row["site"] for row in sites_in(last)} if last else set()
    rows = [
        {"what": measure, "reason": REASONS.get(code, code), "number": shown(number)}
        for measure, counted, shown in (
            (_("Sites"), draft.shares.sites, count),
            (_("Tagged mass"), draft.shares.grams, lambda grams: mass(grams, 0)),
        )
        for code, number in counted.items()
    ]
    columns = [Column("what", N_("Of")), Column("reason", N_("How, or why not by itself")),
               Column("number", N_("How much"), "figure")]  # fmt: skip
    return {
        "come": sorted(now - then)[:SHOWN],
        "gone": sorted(then - now)[:SHOWN],
        "shares": Table("shares", N_("What the next release would state and fold"), columns, rows),
    }


def _unlisted(draft: Draft) -> Table:
    """The sites that the next release does not list, and why."""
    rows = [
        {"site": code, "name": entry.site.name, "territory": entry.site.territory,
         "reason": REASONS.get(entry.how.reason.value, entry.how.reason.value)}
        for code, entry in draft.entries.items() if not entry.how.alone and entry.site.means == code
    ]  # fmt: skip
    columns = [Column("site", N_("Site"), "code"), Column("name", N_("Name")), Column("territory", N_("Territory")),
               Column("reason", N_("Why it is not listed"))]  # fmt: skip
    table = Table("unlisted", N_("Sites that the next release would not list"), columns, rows, most=20)
    table.empty = N_("Every site of the register would be listed.")
    return table


def _decisions(user: Any, today: int) -> Table:
    def read(row: Withholding) -> dict[str, Any]:
        due = "due" if row.review_day <= today else "later" if row.from_day > today else "standing"
        return {
            "seq": row.seq, "what": area_called(row.area), "reason": REASONS.get(row.reason, row.reason),
            "level": LEVELS.get(row.level, row.level), "from_day": row.from_day, "review_day": row.review_day,
            "state": due if row.ended_by is None else "ended", "actor": row.actor,
        }  # fmt: skip

    columns = [
        Column("what", N_("Site or area"), link=lambda row: reverse("exchange:decision", args=[row["seq"]])),
        Column("reason", N_("Reason")),
        Column("level", N_("What stays public")),
        Column("from_day", N_("From"), "day"),
        Column("review_day", N_("Review by"), "day"),
        Column("state", N_("State"), status="withholding"),
        Column("actor", N_("By"), "code"),
    ]
    rows = list(withholdings_visible_to(user))
    rows.sort(key=lambda row: (row.ended_by is not None, row.review_day))
    return Table("decisions", N_("Decisions to withhold, the next review first"), columns, rows,
                 N_("Nothing is withheld by decision."), read=read)  # fmt: skip


def _releases() -> Table:
    columns = [
        Column("name", N_("Release"), link=lambda row: reverse("exchange:release", args=[row["name"]])),
        Column("until", N_("Months up to"), "month"),
        Column("day", N_("Made on"), "day"),
        Column("seq", N_("Ledger record"), "count"),
        Column("sha256", N_("SHA-256 of production.csv"), "code"),
        Column("actor", N_("By"), "code"),
    ]
    rows = [
        {"name": row.name, "until": row.until, "day": row.day, "seq": row.seq, "actor": row.actor,
         "sha256": files_of(row)["production.csv"].sha256[:16]}
        for row in Release.objects.order_by("-seq")
    ]  # fmt: skip
    return Table("releases", N_("Releases, newest first"), columns, rows, N_("Nothing was released yet."), most=24)


@page("GET", "HEAD")
def release_page(request: HttpRequest, name: str) -> HttpResponseBase:
    """A release: its files with hashes, and what differs from an earlier one."""
    require(request.user, Act.SEE_PUBLICATION)
    shown = get_object_or_404(Release, name=name)
    earlier = list(Release.objects.filter(seq__lt=shown.seq).order_by("-seq"))
    wanted = request.GET.get("since", "")
    before = next((each for each in earlier if each.name == wanted), earlier[0] if earlier else None)
    table = _differences(before, shown) if before else None
    if table and (asked := wanted_format(request)):
        return download(table, asked)
    context = {
        "release": shown, "files": files_of(shown).values(), "before": before, "earlier": earlier,
        "table": table, "closed": taken_back(shown),
    }  # fmt: skip
    return render(request, "exchange/desk/release.html", context)


def _differences(before: Release, after: Release) -> Table:
    columns = [
        Column("month", N_("Month"), "code"),
        Column("mineral", N_("Mineral"), told=minerals_told),
        Column("place", N_("Site or area"), "code"),
        Column("then_kg", N_("Then, kg"), "count"),
        Column("now_kg", N_("Now, kg"), "count"),
    ]
    last = month_text(before.until)
    rows = [row for row in differences(before, after) if row.month <= last]
    return Table("differences", N_("Figures of the same months that the two state differently"), columns, rows,
                 N_("No figure of these months differs."), most=SHOWN)  # fmt: skip


def _performed(request: HttpRequest, form: forms.Form, act: Callable[[], int], done: str) -> bool:
    """Whether a form was right and its act done; else the form says why not."""
    if not form.is_valid():
        return False
    try:
        act()
    except Refused as refused:
        form.add_error(None, said(refused))
        return False
    messages.success(request, done)
    return True


@page("GET", "HEAD", "POST")
def withhold_page(request: HttpRequest) -> HttpResponseBase:
    """Decide that a site or an area is not published."""
    require(request.user, Act.PUBLISH)
    today = clock.today()
    first = {
        "area": request.GET.get("area", ""),
        "from_day": from_day(today),
        "review_day": from_day(today + HALF_YEAR),
    }
    form = WithholdForm(request.POST or None, initial=first)
    done = _("It is withheld. Releases that name it are closed to the public; make a new one now.")
    if _performed(request, form, lambda: withhold(**form.act(), by=request.user), done):
        return redirect("exchange:desk")
    return render(request, "exchange/desk/withhold.html", {"form": form}, status=422 if form.errors else 200)


@page("GET", "HEAD", "POST")
def decision_page(request: HttpRequest, seq: int) -> HttpResponseBase:
    """A decision: look at it again, or end it."""
    require(request.user, Act.SEE_PUBLICATION)
    row = get_object_or_404(Withholding, seq=seq)
    may_publish = may(request.user, Act.PUBLISH)
    form = ReviewForm(request.POST if "review" in request.POST else None,
                      initial={"review_day": from_day(clock.today() + HALF_YEAR)})  # fmt: skip
    ending = forms.Form(request.POST if "restore" in request.POST else None)
    if request.method == "POST":
        require(request.user, Act.PUBLISH)
        reviewed = _performed(
            request, form, lambda: review(withholding=seq, review_day=form.day(), by=request.user),
            _("The decision stands until its next review."),
        )  # fmt: skip
        if reviewed or _performed(
            request, ending, lambda: restore(withholding=seq, by=request.user),
            _("The decision is ended: months that are not stated yet will be."),
        ):  # fmt: skip
            return redirect("exchange:desk")
    wrong = bool(form.errors or ending.errors)
    context = {
        "row": row, "what": area_called(row.area), "reason": REASONS.get(row.reason, row.reason),
        "level": LEVELS.get(row.level, row.level), "form": form, "ending": ending, "may_publish": may_publish,
    }  # fmt: skip
    return render(request, "exchange/desk/decision.html", context, status=422 if wrong else 200)


@page("GET", "HEAD", "POST")
def terms_page(request: HttpRequest) -> HttpResponseBase:
    """The terms in force, to set others."""
    require(request.user, Act.PUBLISH)
    today = clock.today()
    form = TermsForm(request.POST) if request.method == "POST" else TermsForm.of(terms_on(today), today)
    if _performed(
        request, form,
        lambda: set_terms(terms=form.terms(), from_day=to_day(form.cleaned_data["from_day"]), by=request.user),
        _("These terms are recorded. Releases made before keep theirs."),
    ):  # fmt: skip
        return redirect("exchange:desk")
    return render(request, "exchange/desk/terms.html", {"form": form}, status=422 if form.errors else 200)
