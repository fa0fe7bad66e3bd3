"""The page of the map: filters, the drawing, where to look nearer, and the list of the same sites. (sites)"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import F
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.people.policies import require
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act
from chanzo.places.divisions import approximate
from chanzo.places.drawing import ASPECT, Mark, map_of
from chanzo.places.layers import layers_for
from chanzo.places.plane import Box, box_of, fitted, shaped
from chanzo.places.words import country
from chanzo.web.downloads import download
from chanzo.web.pages import page
from chanzo.web.paging import after, portion
from chanzo.web.status import status
from chanzo.web.tables import Column, Table, wanted_format

from ..measures import Measure, measures_for
from ..queries.standing import sites_in
from ..story import minerals_told
from .controls import controls
from .forms import MapFilter
from .legend import figure_text, legend
from .rows import Located, located, size_of, steps_of


def site_url(row: Located) -> str:
    """The page of a site."""
    return _page_of(row.site)


# A thousand addresses a page take longer to make than the page itself.
@lru_cache(maxsize=16_384)
def _page_of(code: str) -> str:
    return reverse("sites:site", args=[code])


COLUMNS = [
    Column("site", _("Site"), "code", site_url),
    Column("name", _("Name"), link=site_url),
    Column("standing", _("Status"), status="standing"),
    Column("province", _("Province")),
    Column("territory", _("Territory")),
    Column("minerals", _("Minerals"), told=minerals_told),
]
# What the files say besides.
MORE = [
    Column("country", _("Country")),
    Column("tagging_point", _("Tagging point"), "code"),
    Column("longitude", _("Longitude")),
    Column("latitude", _("Latitude")),
]


@dataclass(frozen=True)
class Zoom:
    """A place to look at nearer, and the places in it."""

    name: str
    url: str
    sites: int
    inside: list["Zoom"]


@page("GET", "HEAD")
def site_map(request: HttpRequest) -> HttpResponseBase:
    """The sites of the reader's areas that meet the filters, each by its state and the size that a measure gives it."""
    scope = scope_of(require(request.user, Act.SEE_SITES))
    # A merged site is drawn once, under the code it bears now.
    sites = sites_in(scope).filter(means=F("code"))
    measures = measures_for(request.user)
    form = MapFilter(request.GET, sites, measures)
    valid = form.is_valid()
    asked = form.cleaned_data.get("size")
    measure = next((each for each in measures if each.name == asked), measures[0])
    rows = _rows(request, form, sites, measure)
    table = Table("map", _("The same sites as a list"), [*COLUMNS, _figure_column(measure)], rows)
    if wanted := wanted_format(request):
        table.columns += MORE
        return download(table, wanted)
    last = after(request)
    listed = portion([row for row in rows if row.site > last], key="site", asked=request)
    table.rows, table.empty = listed.rows, _("No site meets these filters. Take one away.")
    drawn = [row for row in rows if row.drawn]
    whole = fitted([row.point for row in drawn], ASPECT, margin=0.06)
    box = box_of(request.GET.get("box", ""))
    box = shaped(box, ASPECT) if box else whole
    steps = steps_of(row.figure or 0 for row in drawn)
    laid = layers_for(request.user)
    context: dict[str, Any] = {
        "form": form,
        "table": table,
        "portion": listed,
        "map": map_of(
            _marks(drawn, steps, measure),
            laid,
            box,
            title=gettext("Sites"),
            nearer=lambda other: _nearer(request, other),
        ),
        "controls": controls(box, whole, lambda other: _nearer(request, other)),
        "legend": legend(drawn, laid, steps, measure),
        "zooms": _zooms(request, drawn),
        "sites": len(rows),
        "elsewhere": len(rows) - len(drawn),
        "approximate": approximate(),
    }
    return render(request, "sites/map.html", context, status=200 if valid else 422)


def _rows(request: HttpRequest, form: MapFilter, sites: Any, measure: Measure) -> list[Located]:
    chosen = list(form.sites_of(sites))
    figures = measure.values(request.user, [site.code for site in chosen])
    found = located(chosen, clock.today(), figures)
    met = [row for row in found if form.meets(row, status("standing", row.standing).shape)]
    # Pages of the list are cut by comparing codes here, so their order is ours and not the database's.
    return sorted(met, key=lambda row: row.site)


def _figure_column(measure: Measure) -> Column:
    return Column("figure", measure.words, measure.kind)


def _marks(rows: Sequence[Located], steps: list[int], measure: Measure) -> list[Mark]:
    marks, says, named = [], gettext("%(what)s: %(which)s"), Counter(row.name for row in rows)
    states = {standing: status("standing", standing) for standing in {row.standing for row in rows}}
    words, what = {standing: str(state.word) for standing, state in states.items()}, str(measure.words)
    for row in rows:
        # The address says the code; saying it twice would weigh a tenth of the page.
        called = row.name if named[row.name] == 1 else f"{row.name} ({row.site})"
        told = [called, words[row.standing] if row.standing else ""]
        if row.figure is not None:
            told.append(says % {"what": what, "which": figure_text(measure, row.figure)})
        title = "; ".join(each for each in told if each)
        shape = states[row.standing].shape
        marks.append(Mark(*row.point, shape, size_of(row.figure, steps), row.name, title, site_url(row)))
    return marks


def _nearer(request: HttpRequest, box: Box) -> str:
    asked = request.GET.copy()
    asked["box"] = str(box)
    asked.pop("after", None)
    return f"?{asked.urlencode(safe=',')}"


def _zooms(request: HttpRequest, rows: Sequence[Located]) -> list[Zoom]:
    """Countries, their provinces, their territories, each with the box that holds its sites."""
    return _inside(request, rows, ("country", "province", "territory"))


def _inside(request: HttpRequest, rows: Sequence[Located], names: Sequence[str]) -> list[Zoom]:
    if not names:
        return []
    parts: dict[str, list[Located]] = defaultdict(list)
    for row in rows:
        parts[getattr(row, names[0])].append(row)
    found = []
    for name, part in sorted(parts.items()):
        if name:
            box = fitted([row.point for row in part], ASPECT)
            label = country(name) if names[0] == "country" else name
            found.append(Zoom(label, _nearer(request, box), len(part), _inside(request, part, names[1:])))
    return found
