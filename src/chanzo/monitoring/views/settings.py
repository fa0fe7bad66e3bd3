"""What score and planner measure with: the values in force, and those before. (monitoring)"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core import clock
from chanzo.core.days import from_day, to_day
from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.pages import page, said
from chanzo.web.tables import Column, Table

from ..forms import SettingsForm
from ..queries.settings import settings_on, statements
from ..services.settings import set_values
from ..types.settings import DEFAULTS, GROUPS
from ..words import GROUP_WORDS, SETTINGS


@page("GET", "HEAD")
def settings_page(request: HttpRequest) -> HttpResponseBase:
    """Every value in force today, and each time they were set."""
    require(request.user, Act.SEE_MONITORING)
    now = settings_on(clock.today())
    columns = [
        Column("what", gettext_lazy("Value")),
        Column("now", gettext_lazy("In force"), "count"),
        Column("usual", gettext_lazy("The program’s own"), "count"),
    ]
    tables = [
        Table(
            group, GROUP_WORDS[group], columns,
            [{"what": SETTINGS[name], "now": now[name], "usual": DEFAULTS[name]} for name in names],
        )
        for group, names in GROUPS.items()
    ]  # fmt: skip
    context = {"tables": tables, "statements": statements(), "may_set": may(request.user, Act.SET_RISK_WEIGHTS)}
    return render(request, "monitoring/settings.html", context)


@page("GET", "HEAD", "POST")
def settings_set(request: HttpRequest) -> HttpResponseBase:
    """Set values, from a day on, with a reason."""
    require(request.user, Act.SET_RISK_WEIGHTS)
    today = clock.today()
    form = SettingsForm(settings_on(today), request.POST or None, initial={"from_day": from_day(today)})
    if form.is_valid():
        given = form.cleaned_data
        try:
            set_values(
                values=form.values(), from_day=to_day(given["from_day"]), reason=given["reason"], by=request.user
            )
            messages.success(request, _("The values are set."))
            return redirect("monitoring:settings")
        except Refused as refused:
            form.add_error(None, said(refused))
    return render(request, "monitoring/settings_form.html", {"form": form}, status=422 if form.errors else 200)
