"""Suspending an area, and the inventory of the bags that stood there on the first day. (sites)"""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core.days import day_text
from chanzo.people.policies import may, require
from chanzo.people.types import Act
from chanzo.web.pages import page
from chanzo.web.tables import Column, Table

from ..depot import Bag
from ..forms.dated import InventoryForm, SuspendForm, WhereForm
from ..queries.standing import place_of
from ..queries.suspensions import Area, area_called, bags_standing
from ..services import suspensions as services
from ..story import minerals_told
from .requests import done_said
from .suspensions import called

# A form sends at most a thousand fields; nobody ticks more on one page.
MOST_BAGS = 900


@page("GET", "HEAD", "POST")
def suspension_new(request: HttpRequest) -> HttpResponseBase:
    """Suspend an area: first which and from when, then the bags that stand there that day, and why."""
    require(request.user, Act.SUSPEND_AREA)
    where = WhereForm(request.GET if "first" in request.GET else None, initial={"area": request.GET.get("area", "")})
    if not where.is_valid():
        return render(request, "sites/suspend_where.html", {"form": where}, status=422 if where.errors else 200)
    area, first = area_called(where.cleaned_data["area"]), where.cleaned_data["first"]
    if area is None or not all(may(request.user, Act.SUSPEND_AREA, place_of(site)) for site in area.sites):
        where.add_error("area", _("No site of your areas is called so, or some of its sites lie outside them."))
        return render(request, "sites/suspend_where.html", {"form": where}, status=422)
    bags = bags_standing(area.sites, first)
    form = SuspendForm(bags, request.POST if request.method == "POST" else None, initial={"keeper": _keeper(area)})
    done = form.perform(services.suspend_area, area=area.written, first=first, by=request.user)
    if done is not None:
        messages.success(request, done_said(done))
        return redirect("sites:suspension", first=day_text(first), area=area.written)
    return _counting(request, form, area, first, bags, _("Suspend"))


def _keeper(area: Area) -> str:
    """Who keeps the stock of a site: its tagging point, until somebody says better."""
    return area.sites[0].tagging_point if len(area.sites) == 1 else ""


def _bag_table(bags: Sequence[Bag], request: HttpRequest) -> Table:
    columns = [
        Column("tag", gettext_lazy("Tag"), "code"),
        Column("site", gettext_lazy("Site"), "code"),
        Column("mineral", gettext_lazy("Mineral"), told=minerals_told),
        Column("mass_g", gettext_lazy("Weight"), "weight"),
        Column("day", gettext_lazy("Closed on"), "day"),
        Column("holder", gettext_lazy("Holder")),
    ]
    caption = gettext_lazy("Bags that stand there by the books as the day begins: tick those that were found")
    return Table("bags", caption, columns, bags, choose="tags", chosen_by="tag", ticked=request.POST.getlist("tags"),
                 empty=gettext_lazy("By the books no bag stands there."))  # fmt: skip


@page("GET", "HEAD", "POST")
def suspension_count(request: HttpRequest, first: str, area: str) -> HttpResponseBase:
    """Write down the inventory of the first day, when it was taken on paper."""
    meant, row = called(request, first, area)
    for site in meant.sites:
        require(request.user, Act.ASSESS_SITE, place_of(site))
    bags = bags_standing(meant.sites, row.from_day)
    form = InventoryForm(bags, request.POST if request.method == "POST" else None, initial={"keeper": _keeper(meant)})
    done = form.perform(services.count_bags, area=meant.written, first=row.from_day, by=request.user)
    if done is not None:
        messages.success(request, done_said(done))
        return redirect("sites:suspension", first=first, area=meant.written)
    return _counting(request, form, meant, row.from_day, bags, _("Record it"))


def _counting(
    request: HttpRequest, form: InventoryForm, area: Area, first: int, bags: Sequence[Bag], act: str
) -> HttpResponseBase:
    """The form with the bags to tick."""
    context = {
        "form": form,
        "area": area,
        "first": first,
        "table": _bag_table(bags[:MOST_BAGS], request),
        "left_out": max(0, len(bags) - MOST_BAGS),
        "act": act,
    }
    return render(request, "sites/suspend.html", context, status=422 if form.errors else 200)
