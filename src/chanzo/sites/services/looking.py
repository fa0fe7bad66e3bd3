"""A layer is looked at before it is loaded: what the file holds, and which sites it would put inside. (sites)"""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from django.conf import settings

from chanzo.core.refusals import Refused
from chanzo.ledger.services.files import keep_file, place_of
from chanzo.people.policies import require
from chanzo.people.types import Act
from chanzo.places.reading import read_areas
from chanzo.places.reading.limits import MOST_BYTES
from chanzo.places.services.layers import Described
from chanzo.places.services.outlines import asked_of
from chanzo.places.types import Boundary, Reading

from ..queries.screening import places_of_sites
from .screening import Screened, load_and_screen


class Sent(Protocol):
    """A file as a form hands it over."""

    def chunks(self) -> Iterable[bytes]: ...


@dataclass(frozen=True)
class Look:
    """What a file would bring: areas, what is wrong with them, and the sites that it would hold, with their area."""

    sha256: str
    reading: Reading
    inside: list[tuple[str, str]]

    @property
    def unknown(self) -> int:
        """Areas without a boundary."""
        return sum(outline.boundary == Boundary.UNKNOWN for outline in self.reading.outlines)


def look_at(file: Sent, described: Described, *, by: Any) -> Look:
    """Keep a file and say what it holds; nothing is loaded."""
    require(by, Act.LOAD_AREAS)
    described.checked()
    with tempfile.TemporaryDirectory(dir=settings.HOME) as folder:
        path = Path(folder) / "areas"
        with path.open("xb") as held:
            size = 0
            for piece in file.chunks():
                size += len(piece)
                if size > MOST_BYTES:
                    raise Refused("LAYER_FILE_LARGE", most=MOST_BYTES // 2**20)
                held.write(piece)
        reading = read_areas(path)
        # What its sender called the file is not kept.
        sha256 = keep_file(path)
    placed = {code: site.place for code, site in places_of_sites().items() if site.place and site.means == code}
    degrees = np.array(list(placed.values()), dtype=float).reshape(-1, 2) / 1e6
    found = asked_of(reading.outlines).of(degrees[:, 0], degrees[:, 1])
    return Look(sha256, reading, [(c, d.name) for c, d in zip(placed, found, strict=True) if d.inside])


def load_looked_at(sha256: str, described: Described, *, by: Any) -> Screened:
    """Load a file that was looked at."""
    place = place_of(sha256)
    if not place.is_file():
        raise Refused("LAYER_FILE_GONE", layer=described.name)
    return load_and_screen(place, described, by=by)
