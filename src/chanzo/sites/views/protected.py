"""Protected areas: layers that count, areas with the sites in and near them, how every site stands. (sites)"""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chanzo.core.refusals import SENTENCES
from chanzo.people.policies import may, require
from chanzo.people.scopes import scope_of
from chanzo.people.types import Act
from chanzo.places.drawn import drawn
from chanzo.places.layers import Feature
from chanzo.places.models import Area, Layer
from chanzo.places.queries.layers import area_of, current_layers, versions_of
from chanzo.places.services.outlines import extent_of, outlines_of
from chanzo.places.small import Spot, small_map
from chanzo.places.types import LayerRow
from chanzo.places.words import country
from chanzo.web.downloads import download
from chanzo.web.formats import count
from chanzo.web.pages import page
from chanzo.web.paging import ROWS, after_number, portion
from chanzo.web.panels import Figure
from chanzo.web.tables import Column, Table, wanted_format

from ..map.rows import located
from ..protected_words import BOUNDARIES, distance
from ..queries import observations
from ..queries.protected import SiteStands, around, layer_called, loaded_as, stands_in
from .observations import COLUMNS as OBSERVED

# Sites that the first page names.
NAMED = 12


def _site_page(row: Any) -> str:
    return reverse("sites:site", args=[row.site])


STANDS = [
    Column("site", _("Site"), "code", _site_page),
    Column("name", _("Name"), link=_site_page),
    Column("territory", _("Territory")),
    Column("province", _("Province")),
    Column("standing", _("Protected area"), status="protected"),
    Column("area", _("Area, or the nearest")),
    Column("distance_cm", _("Distance"), told=distance),
    Column("says", _("Inside by")),
    Column("denies", _("Outside by")),
]


@page("GET", "HEAD")
def protected(request: HttpRequest) -> HttpResponseBase:
    """The layers that count, and the sites that stand inside or are disputed."""
    scope = scope_of(require(request.user, Act.SEE_SITES))
    rows = stands_in(scope)
    grave = [row for row in rows if row.standing in ("inside", "disputed")]
    layers = _layers([Layer.objects.get(seq=each.seq) for each in current_layers()])
    if form := wanted_format(request):
        return download(layers, form)
    numbers = {name: sum(row.standing == name for row in rows) for name in ("inside", "disputed", "outside")}
    context = {
        "layers": layers,
        "figures": [
            Figure(_("Sites inside"), count(numbers["inside"]), "", reverse("sites:protected-sites")),
            Figure(_("Disputed"), count(numbers["disputed"]), "", reverse("sites:protected-sites")),
            Figure(_("Outside"), count(numbers["outside"])),
        ],
        "grave": Table("grave", _("Sites inside a protected area, or disputed"), STANDS, grave[:NAMED]),
        "more": len(grave) - NAMED,
        "may_load": may(request.user, Act.LOAD_AREAS),
        "sees_observations": may(request.user, Act.SEE_OBSERVATIONS),
    }
    return render(request, "sites/protected/layers.html", context)


@page("GET", "HEAD")
def protected_sites(request: HttpRequest) -> HttpResponseBase:
    """How every site of the reader's areas stands to protected areas, the gravest first."""
    scope = scope_of(require(request.user, Act.SEE_SITES))
    table = Table("protected-sites", _("Sites and protected areas"), STANDS, stands_in(scope))
    table.empty = _("No site was checked: no layer is loaded, or no site has coordinates.")
    if form := wanted_format(request):
        return download(table, form)
    start = after_number(request)
    numbered = [_Numbered(row, at) for at, row in enumerate(table.rows, start=1)][start : start + ROWS + 1]
    shown = portion(numbered, key="at", asked=request)
    table.rows = [each.row for each in shown.rows]
    return render(request, "sites/protected/sites.html", {"table": table, "portion": shown})


class _Numbered:
    """A row with its place in the list, since its order is no key."""

    def __init__(self, row: SiteStands, at: int) -> None:
        self.row, self.at = row, at


@page("GET", "HEAD")
def layer_page(request: HttpRequest, name: str) -> HttpResponseBase:
    """A layer: its versions, where its areas lie, what they are, what was refused."""
    require(request.user, Act.SEE_SITES)
    versions = versions_of(name)
    if not versions:
        raise Http404
    current = layer_called(name)
    areas = _areas(current) if current else None
    if (form := wanted_format(request)) and areas is not None:
        return download(areas, form)
    context: dict[str, Any] = {
        "name": name,
        "layer": versions[0],
        "current": current,
        "versions": versions,
        "may_load": may(request.user, Act.LOAD_AREAS),
        "refused": _refused(current) if current else None,
        "countries": ", ".join(country(code) for code in json.loads(current.countries) if code) if current else "",
    }
    if current and areas is not None:
        start = after_number(request)
        shown = portion([row for row in areas.rows if row.number > start], key="number", asked=request)
        areas.rows = shown.rows
        drawing = small_map(
            [], title=name, text=gettext("Where its areas lie"), name="layer", areas=drawn(current), whole=True
        )
        context |= {"areas": areas, "portion": shown, "drawing": drawing}
    return render(request, "sites/protected/layer.html", context)


@page("GET", "HEAD")
def area_page(request: HttpRequest, loaded: int, number: int) -> HttpResponseBase:
    """One area: what it is, the sites in and near it, what was seen there."""
    scope = scope_of(require(request.user, Act.SEE_SITES))
    layer = loaded_as(loaded)
    area = area_of(layer, number) if layer else None
    if layer is None or area is None:
        raise Http404
    near = around(layer, number, scope)
    rows = located([site for site, _row in near], 0, {})
    spots = [
        Spot(*row.point, "serious" if found.inside else "warning", 5.5, row.name, row.name, _site_page(row))
        for row, (_site, found) in zip(rows, near, strict=True)
        if row.drawn
    ]
    outline = next(o for o in outlines_of(layer) if o.number == number)
    sites = Table("sites", _("Sites inside or within 5 km"), AROUND, [_Around(*each) for each in near])
    sites.empty = _("No site of your areas lies inside or within 5 km.")
    seen = Table("observations", _("What was seen or done here"), OBSERVED, _seen_in(request, area, near))
    seen.empty = _("Nothing was recorded here.")
    if form := wanted_format(request):
        return download(seen if request.GET.get("table") == "observations" else sites, form)
    context = {
        "area": area,
        "layer": layer,
        "boundary": BOUNDARIES[area.boundary],
        "sites": sites,
        "seen": seen if may(request.user, Act.SEE_OBSERVATIONS) else None,
        "may_observe": may(request.user, Act.OBSERVE_AREAS),
        "drawing": small_map(
            spots,
            title=area.name,
            text=gettext("The area and the sites near it"),
            name="area",
            areas=[Feature(area.name, extent_of(outline))],
            whole=True,
        ),
    }
    return render(request, "sites/protected/area.html", context)


class _Around:
    """A site inside or near an area."""

    def __init__(self, site: Any, row: Any) -> None:
        self.site, self.name, self.territory = site.code, site.name, site.territory
        vague = not row.inside and row.distance_cm == 0
        self.standing = "inside" if row.inside else "vague" if vague else "outside"
        self.distance_cm = row.distance_cm


AROUND = [
    Column("site", _("Site"), "code", _site_page),
    Column("name", _("Name"), link=_site_page),
    Column("territory", _("Territory")),
    Column("standing", _("Protected area"), status="protected"),
    Column("distance_cm", _("Distance"), told=distance),
]


def _seen_in(request: HttpRequest, area: Area, near: list[Any]) -> list[Any]:
    """Observations that name the area, or a site inside it."""
    visible = observations.visible_to(request.user)
    inside = [site.code for site, row in near if row.inside]
    return list(visible.filter(area=area.name) | visible.filter(site__in=inside)) if area.name else []


def _layers(layers: list[Layer]) -> Table:
    columns = [
        Column("name", _("Layer"), link=lambda row: row.get_absolute_url()),
        Column("version", _("Version"), "count"),
        Column("source", _("Who publishes it")),
        Column("licence", _("Licence")),
        Column("dated", _("As of"), "day"),
        Column("areas", _("Protected areas"), "count"),
        Column("refused", _("Refused"), "count"),
    ]
    return Table("layers", _("Layers that sites are held against"), columns, layers)


def _areas(layer: LayerRow) -> Table:
    columns = [
        Column("name", _("Protected area"), link=lambda row: reverse("sites:area", args=[layer.seq, row.number])),
        Column("designation", _("Sort")),
        Column("category", _("IUCN category")),
        Column("boundary", _("Boundary"), told=lambda value: str(BOUNDARIES[value])),
        Column("reported_ha", _("Reported hectares"), "count", told=lambda value: count(value or None)),
        Column("code", _("Its number"), "code"),
    ]
    rows = list(Area.objects.filter(sha256=layer.sha256).defer("outline").order_by("number"))
    return Table("areas", _("Areas of the layer"), columns, rows)


def _refused(layer: LayerRow) -> Table:
    columns = [
        Column("number", _("Feature"), "count"),
        Column("name", _("Name")),
        Column("why", _("Why it is refused")),
    ]
    rows = [
        {"number": number, "name": name, "why": gettext(SENTENCES.get(code, code))}
        for number, code, name in json.loads(layer.unread)
    ]
    return Table("refused", _("Features that cannot be used"), columns, rows)
