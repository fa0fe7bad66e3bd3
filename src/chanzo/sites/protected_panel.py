"""What layers of protected areas say of a site, on its page. (sites)"""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from chanzo.places.queries.layers import current_layers
from chanzo.web.tables import Column, Table

from .models import Site
from .protected_words import distance
from .queries.observations import visible_to
from .queries.protected import Result, results_of
from .queries.screening import standing_of
from .types.screening import Standing


def _area_page(row: Result) -> str | None:
    return reverse("sites:area", args=[row.loaded, row.number]) if row.counts and row.number else None


COLUMNS = [
    Column("layer", gettext_lazy("Layer"), link=lambda row: reverse("sites:layer", args=[row.layer])),
    Column("version", gettext_lazy("Version"), "count"),
    Column("standing", gettext_lazy("Protected area"), status="protected"),
    Column("area", gettext_lazy("Area, or the nearest"), link=_area_page),
    Column("distance_cm", gettext_lazy("Distance"), told=distance),
    Column("source", gettext_lazy("Who publishes it")),
    Column("dated", gettext_lazy("As of"), "day"),
]
SAYS = {
    Standing.INSIDE: gettext_lazy("Every layer that speaks of this country puts it inside."),
    Standing.DISPUTED: gettext_lazy("The layers disagree, or nobody drew the boundary; tagging here is a warning."),
    Standing.OUTSIDE: gettext_lazy("So says every layer."),
    Standing.UNKNOWN: gettext_lazy("It was never checked: it has no coordinates."),
}


def protected_of(request: HttpRequest, site: Site) -> dict[str, Any] | None:
    """The word of every layer on a site; None while no layer is loaded."""
    if not current_layers():
        return None
    results = results_of(site.code)
    standing = standing_of(site.code).standing
    seen = visible_to(request.user).filter(site=site.code).count()
    return {
        "standing": str(standing),
        "told": SAYS[standing],
        "results": Table(
            "protected",
            gettext_lazy("What each layer says"),
            COLUMNS,
            [row for row in results if row.counts],
            empty=gettext_lazy("No layer was asked."),
        ),
        "earlier": Table(
            "earlier", gettext_lazy("What earlier versions said"), COLUMNS, [row for row in results if not row.counts]
        ),
        "seen": ngettext("%(number)s observation at this site.", "%(number)s observations at this site.", seen)
        % {"number": seen}
        if seen
        else "",
    }
