"""What stands at the head of each service's paper. (government)"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.web.pages import page

from ..forms import HeadingForm
from ..models import Heading
from ..services.headings import set_heading


@page("GET", "HEAD")
def heading_list(request: HttpRequest) -> HttpResponseBase:
    """Every heading, the installation's first."""
    require(request.user, Act.SET_HEADINGS)
    return render(request, "government/headings.html", {"headings": Heading.objects.order_by("organisation")})


@page("GET", "HEAD", "POST")
def heading_new(request: HttpRequest) -> HttpResponseBase:
    """A heading for a service, or the installation's."""
    return _edit(request, Heading())


@page("GET", "HEAD", "POST")
def heading_page(request: HttpRequest, pk: int) -> HttpResponseBase:
    """One heading, to change it."""
    require(request.user, Act.SET_HEADINGS)
    return _edit(request, get_object_or_404(Heading, pk=pk))


def _edit(request: HttpRequest, heading: Heading) -> HttpResponseBase:
    require(request.user, Act.SET_HEADINGS)
    form = HeadingForm(request.POST or None, instance=heading)
    if form.is_valid():
        set_heading(heading=form.save(commit=False), by=request.user)
        messages.success(request, _("The heading is kept."))
        return redirect("government:headings")
    return render(request, "government/heading.html", {"form": form}, status=422 if form.errors else 200)
