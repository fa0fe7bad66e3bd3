"""Shapefiles and zips for tests, written as publishers write them."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import shapefile
from pyproj import CRS

Ring = Sequence[tuple[float, float]]
DEGREES = CRS.from_epsg(4326).to_wkt("WKT1_ESRI")


def a_shapefile(
    areas: Sequence[tuple[str, Sequence[Ring]]],
    *,
    stem: str = "areas",
    prj: str | None = DEGREES,
    encoding: str = "utf-8",
    cpg: str | None = None,
    points: bool = False,
    column: str = "NAME",
) -> dict[str, bytes]:
    """The files of a shapefile by name: polygons of rings (outer clockwise), or points with an extent of 25 km²."""
    shp, shx, dbf = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with shapefile.Writer(shp=shp, shx=shx, dbf=dbf, encoding=encoding) as writer:
        writer.field(column, "C", 80)
        writer.field("REP_AREA", "N", 12, 3)
        for name, rings in areas:
            if points:
                writer.point(*rings[0][0])
            else:
                writer.poly([list(map(list, ring)) for ring in rings])
            writer.record(name, 25 if points else 0)
    found = {f"{stem}.shp": shp.getvalue(), f"{stem}.shx": shx.getvalue(), f"{stem}.dbf": dbf.getvalue()}
    if prj is not None:
        found[f"{stem}.prj"] = prj.encode()
    if cpg is not None:
        found[f"{stem}.cpg"] = cpg.encode()
    return found


def zipped(path: Path, members: Mapping[str, bytes]) -> Path:
    path.write_bytes(zip_bytes(members))
    return path


def zip_bytes(members: Mapping[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return held.getvalue()


def square(west: float, south: float, side: float, *, clockwise: bool = True) -> Ring:
    ring = [(west, south), (west, south + side), (west + side, south + side), (west + side, south), (west, south)]
    return ring if clockwise else ring[::-1]
