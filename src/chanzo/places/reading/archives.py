"""Is this zip safe to open, and which shapefiles are in it? Nothing of it is ever written to disk. (places)

Large exports hold zips in the zip, one for each part; those are opened, deeper ones are refused.
"""

import io
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import IO

from chanzo.core.refusals import Refused

from .limits import MOST_MEMBERS, MOST_UNPACKED

BLOCK = 1 << 20
PARTS = ("shp", "dbf", "prj", "cpg")
DEEPEST = 1


@dataclass(frozen=True)
class Shapes:
    """The parts of one shapefile by their ending."""

    name: str
    parts: dict[str, bytes]


@dataclass
class Members:
    """What a zip holds that can be read."""

    shapefiles: list[Shapes] = field(default_factory=list)
    geojson: list[bytes] = field(default_factory=list)


@dataclass
class _Budget:
    unpacked: int = MOST_UNPACKED
    members: int = MOST_MEMBERS


def open_archive(path: Path) -> Members:
    """The shapefiles and GeoJSON files of a zip, unpacked in memory within limits."""
    try:
        with path.open("rb") as file:
            found = _opened(file, _Budget(), 0)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
        raise Refused("LAYER_ZIP_BROKEN") from error
    if not found.shapefiles and not found.geojson:
        raise Refused("LAYER_NO_SHAPEFILE")
    return found


def _opened(file: IO[bytes], budget: _Budget, depth: int) -> Members:
    found = Members()
    by_stem: dict[str, dict[str, bytes]] = {}
    with zipfile.ZipFile(file) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        budget.members -= len(infos)
        if budget.members < 0:
            raise Refused("LAYER_ZIP_BOMB")
        for info in infos:
            place = PurePosixPath(info.filename.replace("\\", "/"))
            if place.is_absolute() or ".." in place.parts:
                raise Refused("LAYER_ZIP_PATH", name=info.filename[:80])
            if info.flag_bits & 1:
                raise Refused("LAYER_ZIP_LOCKED")
            # What a Mac adds beside each file bears the same endings.
            if "__MACOSX" in place.parts or place.name.startswith("."):
                continue
            ending = place.suffix.lower().lstrip(".")
            if ending in PARTS:
                by_stem.setdefault(str(place.with_suffix("")).lower(), {})[ending] = _unpacked(archive, info, budget)
            elif ending in ("geojson", "json"):
                found.geojson.append(_unpacked(archive, info, budget))
            elif ending == "zip":
                if depth == DEEPEST:
                    raise Refused("LAYER_ZIP_DEEP")
                inner = _opened(io.BytesIO(_unpacked(archive, info, budget)), budget, depth + 1)
                found.shapefiles += inner.shapefiles
                found.geojson += inner.geojson
    found.shapefiles += [Shapes(PurePosixPath(s).name, p) for s, p in sorted(by_stem.items()) if "shp" in p]
    return found


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, budget: _Budget) -> bytes:
    """The bytes of a member, counted as they come: what it says of its size may be a lie."""
    held = io.BytesIO()
    with archive.open(info) as member:
        while block := member.read(BLOCK):
            budget.unpacked -= len(block)
            if budget.unpacked < 0:
                raise Refused("LAYER_ZIP_BOMB")
            held.write(block)
    return held.getvalue()
