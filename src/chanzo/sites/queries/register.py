"""A site's line of the register as it stands, to be stated again with a change. (sites)"""

import json
from typing import Any

from ..models import Site, SiteVersion

COLUMNS = (
    ("name", "name"),
    ("country", "country"),
    ("province", "province"),
    ("territory", "territory"),
    ("latitude", "latitude_udeg"),
    ("longitude", "longitude_udeg"),
    ("minerals", "minerals"),
    ("tagging_point", "tagging_point"),
    ("capacity_low_kg", "capacity_low_g"),
    ("capacity_high_kg", "capacity_high_g"),
    ("workers", "workers"),
    ("capacity_from", "from_day"),
    ("baseline_date", "baseline_day"),
)


def register_cells(site: Site, /, **changes: Any) -> dict[str, Any]:
    """The canonical cells of a site's newest line with some changed; None takes a cell away.

    Days are days since 1970, masses grams (in the ``_kg`` cells too), degrees millionths.
    """
    line = SiteVersion.objects.get(version=site.version)
    cells = {cell: getattr(line, column) for cell, column in COLUMNS}
    cells |= {"site": site.code, "aliases": json.loads(line.aliases)} | changes
    return {cell: value for cell, value in cells.items() if value not in (None, "", [])}
