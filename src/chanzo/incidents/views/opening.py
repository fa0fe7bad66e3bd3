"""The first page of an incident: an alert is reported, or a case opened at once. (incidents)"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from chanzo.core.refusals import Refused
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.pages import page, said

from ..account_forms import AccountForm
from ..queries.incidents import seen_by
from ..services.opening import open_incident, report_alert
from ..services.telling import reckon_holders
from ..types import Audience


@page("GET", "HEAD", "POST")
def new_incident(request: HttpRequest) -> HttpResponseBase:
    """Report an alert, or open an incident at once; who may not handle incidents reports."""
    require(request.user, Act.REPORT_ALERT)
    opens = may(request.user, Act.HANDLE_INCIDENT)
    # Whoever reports may write every field, also those that only others will read.
    form = AccountForm(
        request.POST or None, audiences=list(Audience), initial={"site": request.GET.get("site", "")[:100]}
    )
    if form.is_valid():
        at_once = opens and request.POST.get("act") == "open"
        try:
            number = (open_incident if at_once else report_alert)(account=form.account(), by=request.user)
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            reckon_holders(number=number)
            messages.success(request, _("%(number)s is on record.") % {"number": number})
            mine = seen_by(request.user, number) is not None
            return redirect("incidents:incident", number=number) if mine else redirect("home")
    context = {"form": form, "opens": opens}
    return render(request, "incidents/new.html", context, status=422 if form.errors else 200)
