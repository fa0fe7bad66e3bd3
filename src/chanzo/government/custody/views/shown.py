"""How the pages of tag custody are put together: a list, one thing, a form for an act. (government)"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

import orjson
from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chanzo.core.days import day_text
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.register import lead_to_organisations
from chanzo.people.types import Act
from chanzo.sites.door import Settled
from chanzo.web.downloads import download
from chanzo.web.formats import count
from chanzo.web.menu import Words
from chanzo.web.pages import STATUS, said
from chanzo.web.paging import ROWS, Portion, after_number, portion
from chanzo.web.tables import Table, wanted_format

from ..rules.spans import stored

T = TypeVar("T")


class Fact(NamedTuple):
    """A figure or fact of a page: what it is, its text, where it leads, its shape where it is a state."""

    label: Words
    text: Words
    url: str = ""
    shape: str = ""


class Link(NamedTuple):
    """Something to do from a page."""

    label: Words
    url: str
    main: bool = False


class Banner(NamedTuple):
    """Something that a reader must know first."""

    shape: str
    text: Words


Crumb = tuple[Words, str]


def home_crumb() -> Crumb:
    """The front page of custody."""
    return _("Tag custody"), reverse("government:custody")


def answered(request: HttpRequest, template: str, tables: Sequence[Table], **context: Any) -> HttpResponseBase:
    """A page with its tables, or one of them as a file."""
    if asked := wanted_format(request):
        named = {table.name: table for table in tables}
        return download(named.get(request.GET.get("table", "")) or tables[0], asked)
    if (day := context.get("day")) is not None:
        context["written_day"] = day_text(day)
    return render(request, f"government/custody/{template}.html", {"tables": tables, **context})


def paged(request: HttpRequest, rows: Iterable[Any], read: Callable[[Any], dict[str, Any]]) -> Portion:
    """Some rows of a gate, newest record first, read only as far as is shown; a file has them all."""
    whole = bool(wanted_format(request))
    before, kept = after_number(request), []
    for row in rows:
        if before and row.seq >= before:
            continue
        kept.append(read(row) | {"seq": row.seq})
        if len(kept) > ROWS and not whole:
            break
    return portion(kept, key="seq", asked=request, size=len(kept) if whole else ROWS)


def list_page(
    request: HttpRequest, tables: Sequence[Table], shown: Portion, act: Act, do: Link, **context: Any
) -> HttpResponseBase:
    """A list of acts of custody, newest first, and the way to a new one for who may do it."""
    actions = [do] if may(request.user, act) else []
    return answered(request, "listing", tables, crumbs=[home_crumb()], portion=shown, actions=actions, **context)


def one_of(request: HttpRequest, gate: Callable[..., Iterator[T]], seq: int) -> T:
    """The act of an address; what is not the reader's is not found."""
    require(request.user, Act.SEE_CUSTODY)
    row = next(gate(request.user, seq=seq), None)
    if row is None:
        raise Http404
    return row


def ranges_told(kept: str) -> str:
    """Ranges as a record keeps them, in words."""
    return ", ".join(map(str, stored(orjson.loads(kept))))


def with_organisations(request: HttpRequest, table: Table, *columns: str) -> Table:
    """A table whose holders lead to their pages."""
    return lead_to_organisations(table, request.user, *columns)


def form_page(
    request: HttpRequest,
    form: forms.Form,
    do: Callable[[dict[str, Any]], str],
    *,
    title: Words,
    submit: Words,
    back: str,
    template: str = "form",
    **context: Any,
) -> HttpResponse:
    """A form for one act: done, the reader is led on; refused, the form says why."""
    if form.is_bound and form.is_valid():
        try:
            url = do(form.cleaned_data)
        except Refused as refused:
            if refused.code in STATUS:
                raise
            form.add_error(None, said(refused))
        else:
            return redirect(url)
    shown = {"form": form, "title": title, "submit": submit, "back": back, **context}
    return render(request, f"government/custody/{template}.html", shown, status=422 if form.errors else 200)


def tell(request: HttpRequest, what: str, settled: Settled | None = None) -> None:
    """Say that an act stands, and what it changed in the findings."""
    messages.success(request, what)
    raised = len(settled.raised) if settled else 0
    if raised:
        told = ngettext("It raised %(number)s finding.", "It raised %(number)s findings.", raised)
        messages.warning(request, told % {"number": count(raised)})


def by_of(user: Any, actor: str) -> str:
    """Who did an act, by person number; whom the state sent is no matter of a company."""
    return actor if user.scope.agents else ""
