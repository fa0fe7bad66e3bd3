"""The map of incidents: each place by its gravest level and how many there are. (incidents)"""

from collections.abc import Callable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.places.divisions import approximate
from chanzo.places.drawing import ASPECT, Mark, map_of
from chanzo.places.plane import Box, box_of, fitted, shaped
from chanzo.places.symbols import SHAPES
from chanzo.sites.map.controls import Control, controls
from chanzo.web.pages import page
from chanzo.web.status import status
from chanzo.web.tables import Table

from ..queries.places import Spot, spots_of
from ..words import LEVELS
from .listing import COLUMNS, MOST, filter_form, filtered, incident_url, rows_of

# How many incidents a place has at least for each size of its sign.
SIZES = (1, 2, 4, 8)


@page("GET", "HEAD")
def incident_map(request: HttpRequest) -> HttpResponseBase:
    """Where the incidents lie that meet the filters, no more exactly than they are known or the reader may know."""
    require(request.user, Act.SEE_INCIDENTS)
    form = filter_form(request)
    valid = not form.is_bound or form.is_valid()
    incidents = filtered(request.user, form.cleaned_data if form.is_bound and valid else {})
    spots = spots_of(request.user, incidents)
    whole = fitted([spot.point for spot in spots], ASPECT, margin=0.06)
    asked = box_of(request.GET.get("box", ""))
    box = shaped(asked, ASPECT) if asked else whole
    table = Table("incidents", _("The same incidents as a list"), COLUMNS, rows_of(incidents), most=MOST)
    table.empty = _("No incident meets these filters. Take one away.")
    drawn = sum(len(spot.incidents) for spot in spots)

    def nearer(other: Box) -> str:
        query = request.GET.copy()
        query["box"] = str(other)
        return f"?{query.urlencode(safe=',')}"

    context = {
        "form": form,
        "table": table,
        "map": map_of([_mark(spot) for spot in spots], [], box, title=_("Incidents"), nearer=nearer),
        "controls": _controls(box, whole, nearer),
        "levels": [
            (SHAPES[status("level", str(level)).shape], word, _number(spots, level)) for level, word in LEVELS.items()
        ],
        "drawn": drawn,
        "elsewhere": len(incidents) - drawn,
        "approximate": approximate(),
    }
    return render(request, "incidents/map.html", context, status=200 if valid else 422)


def _mark(spot: Spot) -> Mark:
    number = len(spot.incidents)
    shape = status("level", str(min(one.level for one in spot.incidents))).shape
    several = ngettext("%(number)s incident", "%(number)s incidents", number) % {"number": number}
    named = spot.name or _("A point, about here")
    title = f"{named}; {several}: {', '.join(sorted(one.number for one in spot.incidents)[:8])}"
    size = sum(number >= least for least in SIZES) - 1
    return Mark(*spot.point, shape, size, named, title, _leads_to(spot))


def _leads_to(spot: Spot) -> str:
    """The page of the only incident, else the list of the site or the province."""
    if len(spot.incidents) == 1:
        return incident_url(spot.incidents[0].number)
    query = f"site={spot.site}" if spot.site else f"province={spot.incidents[0].province}"
    return f"{reverse('incidents:incidents')}?state=all&{query}"


def _number(spots: Sequence[Spot], level: int) -> int:
    return sum(one.level == level for spot in spots for one in spot.incidents)


def _controls(box: Box, whole: Box, nearer: Callable[[Box], str]) -> list[Any]:
    *steps, all_of_it = controls(box, whole, nearer)
    return [*steps, Control(all_of_it.sign, _("All incidents"), all_of_it.url, all_of_it.act)]
