"""Published lists of mines: sent, matched, their doubtful rows decided, new mines entered. (field)"""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.sites.models import ListedRow, MineList
from chanzo.sites.queries.mine_lists import PROPOSED, WAITING, Counts, counts_of
from chanzo.sites.services.mine_lists import Told, accept_new
from chanzo.sites.types.mine_lists import Choice, Outcome
from chanzo.web.downloads import download
from chanzo.web.formats import count
from chanzo.web.pages import page, said
from chanzo.web.paging import ROWS, after_number, portion
from chanzo.web.panels import Figure
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import MOST_BYTES
from ..lists.forms import TOO_LARGE, MineListForm
from ..lists.listing import COLUMNS, MORE, ShownRow
from ..services.mine_lists import send_list
from .sending import ROOM


@page("GET", "HEAD")
def mine_lists(request: HttpRequest) -> HttpResponseBase:
    """Every list that came in, newest first, with what became of its rows."""
    require(request.user, Act.SEE_MINE_LISTS)
    lists = list(MineList.objects.order_by("-seq"))
    counts = counts_of(lists)
    table = Table(
        "mine-lists", _("Lists of mines, newest first"), LISTS, [_Listed(each, counts[each.seq]) for each in lists]
    )
    table.empty = _("No list came in. Partners publish where artisanal mines lie; send such a list.")
    if form := wanted_format(request):
        return download(table, form)
    return render(
        request, "field/mine_lists/lists.html", {"table": table, "may_match": may(request.user, Act.MATCH_MINES)}
    )


class _Listed:
    """A list with what became of its rows."""

    def __init__(self, received: MineList, counts: Counts) -> None:
        self.seq, self.title, self.source, self.rows = received.seq, received.title, received.source, received.rows
        self.known, self.entered = counts.matched, counts.accepted
        self.proposed, self.waiting, self.refused = counts.proposed, counts.waiting, counts.refused


def _list_page(row: Any) -> str:
    return reverse("field:mine-list", args=[row.seq])


LISTS = [
    Column("title", _("List"), link=_list_page),
    Column("source", _("Who published it")),
    Column("rows", _("Rows"), "count"),
    Column("known", _("Known sites"), "count"),
    Column("proposed", _("New"), "count"),
    Column("waiting", _("To decide"), "count"),
    Column("refused", _("Refused"), "count"),
    Column("entered", _("Entered"), "count"),
]


@csrf_exempt  # The size is looked at before the body is read; the form itself is protected below.
@page("GET", "HEAD", "POST")
def mine_list_new(request: HttpRequest) -> HttpResponseBase:
    """Send a list; every row is matched at once and nothing enters the register."""
    require(request.user, Act.MATCH_MINES)
    length = request.META.get("CONTENT_LENGTH") or "0"
    if request.method == "POST" and (not length.isdecimal() or int(length) > MOST_BYTES + ROOM):
        form = MineListForm({})
        form.errors.clear()
        form.add_error("file", TOO_LARGE)
        return render(request, "field/mine_lists/new.html", {"form": form}, status=413)
    return _mine_list_new(request)


@csrf_protect
def _mine_list_new(request: HttpRequest) -> HttpResponseBase:
    form = MineListForm(request.POST, request.FILES) if request.method == "POST" else MineListForm()
    if form.is_valid():
        told = Told(*(form.cleaned_data[name] for name in ("title", "source", "licence")))
        try:
            seq, fresh = send_list(form.cleaned_data["file"], told, by=request.user)
        except Refused as refused:
            form.add_error("file", said(refused))
        else:
            if not fresh:
                messages.info(request, gettext("This very file came in before. Nothing was recorded again."))
            return redirect("field:mine-list", number=seq)
    return render(request, "field/mine_lists/new.html", {"form": form}, status=422 if form.errors else 200)


@page("GET", "HEAD")
def mine_list(request: HttpRequest, number: int) -> HttpResponseBase:
    """One list: how many rows became what, those to decide first."""
    require(request.user, Act.SEE_MINE_LISTS)
    received = get_object_or_404(MineList, seq=number)
    counts = counts_of([received])[number]
    became = request.GET.get("became", "")
    rows = _became(ListedRow.objects.filter(received=number).order_by("row"), became)
    table = Table("rows", _("Rows of the list"), COLUMNS, rows, read=ShownRow)
    table.empty = _("No row became this.")
    if form := wanted_format(request):
        table.columns = [*COLUMNS, *MORE]
        return download(table, form)
    shown = portion(list(rows.filter(row__gt=after_number(request))[: ROWS + 1]), key="row", asked=request)
    table.rows = shown.rows
    may_match = may(request.user, Act.MATCH_MINES)
    context = {
        "received": received,
        "counts": counts,
        "figures": _figures(counts),
        "became": became,
        "table": table,
        "portion": shown,
        "may_match": may_match,
        "may_accept": may_match and counts.proposed,
        "first": rows.filter(WAITING).first() if counts.waiting else None,
    }
    return render(request, "field/mine_lists/list.html", context)


@page("POST")
def mine_list_accept(request: HttpRequest, number: int) -> HttpResponseBase:
    """Enter every row that is still proposed as a candidate site."""
    require(request.user, Act.MATCH_MINES)
    get_object_or_404(MineList, seq=number)
    done = accept_new(received=number, by=request.user)
    told = ngettext("%(number)s site was entered.", "%(number)s sites were entered.", done.entered)
    said_so = [told % {"number": done.entered}]
    if done.known:
        said_so.append(gettext("%(number)s are known by now.") % {"number": done.known})
    if done.doubted:
        said_so.append(gettext("%(number)s are to be decided.") % {"number": done.doubted})
    messages.success(request, " ".join(said_so))
    return redirect("field:mine-list", number=number)


def _became(rows: QuerySet[ListedRow], became: str) -> QuerySet[ListedRow]:
    match became:
        case "waiting":
            return rows.filter(WAITING)
        case "proposed":
            return rows.filter(PROPOSED)
        case "refused":
            return rows.filter(outcome=Outcome.REFUSED)
        case "twins":
            return rows.filter(outcome=Outcome.TWIN)
        case "accepted":
            return rows.filter(choice=Choice.NEW)
        case "ignored":
            return rows.filter(choice=Choice.IGNORED)
        case "matched":
            return rows.exclude(site="").exclude(choice=Choice.NEW)
    return rows


def _figures(counts: Counts) -> list[Figure]:
    named = [
        ("waiting", _("To decide"), counts.waiting),
        ("proposed", _("New"), counts.proposed),
        ("matched", _("Known sites"), counts.matched),
        ("accepted", _("Entered"), counts.accepted),
        ("twins", _("Repeated"), counts.twins),
        ("ignored", _("Set aside"), counts.ignored),
        ("refused", _("Refused"), counts.refused),
    ]
    return [Figure(words, count(number), "", f"?became={name}") for name, words, number in named]
