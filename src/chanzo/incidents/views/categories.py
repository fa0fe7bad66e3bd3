"""The list of categories with its days: everybody who sees incidents reads it, the secretariat keeps it. (incidents)"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as N_

from chanzo.core import clock
from chanzo.core.days import to_day
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.downloads import download
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table, wanted_format

from ..category_forms import AddForm, EndForm
from ..queries.categories import categories
from ..services.categories import add_category, end_category
from ..words import category_word

COLUMNS = [
    Column("code", N_("Code"), "code"),
    Column("label", N_("Category")),
    Column("annex", N_("Annex II"), told=lambda yes: _("Yes") if yes else _("No")),
    Column("suspends", N_("Suspends at once"), told=lambda yes: _("Yes") if yes else _("No")),
    Column("from_day", N_("From"), "day"),
    Column("to_day", N_("To"), "day"),
]


@page("GET", "HEAD", "POST")
def category_list(request: HttpRequest) -> HttpResponseBase:
    """Every category with its flags and days; who keeps the list adds and ends them here."""
    require(request.user, Act.SEE_INCIDENTS)
    keeps, asked = may(request.user, Act.KEEP_CATEGORIES), request.POST.get("form", "")
    if request.method == "POST":
        require(request.user, Act.KEEP_CATEGORIES)
    adding = AddForm(request.POST if asked == "add" else None)
    ending = EndForm(request.POST if asked == "end" else None)
    try:
        if adding.is_valid():
            add_category(category=adding.category(), by=request.user)
        elif ending.is_valid():
            last = to_day(ending.cleaned_data["last"])
            end_category(code=ending.cleaned_data["category"], last_day=last, by=request.user)
    except Refused as refused:
        (adding if adding.is_bound else ending).add_error(None, said(refused))
    else:
        if adding.is_valid() or ending.is_valid():
            messages.success(request, _("The list is changed."))
            return redirect("incidents:categories")
    rows = [
        {"code": one.code, "label": category_word(one), "annex": one.annex, "suspends": one.suspends,
         "from_day": one.from_day, "to_day": one.to_day}
        for one in categories().every
    ]  # fmt: skip
    table = Table("categories", _("Categories of incidents"), COLUMNS, rows)
    if wanted := wanted_format(request):
        return download(table, wanted)
    context = {"table": table, "today": clock.today()} | ({"adding": adding, "ending": ending} if keeps else {})
    failed = bool(adding.errors or ending.errors)
    return render(request, "incidents/categories.html", context, status=422 if failed else 200)
