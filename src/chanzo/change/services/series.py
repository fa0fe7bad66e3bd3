"""Context series: dated figures from others, each delivery with its source and licence. (change)"""

import csv
import io
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import acting
from chanzo.ledger.services.files import keep_file
from chanzo.people.policies import require
from chanzo.people.types import Act

from ..projections import CHANGE
from ..projections.watch import LOADED, SERIES_ENDED
from ..rows import SeriesRow
from ..rules.points import Points, points_in

NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
MOST_BYTES, MOST_POINTS = 2_000_000, 20_000


@dataclass(frozen=True, slots=True)
class Delivery:
    """What must be said of a series: a name for triggers (`tin_price`), a title, a unit, a source, a licence."""

    name: str
    title: str
    unit: str
    source: str
    licence: str


def load_series(*, delivery: Delivery, data: bytes, by: Any) -> tuple[int, Points]:
    """Take a CSV of days and values in place of the delivery before; the file is kept, refused rows are told."""
    actor = require(by, Act.KEEP_CHANGE)
    points = read_series(delivery, data)
    facts = {
        "title": delivery.title.strip(), "unit": delivery.unit.strip(), "source": delivery.source.strip(),
        "licence": delivery.licence.strip(), "file": _kept(data, delivery.name),
        "points": [list(point) for point in points.points],
    }  # fmt: skip
    with acting(CHANGE) as act:
        return act.record(LOADED, subject=delivery.name, actor=actor.number, facts=facts), points


def read_series(delivery: Delivery, data: bytes) -> Points:
    """The points of a delivery, or a refusal that says what it lacks."""
    if not NAME.fullmatch(delivery.name):
        raise Refused("SERIES_NAME")
    if not all(text.strip() for text in (delivery.title, delivery.unit, delivery.source, delivery.licence)):
        raise Refused("SERIES_UNSAID")
    if len(data) > MOST_BYTES:
        raise Refused("SERIES_LARGE", most=MOST_BYTES // 1_000_000)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    separator = max(";\t,", key=text.partition("\n")[0].count)
    points = points_in(csv.reader(io.StringIO(text), delimiter=separator))
    if not points.points:
        raise Refused("SERIES_EMPTY")
    if len(points.points) > MOST_POINTS:
        raise Refused("SERIES_LONG", most=MOST_POINTS)
    return points


def withdraw_series(*, seq: int, reason: str, by: Any) -> int:
    """Take a delivery back: triggers no longer see the series until another comes."""
    actor = require(by, Act.KEEP_CHANGE)
    if not reason.strip():
        raise Refused("CHANGE_REASON")
    with acting(CHANGE) as act:
        row = next(iter(act.rows.of(SeriesRow).find("seq", [seq])), None)
        if row is None or row.ended_by is not None:
            raise Refused("ENTRY_UNKNOWN", seq=seq)
        return act.record(SERIES_ENDED, subject=row.name, actor=actor.number, facts={"seq": seq, "reason": reason})


def _kept(data: bytes, name: str) -> str:
    with tempfile.TemporaryDirectory(dir=settings.HOME) as folder:
        place = Path(folder) / f"{name}.csv"
        place.write_bytes(data)
        return keep_file(place)
