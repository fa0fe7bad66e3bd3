"""An incident on paper: the case or its timeline, in English or French, as far as it is the reader's. (incidents)"""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import translation

from chanzo.web.pages import page

from ..queries.incidents import parties_in
from .case import case_context, incident_seen, touched

LANGUAGES = ("en", "fr")


@page("GET", "HEAD")
def paper(request: HttpRequest, number: str) -> HttpResponseBase:
    """The case, or with ``part=timeline`` its history alone, to be printed or saved as a PDF."""
    seen = incident_seen(request, number)
    asked = request.GET.get("lang", "")
    with translation.override(asked if asked in LANGUAGES else translation.get_language()):
        parties = parties_in(number) if seen.whole else []
        context = case_context(request, seen, parties, touched(request, seen, parties))
        more = {"languages": LANGUAGES, "timeline": request.GET.get("part") == "timeline"}
        return render(request, "incidents/paper.html", context | more)
