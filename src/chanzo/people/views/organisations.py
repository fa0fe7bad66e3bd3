"""Pages of organisations: the register, and everything known of one. (people)"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.paging import ROWS, after, portion
from chanzo.web.panels import panels_of, tables_in
from chanzo.web.tables import wanted_format

from ..policies import require
from ..queries import aliases_of, names_of, organisation_called, organisations_like, organisations_visible_to
from ..register import table_of_names, table_of_organisations
from ..types import Act
from ..words import ORGANISATION_ROLES, role_word


@page("GET", "HEAD")
def organisation_list(request: HttpRequest) -> HttpResponseBase:
    """The organisations that the reader may open, searched by any name they ever had."""
    require(request.user, Act.SEE_ORGANISATIONS)
    written, role = request.GET.get("q", "")[:100], request.GET.get("role", "")[:50]
    found = organisations_like(organisations_visible_to(request.user), written, role)
    if form := wanted_format(request):
        return download(table_of_organisations(found), form)
    shown = portion(list(found.filter(code__gt=after(request))[: ROWS + 1]), key="code", asked=request)
    context = {
        "table": table_of_organisations(shown.rows),
        "portion": shown,
        "written": written,
        "role": role,
        "roles": [("", _("Any")), *ORGANISATION_ROLES.items()],
    }
    return render(request, "people/organisation_list.html", context)


@page("GET", "HEAD")
def organisation_page(request: HttpRequest, code: str) -> HttpResponseBase:
    """Names of one organisation and what other rooms add; any name it ever had leads to its code."""
    require(request.user, Act.SEE_ORGANISATIONS)
    called = organisation_called(code)
    organisation = organisations_visible_to(request.user).filter(pk=called.code).first() if called else None
    if organisation is None:
        raise Http404
    if organisation.code != code:
        return redirect("people:organisation", code=organisation.code)
    panels = panels_of("organisation", request, organisation)
    tables = {"names": table_of_names(names_of(organisation)), **tables_in(panels)}
    if (form := wanted_format(request)) and (asked := tables.get(request.GET.get("table", ""))):
        return download(asked, form)
    context: dict[str, Any] = {
        "organisation": organisation,
        "role": role_word(organisation.role),
        "aliases": aliases_of(organisation),
        "names": tables["names"],
        "panels": panels,
    }
    return render(request, "people/organisation.html", context)
