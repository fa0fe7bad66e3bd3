"""Pages of a site's identity: what names it, who works there, and the acts that change either. (sites)"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.people.types import Act
from chanzo.web.pages import page

from ..forms.acts import ActForm
from ..forms.dated import AttributeForm, CloseForm, EndForm, IssueForm, MergeForm, RenameForm, SplitForm
from ..models import SiteAttribute
from ..services import identity as services
from .requests import done_said
from .statuses import site_for


class Change(NamedTuple):
    """One act: its form, its service, its words."""

    form: type[ActForm]
    service: Callable[..., Any]
    title: Promise


CHANGES: dict[str, Change] = {
    "attribute": Change(AttributeForm, services.state_attribute, gettext_lazy("Add an identifier, licence or holder")),
    "issue": Change(IssueForm, services.issue_identifier, gettext_lazy("Issue an ICGLR identifier")),
    "rename": Change(RenameForm, services.rename_site, gettext_lazy("Rename the site")),
    "merge": Change(MergeForm, services.merge_site, gettext_lazy("Merge it into another site")),
    "split": Change(SplitForm, services.split_site, gettext_lazy("Split it into parts")),
    "close": Change(CloseForm, services.close_site, gettext_lazy("Close the site")),
}


@page("GET", "HEAD", "POST")
def change(request: HttpRequest, what: str, code: str) -> HttpResponseBase:
    """One act on the identity of a site."""
    if what not in CHANGES:
        raise Http404
    site, asked = site_for(request, code, Act.CHANGE_IDENTITY), CHANGES[what]
    form = asked.form(request.POST if request.method == "POST" else None)
    done = form.perform(asked.service, site=site.code, by=request.user)
    if done is not None:
        messages.success(request, done if isinstance(done, str) else done_said(done))
        return redirect("sites:site", code=site.code)
    return _shown(request, form, asked.title, str(site), site.code)


@page("GET", "HEAD", "POST")
def attribute_end(request: HttpRequest, seq: int) -> HttpResponseBase:
    """Say the last day of an identifier, a licence or an organisation at a site."""
    row = SiteAttribute.objects.filter(seq=seq, ended_by__isnull=True).first()
    if row is None:
        raise Http404
    site = site_for(request, row.site, Act.CHANGE_IDENTITY)
    form = EndForm(request.POST if request.method == "POST" else None)
    done = form.perform(services.end_attribute, attribute=seq, by=request.user)
    if done is not None:
        messages.success(request, done_said(done))
        return redirect("sites:site", code=site.code)
    return _shown(request, form, gettext_lazy("Say the last day"), f"{row.value}, {site}", site.code)


def _shown(request: HttpRequest, form: ActForm, title: Any, lead: str, code: str) -> HttpResponseBase:
    context = {
        "form": form,
        "title": title,
        "lead": lead,
        "back": reverse("sites:site", args=[code]),
        "crumb": code,
        "act": _("Record it"),
    }
    return render(request, "sites/act.html", context, status=422 if form.errors else 200)
