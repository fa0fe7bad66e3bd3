"""Pages of checks: a procedure looked at on a site, requirement by requirement. (government)"""

import json

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.core.days import from_day
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.pages import page

from .. import services
from ..forms import CheckForm
from ..models import Version
from ..queries import checks_visible_to, sections_in
from ..types import number_of, requirements_of, version_id
from ..words import place_told
from .reading import version_of


@page("GET", "HEAD", "POST")
def check(request: HttpRequest, procedure: int, version: int) -> HttpResponseBase:
    """Say of every requirement whether it is kept at a site."""
    require(request.user, Act.CHECK_PROCEDURE)
    found = version_of(request, procedure, version)
    language, sections = sections_in(found, translation.get_language() or "en")
    asked = requirements_of(sections)
    initial = {"site": request.GET.get("site", "")[:100], "day": from_day(clock.today())}
    form = CheckForm(asked, request.POST or None, initial=initial)
    visit = request.GET.get("visit", "")
    facts = {"procedure": procedure, "version": version, "visit": int(visit) if visit.isdecimal() else None}
    if form.is_valid() and form.perform(services.check_procedure, **facts, by=request.user):
        messages.success(request, _("The check is recorded."))
        return redirect("government:check", seq=form.done)
    context = {
        "form": form, "version": found, "number": number_of(procedure), "language": language,
        "where": place_told(found.reach, found.place),
    }  # fmt: skip
    return render(request, "government/procedures/check.html", context, status=422 if form.errors else 200)


@page("GET", "HEAD")
def check_page(request: HttpRequest, seq: int) -> HttpResponseBase:
    """One check: what was found of every requirement."""
    require(request.user, Act.SEE_CHECKS)
    found = checks_visible_to(request.user).filter(seq=seq).first()
    version = Version.objects.filter(id=version_id(found.procedure, found.version)).first() if found else None
    if found is None or version is None:
        raise Http404
    _language, sections = sections_in(version, translation.get_language() or "en")
    texts = {one.number: one.text for one in requirements_of(sections)}
    told = [(number, texts.get(number, ""), answer, remark) for number, answer, remark in json.loads(found.told)]
    context = {"check": found, "version": version, "number": number_of(found.procedure), "told": told}
    return render(request, "government/procedures/checked.html", context)
