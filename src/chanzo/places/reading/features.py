"""One feature of a file becomes an outline, or is refused by itself. (places)"""

from collections.abc import Callable, Mapping
from typing import Any

from shapely.errors import ShapelyError
from shapely.geometry.base import BaseGeometry

from ..rules.outlines import Unusable, usable
from ..types import Boundary, Outline, Reading, Unread
from .attributes import Columns
from .projections import ToDegrees


def take(
    reading: Reading,
    number: int,
    made: Callable[[], BaseGeometry | None],
    row: Mapping[str, Any],
    columns: Columns,
    change: ToDegrees,
    *,
    guessed: Callable[[], bool] = lambda: False,
) -> None:
    """Add a feature to what was read; ``guessed`` says, once it was made, whether its rings had to be put in order."""
    name = columns.name(row)
    try:
        geometry = made()
        outline, mended = usable(change(geometry) if geometry is not None else None)
    except Unusable as unusable:
        reading.unread.append(Unread(number, unusable.code, name))
        return
    except (ValueError, ShapelyError):
        reading.unread.append(Unread(number, "OUTLINE_BROKEN", name))
        return
    reading.repaired += mended or guessed()
    reading.outlines.append(
        Outline(
            number=number,
            name=name,
            geometry=outline,
            boundary=Boundary.UNKNOWN if outline.geom_type == "Point" else Boundary.DRAWN,
            designation=columns.designation(row),
            category=columns.category(row),
            code=columns.code(row),
            reported_ha=columns.reported_ha(row),
        )
    )
