"""Pages of official acts: the list, one act, and its paper. (government)"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from chanzo.people.policies import may, require
from chanzo.people.register import lead_to_organisations
from chanzo.people.types import Act
from chanzo.traceability.types import VERSIONS, cells_of
from chanzo.web.downloads import download
from chanzo.web.formats import month
from chanzo.web.pages import page
from chanzo.web.paging import ROWS, after_number, portion
from chanzo.web.paper import code_of
from chanzo.web.tables import Column, Table, wanted_format

from ..forms import ActFilter, month_read
from ..queries.acts import Found, act_found, may_see, may_sign
from ..queries.headings import head_of
from ..queries.listing import Wanted, acts_visible_to, order_of
from ..queries.scans import copies_of, signed_states
from ..statement import Written
from ..types import COPIES, SIGNED_BY, USUAL_COPIES, ActKind, number_read
from ..words import COPY_FOR, MOVEMENTS, SIGNERS, TITLES
from ..written import standing, written

LANGUAGES = ("en", "fr")
MOST = 200  # rows that a page shows; the paper and the files hold them all


def _act_page(row: dict[str, Any]) -> str:
    return reverse("government:act", args=[row["number"]])


COLUMNS = [
    Column("number", _("Number"), "code", _act_page),
    Column("title", _("Act"), link=_act_page),
    Column("day", _("Date"), "day"),
    Column("organisation", _("Organisation")),
    Column("site", _("Site"), "code"),
    Column("what", _("What")),
    Column("signed", _("Signed"), status="signed"),
]


@page("GET", "HEAD")
def act_list(request: HttpRequest) -> HttpResponseBase:
    """The acts that the reader may see, newest record first."""
    require(request.user, Act.SEE_ACTS)
    form = ActFilter(request.GET or None)
    if form.is_bound and not form.is_valid():
        return render(request, "government/acts.html", {"form": form}, status=422)
    given = form.cleaned_data if form.is_bound else {}
    wanted = Wanted(
        kind=given.get("kind", ""),
        organisation=given.get("organisation", "").strip(),
        site=given.get("site", "").strip(),
        month=month_read(given.get("month", "")),
        before=after_number(request) or None,
    )
    found = acts_visible_to(request.user, wanted)
    if asked := wanted_format(request):
        return download(Table("acts", _("Official acts"), COLUMNS, rows_of(list(found))), asked)
    acts = []
    for act in found:
        acts.append(act)
        if len(acts) > ROWS:
            break
    shown = portion(rows_of(acts), key="order", asked=request)
    table = Table("acts", _("Official acts, newest record first"), COLUMNS, shown.rows)
    table.empty = _("No act matches. Acts come with movements of tags, acts on bags, counts, export lots and months.")
    lead_to_organisations(table, request.user, "organisation")
    context = {"form": form, "table": table, "portion": shown, "may_head": may(request.user, Act.SET_HEADINGS)}
    return render(request, "government/acts.html", context)


def rows_of(acts: list[Found]) -> list[dict[str, Any]]:
    """Rows of a list of acts, with whether each is signed."""
    signed = signed_states(acts)
    return [
        {
            "number": str(act.number),
            "title": TITLES[act.kind],
            "day": act.day,
            "organisation": act.organisation or (act.statement.province if act.statement else ""),
            "site": act.sites[0] if act.sites else "",
            "what": _what(act),
            "signed": signed.get(str(act.number), ""),
            "order": order_of(act),
        }
        for act in acts
    ]


def _what(act: Found) -> str:
    """The act in a few words of its own."""
    if act.statement is not None:
        return month(act.statement.month)
    cells = cells_of(act.lines[0].text)
    if act.kind is ActKind.PACKING_LIST:
        return str(cells["lot"])
    if "first" in cells:
        more = f" + {len(act.lines) - 1}" if len(act.lines) > 1 else ""
        span = cells["first"] if cells["first"] == cells["last"] else f"{cells['first']}–{cells['last']}"
        return f"{MOVEMENTS[cells['action']]} {span}{more}"
    return ", ".join(str(part) for part in (cells.get("tag"), cells.get("document"), cells.get("depot")) if part)


def act_called(request: HttpRequest, number: str) -> Found:
    """The act under its own number, if the reader may see it; else it is not found."""
    require(request.user, Act.SEE_ACTS)
    read = number_read(number)
    act = act_found(read) if read else None
    if act is None or not may_see(request.user, act):
        raise Http404
    return act


@page("GET", "HEAD")
def act_page(request: HttpRequest, number: str) -> HttpResponseBase:
    """One act: what it says, whether it still stands, its signed copies."""
    act = act_called(request, number)
    if str(act.number) != number:
        return redirect("government:act", number=str(act.number))
    if asked := wanted_format(request):
        return download(_asked(written(act, files=True), request), asked)
    paper = written(act)
    for table in paper.tables:
        table.most = MOST
    copies = [
        {"copy": copy, "signers": [(SIGNERS.get(role, role), person) for role, person in copy.signatories]}
        for copy in copies_of(act)
    ]
    # Whom the state sent is no matter of a company: it reads the roles.
    sees_people = may(request.user, Act.SEE_MONTHS)
    context = {
        "act": act,
        "title": TITLES[act.kind],
        "paper": paper,
        "signed": signed_states([act]).get(number, ""),
        "copies": copies,
        "corrected": _corrections(act),
        "may_sign": may_sign(request.user, act),
        "sees_people": sees_people,
    }
    return render(request, "government/act.html", context)


def _asked(paper: Written, request: HttpRequest) -> Table:
    named = {table.name: table for table in paper.tables}
    return named.get(request.GET.get("table", "")) or paper.tables[0]


def _corrections(act: Found) -> list[dict[str, Any]]:
    """The lines that no longer count, each with what became of it."""
    gone = [line for line in act.lines if not line.effective]
    return [{"state": standing(line), "place": line.version % VERSIONS + 1, "record": line.undone_at} for line in gone]


@page("GET", "HEAD")
def act_print(request: HttpRequest, number: str) -> HttpResponseBase:
    """The paper of an act in the language asked for, or the reader's: heading, number, code, blocks to sign."""
    act = act_called(request, number)
    language = request.GET.get("lang") or (translation.get_language() or "en")[:2]
    with translation.override(language if language in LANGUAGES else "en"):
        address = request.build_absolute_uri(reverse("government:act", args=[str(act.number)]))
        copies = COPIES.get(act.kind, USUAL_COPIES)
        context = {
            "act": act,
            "number": str(act.number),
            "title": TITLES[act.kind],
            "paper": written(act),
            "head": head_of(act.organisations, language),
            "address": address,
            "code": code_of(address),
            "roles": [SIGNERS[role] for role in SIGNED_BY[act.kind]],
            "copies": [COPY_FOR[whom] for whom in copies],
            "restated": act.statement is not None and act.statement.sort != "closed",
        }
        return render(request, "government/print.html", context)
