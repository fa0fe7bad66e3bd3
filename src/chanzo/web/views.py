"""The home page and the language switch; what they show is registered by the rooms. (web)"""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from .downloads import download
from .gallery import gallery
from .languages import note_language
from .news import news_for, visit_before
from .pages import page
from .panels import panels_of, tables_in
from .search import only_hit, search
from .tables import wanted_format

YEAR_S = 365 * 24 * 3600


@page("GET", "HEAD")
def home(request: HttpRequest) -> HttpResponseBase:
    panels = panels_of("home", request)
    if (form := wanted_format(request)) and (asked := tables_in(panels).get(request.GET.get("table", ""))):
        return download(asked, form)
    since = visit_before(request.user)
    context = {"panels": panels, "since": since, "news": news_for(request, since) if since else []}
    return render(request, "web/home.html", context)


@page("GET", "HEAD")
def search_page(request: HttpRequest) -> HttpResponseBase:
    """What bears the text; a single thing that bears just it is opened."""
    text = request.GET.get("q", "").strip()
    found = search(request.user, text)
    if hit := only_hit(found):
        return redirect(hit.url)
    return render(request, "web/search.html", {"sought": text, "found": found})


@page("GET", "HEAD")
def components(request: HttpRequest) -> HttpResponseBase:
    return render(request, "web/components.html", gallery())


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Keep the language asked for a year, with the account too, then go back to the page."""
    response = set_language(request)
    for cookie in response.cookies.values():
        cookie["max-age"] = YEAR_S
        note_language(request.user, cookie.value)
    return response
