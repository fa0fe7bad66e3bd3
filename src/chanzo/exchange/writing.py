"""A draft as the files that the public reads: tables, points on a map, shares, dictionary, a description. (exchange)"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import orjson

from chanzo.core.days import day_text, month_text
from chanzo.places.divisions import seats
from chanzo.web.downloads import csv_lines

from .basis import packed
from .dictionary import COLUMNS, dictionary_rows
from .queries.drafting import Draft
from .queries.register import Entry
from .queries.releases import BASIS
from .rules.selection import rounded
from .rules.shares import STATED, word_of
from .types import Area, Group

Row = list[Any]
SCHEMES = ("national", "icglr", "programme")
FILES = ("sites.csv", "sites.geojson", "production.csv", "withheld.csv", "dictionary.csv", BASIS)
"""The files of a release but for the description that names them, the working file last."""


def files_from(draft: Draft) -> Iterator[tuple[str, bytes]]:
    """Every one of ``FILES`` with its bytes, one after the other; equal drafts give equal bytes."""
    sites = list(_sites(draft))
    yield "sites.csv", _csv("sites.csv", sites)
    yield "sites.geojson", _geojson(sites)
    yield "production.csv", _csv("production.csv", sorted(_production(draft)))
    yield "withheld.csv", _csv("withheld.csv", _withheld(draft))
    yield "dictionary.csv", "".join(csv_lines(*dictionary_rows())).encode()
    yield BASIS, packed(draft.statements)


def _csv(name: str, rows: Iterable[Row]) -> bytes:
    return "".join(csv_lines([column for column, *_ in COLUMNS[name]], rows)).encode()


def _sites(draft: Draft) -> Iterator[Row]:
    """Listed sites by code, then the others counted by area and reason."""
    unlisted: Counter[tuple[Area, str]] = Counter()
    # By our own order and not a database's: the list of sites is paged by comparing codes.
    for code, entry in sorted(draft.entries.items()):
        if entry.how.alone:
            yield _site(code, entry, draft.terms.step_udeg)
        elif entry.site.means == code:
            unlisted[entry.how.area, entry.how.reason.value] += 1
    middle = {(seat.country, seat.province, seat.territory): (seat.latitude, seat.longitude) for seat in seats()}
    for (area, reason), number in sorted(unlisted.items()):
        names = _three(area)
        latitude, longitude = middle.get((names[0], names[1], names[2]), (None, None))
        yield ["area", "", "", *names, "", latitude, longitude, *[""] * 8, number, reason]


def _site(code: str, entry: Entry, step: int) -> Row:
    site = entry.site
    place: list[float | None] = [None, None]
    if site.latitude_udeg is not None and site.longitude_udeg is not None:
        place = [rounded(site.latitude_udeg, step) / 1e6, rounded(site.longitude_udeg, step) / 1e6]
    standing: Row = []
    for scheme in SCHEMES:
        status = entry.statuses[scheme]
        standing += [status.status, day_text(status.from_day)] if status else ["", ""]
    now = site.means if site.means != code else ""
    closed = day_text(site.closed_day)
    minerals = site.minerals.replace(";", "+")
    return ["site", code, entry.name, *_three(entry.how.area), minerals, *place, *standing, closed, now, 1, ""]


def _geojson(rows: Iterable[Row]) -> bytes:
    names = [column for column, *_ in COLUMNS["sites.csv"]]
    features = []
    for row in rows:
        told = dict(zip(names, row, strict=True))
        latitude, longitude = told.pop("latitude"), told.pop("longitude")
        place = None if latitude is None else {"type": "Point", "coordinates": [longitude, latitude]}
        features.append({"type": "Feature", "geometry": place, "properties": told})
    return orjson.dumps({"type": "FeatureCollection", "features": features})


def _production(draft: Draft) -> Iterator[Row]:
    for stratum, statement in draft.statements.items():
        cells = draft.cells.get(stratum, {})
        for group in statement.groups:
            if group.shown:
                word = word_of(group, cells)
                yield _sum(stratum[0], stratum[1], group, "" if word == STATED else word)


def _sum(month: int, mineral: str, group: Group, reason: str) -> Row:
    kind, site = ("site", next(iter(group.members))) if group.alone else ("area", "")
    then: Row = ["", "", ""]
    if group.bags_then is not None and group.grams_then is not None:
        then = [group.corrected, _kg(group.grams_then), group.bags_then]
    counted = [_kg(group.grams), group.bags, group.sites]
    return [kind, site, month_text(month), mineral, *_three(group.area), *counted, reason, group.stated, *then]


def _withheld(draft: Draft) -> Iterator[Row]:
    shares = draft.shares
    for measure, counted in (("sites", shares.sites), ("tagged_kg", shares.grams)):
        total = sum(counted.values())
        for reason, number in counted.items():
            shown = _kg(number) if measure == "tagged_kg" else number
            yield [measure, reason, shown, round(number / total, 4) if total else None]
    yield ["site_months", "unstated", shares.unstated, None]
    yield ["rows", "held", shares.held, None]


def _three(area: Area) -> list[str]:
    return [*area, *[""] * (3 - len(area))]


def _kg(grams: int) -> int:
    return (grams + 500) // 1000
