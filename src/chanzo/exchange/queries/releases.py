"""Releases that were made, their files, and whether one names what is withheld since. (exchange)"""

import csv
import io
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson
from django.db.models import Max
from django.db.models.functions import Coalesce, Greatest

from chanzo.core import clock
from chanzo.ledger.services.files import place_of
from chanzo.web.downloads import harmless

from ..models import Release, TermsSet, Withholding
from ..types import Shares, Terms
from .withholdings import withheld_among

BASIS = "basis.json.gz"
LINE = b"\r\n"


@dataclass(frozen=True)
class File:
    """One file of a release, kept under its hash."""

    name: str
    sha256: str
    size: int

    @property
    def path(self) -> Path:
        return place_of(self.sha256)


def latest() -> Release | None:
    """The last release."""
    return Release.objects.order_by("-seq").first()


def last_act() -> int:
    """The last record that decides what a release may state: a release, terms, a decision or its end."""
    acts = (
        Release.objects.aggregate(last=Max("seq")),
        TermsSet.objects.aggregate(last=Max("seq")),
        Withholding.objects.aggregate(last=Greatest(Max("seq"), Coalesce(Max("ended_by"), 0))),
    )
    return max(each["last"] or 0 for each in acts)


def files_of(release: Release, *, basis: bool = False) -> dict[str, File]:
    """The public files of a release by name; the working file only when it is asked for."""
    files = [File(each["name"], each["sha256"], each["size"]) for each in orjson.loads(release.files)]
    return {file.name: file for file in files if basis or file.name != BASIS}


def shares_in(release: Release) -> Shares:
    """The shares that a release stated."""
    return Shares(**orjson.loads(release.shares))


def terms_in(release: Release) -> Terms:
    """The terms under which it was made."""
    return Terms(**orjson.loads(release.terms))


def taken_back(release: Release) -> bool:
    """Whether it names a site by itself that a decision withholds now: then its files are closed, only hashes stay."""
    return bool(withheld_in(release))


def withheld_in(release: Release) -> set[str]:
    """The sites that a release lists and a decision withholds now."""
    return withheld_among((row["site"] for row in sites_in(release)), clock.today())


def sites_in(release: Release) -> list[dict[str, str]]:
    """The rows of a release's register that are sites, as its file states them."""
    return [row for row in rows_of(files_of(release)["sites.csv"]) if row["kind"] == "site"]


def areas_in(release: Release) -> list[dict[str, str]]:
    """The rows that count sites of an area which are not listed."""
    return [row for row in rows_of(files_of(release)["sites.csv"]) if row["kind"] == "area"]


def rows_of(file: File) -> list[dict[str, str]]:
    """The rows of a CSV file by column; the file is frozen, so a small one is read once."""
    return _rows(file.sha256) if file.size < 2**21 else _read(file.path)


def production_of(release: Release, site: str) -> list[dict[str, str]]:
    """A site's months as a release states them, earliest first; the file is sorted, so only its own lines are read."""
    data, header = _production(release)
    wanted = LINE + _written("site", site, "")
    start = data.find(wanted)
    found: list[dict[str, str]] = []
    while start >= 0 and data.startswith(wanted, start):
        end = data.find(LINE, start + 2)
        found.append(_row(header, data[start + 2 : end]))
        start = end
    return found


def sums_of(release: Release, country: str, province: str, territory: str) -> list[dict[str, str]]:
    """What a release states of the sites of a territory together, earliest first; sums stand before sites."""
    data, header = _production(release)
    place = _written("", country, province, territory, "")
    sums = data[: data.find(LINE + b"site,") + 1 or len(data)].split(LINE)[1:]
    rows = (_row(header, line) for line in sums if place in line)
    return [
        row for row in rows if (row["country"], row["province"], row["territory"]) == (country, province, territory)
    ]


def _production(release: Release) -> tuple[bytes, list[str]]:
    path = files_of(release)["production.csv"].path
    data = path.read_bytes() if path.is_file() else b""
    return data, next(csv.reader([data[: data.find(LINE)].decode("utf-8-sig")]), [])


def _row(header: list[str], line: bytes) -> dict[str, str]:
    values = next(csv.reader([line.decode()]))
    return {column: _plain(value) for column, value in zip(header, values, strict=True)}


def _written(*values: str) -> bytes:
    """Values next to each other as the file writes them."""
    written = io.StringIO()
    csv.writer(written).writerow([harmless(value) for value in values])
    return written.getvalue().removesuffix("\r\n").encode()


@lru_cache(maxsize=8)
def _rows(sha256: str) -> list[dict[str, str]]:
    return _read(place_of(sha256))


def _read(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{column: _plain(value) for column, value in row.items()} for row in csv.DictReader(file)]


def _plain(value: str) -> str:
    """A text as it was before it was marked as no formula."""
    return value[1:] if value.startswith("'") and harmless(value[1:]) == value else value
