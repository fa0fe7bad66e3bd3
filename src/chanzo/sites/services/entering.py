"""The lines of the registers that acts on sites state, in canonical cells. (sites)"""

from collections.abc import Mapping
from typing import Any

from ..types.request import RequestRow

Line = tuple[str, Mapping[str, Any]]


def filled(**cells: Any) -> dict[str, Any]:
    """The cells that say something."""
    return {name: value for name, value in cells.items() if value not in (None, "", [])}


def status_line(site: str, scheme: str, status: str, day: int, act: str) -> Line:
    """A status from a day, with the act that gives it."""
    return "site_status", filled(**{"site": site, "scheme": scheme, "status": status, "from": day, "act": act})


def area_line(row: RequestRow, site: str) -> dict[str, Any]:
    """The register's first line of a site, as its request describes it; capacities come from a study."""
    return filled(
        site=site,
        name=row.name,
        country=row.country,
        province=row.province,
        territory=row.territory,
        latitude=row.latitude_udeg,
        longitude=row.longitude_udeg,
        minerals=row.minerals,
        tagging_point=row.tagging_point,
        workers=row.workers,
    )


def change_line(site: str, action: str, into: str, day: int, act: str) -> Line:
    """A change of identity."""
    return "site_changes", filled(site=site, action=action, into=into, date=day, act=act)


def suspension_line(area: str, first: int, last: int | None, reason: str) -> Line:
    """A suspension; a line of the same area and first day corrects the one before."""
    return "suspensions", filled(**{"area": area, "from": first, "to": last, "reason": reason})
