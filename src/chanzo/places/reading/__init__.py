"""Files of protected areas as agencies publish them, read into outlines in degrees. (places)"""

from pathlib import Path

from chanzo.core.refusals import Refused

from ..types import Reading
from .limits import MOST_BYTES, MOST_FEATURES


def read_areas(path: Path) -> Reading:
    """Every area of a GeoJSON file or of a zip with shapefiles or GeoJSON; Refused where the whole cannot be used."""
    # Projections and shapefiles take longer to load than most commands take to run, and few of them read areas.
    from .archives import open_archive
    from .geojson import read_geojson
    from .shapefiles import read_shapefile

    size = path.stat().st_size
    if not size:
        raise Refused("LAYER_FILE_EMPTY")
    if size > MOST_BYTES:
        raise Refused("LAYER_FILE_LARGE", most=MOST_BYTES // 2**20)
    with path.open("rb") as file:
        zipped = file.read(4) == b"PK\x03\x04"
    whole = Reading()
    if zipped:
        members = open_archive(path)
        for shapes in members.shapefiles:
            whole.take(read_shapefile(shapes, first=_next(whole)))
        for data in members.geojson:
            whole.take(read_geojson(data, first=_next(whole)))
    else:
        whole = read_geojson(path.read_bytes())
    if not whole.outlines:
        raise Refused("LAYER_NO_AREAS", refused=len(whole.unread))
    return whole


def _next(whole: Reading) -> int:
    first = len(whole.outlines) + len(whole.unread) + 1
    if first > MOST_FEATURES:
        raise Refused("LAYER_FEATURES", most=MOST_FEATURES)
    return first
