"""A layer of protected areas is loaded as its publisher sent it, or a wrong version withdrawn. (places)"""

from dataclasses import dataclass
from pathlib import Path

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.ledger.services.files import keep_file
from chanzo.people.types import Actor

from ..geography import country_at
from ..projections import LOADED, PLACES, WITHDRAWN
from ..reading import read_areas
from ..types import Boundary, LayerRow, Reading
from .outlines import keep_outlines

LONGEST_NAME, LONGEST_TEXT = 60, 300
# Features refused that a record names one by one; all are counted.
NAMED = 200


@dataclass(frozen=True)
class Described:
    """What its loader says of a layer; ``dated`` is the day on which the publisher says it stood."""

    name: str
    source: str
    licence: str
    dated: int

    def checked(self) -> "Described":
        """The same without stray spaces; Refused when something is missing."""
        name, source, licence = (" ".join(text.split()) for text in (self.name, self.source, self.licence))
        if not (0 < len(name) <= LONGEST_NAME and "/" not in name and 0 < len(source) <= LONGEST_TEXT and licence):
            raise Refused("LAYER_UNNAMED")
        if self.dated > clock.today():
            raise Refused("LAYER_IN_FUTURE")
        return Described(name, source, licence[:LONGEST_TEXT], self.dated)


def load_layer(path: Path, described: Described, *, by: Actor, read: Reading | None = None) -> LayerRow:
    """Record a file as the new version of a layer and keep its outlines.

    The file that a layer stands on already, described alike, makes no new version.
    """
    described = described.checked()
    reading = read or read_areas(path)
    sha256 = keep_file(path, name=f"areas{path.suffix}")
    with acting(PLACES) as act:
        versions = act.rows.of(LayerRow).find("name", [described.name])
        now = next((row for row in versions if row.superseded_by is None and row.withdrawn_by is None), None)
        alike = now and (now.sha256, now.source, now.licence, now.dated)
        if now and alike == (sha256, described.source, described.licence, described.dated):
            return now
        facts = {
            "layer": described.name,
            "version": max((row.version for row in versions), default=0) + 1,
            "sha256": sha256,
            "source": described.source,
            "licence": described.licence,
            "dated": described.dated,
            "areas": len(reading.outlines),
            "unknown": sum(o.boundary == Boundary.UNKNOWN for o in reading.outlines),
            "repaired": reading.repaired,
            "refused": len(reading.unread),
            "unread": [[each.number, each.code, each.name] for each in reading.unread[:NAMED]],
            "countries": sorted(_countries(reading)),
        }
        seq = act.record(LOADED, subject=described.name, actor=by.number, facts=facts)
        keep_outlines(sha256, reading.outlines)
        return act.rows.of(LayerRow).find("seq", [seq])[0]


def withdraw_layer(seq: int, *, reason: str, by: Actor) -> None:
    """Say that a version was the wrong one: it stays, with the reason, and the version before counts again."""
    if not reason.strip():
        raise Refused("LAYER_REASON")
    with acting(PLACES) as act:
        row = next(iter(act.rows.of(LayerRow).find("seq", [seq])), None)
        if row is None:
            raise Refused("NOT_FOUND")
        if row.withdrawn_by is not None:
            raise Refused("LAYER_WITHDRAWN", seq=row.withdrawn_by)
        act.record(WITHDRAWN, subject=row.name, actor=by.number, facts={"seq": seq, "reason": reason.strip()[:500]})


def _countries(reading: Reading) -> set[str]:
    """Where a layer speaks: the countries of its areas, "" for what no border of ours holds."""
    middles = (outline.geometry.representative_point() for outline in reading.outlines)
    return {country_at(middle.y, middle.x) for middle in middles}
