"""Stating an incident anew: the form with what stands, each field with who reads it. (incidents)"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from chanzo.core.refusals import Refused
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.pages import page, said

from ..account_forms import DescribeForm, initial_of
from ..queries.areas import place_named
from ..queries.incidents import Seen
from ..queries.things import related_of
from ..services.describing import describe_incident
from .case import incident_seen


def handled(request: HttpRequest, number: str) -> Seen:
    """An incident that this person handles; not found, or not allowed, otherwise."""
    require(request.user, Act.HANDLE_INCIDENT)
    seen = incident_seen(request, number)
    at = place_named(seen.incident.site, seen.incident.area, seen.incident.province)
    require(request.user, Act.HANDLE_INCIDENT, at=at)
    return seen


@page("GET", "HEAD", "POST")
def describe(request: HttpRequest, number: str) -> HttpResponseBase:
    """The account, place, days and relations, stated anew with the reason; fields of others stay unseen."""
    seen = handled(request, number)
    initial = initial_of(seen.incident, seen.texts, related_of(number))
    form = DescribeForm(
        request.POST or None, audiences=seen.audiences, standing=seen.incident.category, initial=initial
    )
    if form.is_valid():
        try:
            describe_incident(
                number=number, description=form.description(), reason=form.cleaned_data["reason"],
                seen_at=form.cleaned_data["seen_at"], by=request.user,
            )  # fmt: skip
        except Refused as refused:
            form.add_error(None, said(refused))
        else:
            messages.success(request, _("The account is changed; what it said before stays beside it."))
            return redirect("incidents:incident", number=number)
    context = {"form": form, "incident": seen.incident}
    return render(request, "incidents/describe.html", context, status=422 if form.errors else 200)
