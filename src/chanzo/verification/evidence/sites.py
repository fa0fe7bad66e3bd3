"""Mine sites as the registers describe them, with what is dated about them. (verification)"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY
from chanzo.core.names import fold
from chanzo.ledger.shelves import Nothing, Source
from chanzo.places.projections import PLACES
from chanzo.places.types import LayerRow
from chanzo.sites.projections import SITES
from chanzo.sites.queries.screening import speaking
from chanzo.sites.rules.lapses import courses
from chanzo.sites.rules.screening import stands
from chanzo.sites.rules.visits import still_spells
from chanzo.sites.types.register import Status
from chanzo.sites.types.screening import ScreeningRow
from chanzo.traceability.names import Names
from chanzo.traceability.types import Line
from chanzo.verification.evidence.ids import Ids
from chanzo.verification.evidence.orders import Order
from chanzo.verification.evidence.visits import Seen
from chanzo.verification.types import (
    FOR_EVER,
    SCHEMES,
    STATUSES,
    ZONES,
    Capacities,
    Periods,
    SiteDays,
    Sites,
    Statuses,
    Zones,
    built,
    mineral_mask,
)


class SiteRows:
    """Every site that a register names, and those that lines name besides; numbers are given once and kept."""

    def __init__(
        self,
        lines: dict[str, list[Line]],
        names: Names,
        points: Ids,
        visits: Iterable[Seen] = (),
        orders: Iterable[Order] = (),
        source: Source | None = None,
    ) -> None:
        self.ids = Ids()
        self.names = names
        # A place of a site is its newest line under its own code, else under the code it had before.
        newest: dict[int, tuple[tuple[bool, int, str], dict[str, Any]]] = {}
        for line in lines["sites"]:
            site = self.ids[names.site(line.site_name)]
            own = fold(self.ids.texts[site]) == line.site_name
            rank = own, _from(line), line.content
            if site not in newest or rank > newest[site][0]:
                newest[site] = rank, line.cells
        self.registered = [cells for _, (_, cells) in sorted(newest.items())]
        self.areas = self._areas()
        self.visits = self._visits(visits)
        parts = {
            "capacity": self._capacities(lines["sites"]),
            "baseline": self._baselines(lines["sites"]),
            "status": self._statuses(lines["site_status"], orders),
            "suspended": self._suspended(lines["suspensions"]),
            "inactive": self._inactive(lines["site_changes"]),
            "visited": self._visited(),
            "zone": self._zones(newest, source or Nothing()),
        }
        cells, count = self.registered, len(self.registered)
        self.table = built(
            Sites,
            count,
            code=self.ids.texts[:count],
            country=[c.get("country", "") for c in cells],
            registered=np.ones(count, np.bool_),
            latitude=[_degrees(c.get("latitude")) for c in cells],
            longitude=[_degrees(c.get("longitude")) for c in cells],
            minerals=[mineral_mask(c.get("minerals", "")) for c in cells],
            point=points.column(fold(c.get("tagging_point", "")) for c in cells),
            **parts,
        )
        self.table.code = self.ids.texts

    def now(self) -> Sites:
        """The sites with every one named so far; the arrays grow and old numbers stay."""
        table, more = self.table, len(self.ids.texts) - len(self.table.registered)
        if more:
            table.registered = np.concatenate((table.registered, np.zeros(more, np.bool_)))
            nowhere = np.full(more, np.nan)
            table.latitude = np.concatenate((table.latitude, nowhere))
            table.longitude = np.concatenate((table.longitude, nowhere))
            table.minerals = np.concatenate((table.minerals, np.zeros(more, np.int8)))
            table.point = np.concatenate((table.point, np.full(more, -1, np.int32)))
            table.country.extend([""] * more)  # type: ignore[attr-defined]
        return table

    def within(self, area: str) -> list[str]:
        """The codes of the sites that an area text means: a province's, a territory's, or one site."""
        sort, colon, name = area.partition(":")
        if colon and sort.strip().lower() in ("province", "territory"):
            return self.areas.get((sort.strip().lower(), fold(name)), [])
        return [self.names.site(fold(area))]

    def _areas(self) -> dict[tuple[str, str], list[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for site, cells in enumerate(self.registered):
            for sort in ("province", "territory"):
                if cells.get(sort):
                    found[sort, fold(cells[sort])].append(self.ids.texts[site])
        return found

    def _site(self, line: Line) -> int:
        return self.ids[self.names.site(line.site_name)]

    def _capacities(self, lines: list[Line]) -> Capacities:
        known = [line for line in lines if isinstance(line.cells.get("capacity_high_kg"), int)]
        return built(
            Capacities,
            len(known),
            site=[self._site(line) for line in known],
            day=[_from(line) for line in known],
            low_g=[line.cells.get("capacity_low_kg", -1) for line in known],
            high_g=[line.cells["capacity_high_kg"] for line in known],
        )

    def _baselines(self, lines: list[Line]) -> SiteDays:
        days = sorted(
            {(self._site(line), line.cells["baseline_date"]) for line in lines if "baseline_date" in line.cells}
        )
        return built(SiteDays, len(days), site=[site for site, _ in days], day=[day for _, day in days])

    def _statuses(self, lines: list[Line], orders: Iterable[Order]) -> Statuses:
        valid: dict[tuple[int, str, int, str], int] = {}
        for order in orders:
            if order.valid_to_day is not None:
                site = self.ids[self.names.site(fold(order.site))]
                valid[site, order.scheme, order.from_day, order.status] = order.valid_to_day
        given: dict[int, list[Status]] = defaultdict(list)
        for line in lines:
            site, scheme, status, day = self._site(line), line.cells["scheme"], line.cells["status"], line.cells["from"]
            until = valid.get((site, scheme, day, status))
            given[site].append(Status(line.version, scheme, status, day, valid_to=until))
        rows = [(site, status) for site, some in given.items() for status in courses(some)]
        return built(
            Statuses,
            len(rows),
            site=[site for site, _ in rows],
            scheme=[SCHEMES.index(status.scheme) for _, status in rows],
            status=[STATUSES.index(status.status) for _, status in rows],
            day=[status.from_day for _, status in rows],
            lapsed=[status.lapsed for _, status in rows],
        )

    def _zones(self, newest: Mapping[int, tuple[Any, dict[str, Any]]], source: Source) -> Zones:
        """Sites inside protected areas, inside disputed ones, or with one in the neighbourhood."""
        written = self.names.written["site"]
        codes = {written.get(fold(cells["site"]), cells["site"]): site for site, (_, cells) in newest.items()}
        results: dict[str, list[ScreeningRow]] = defaultdict(list)
        for row in SITES.rows(source).of(ScreeningRow).find("site", codes):
            results[row.site].append(row)
        names = {row.layer for rows in results.values() for row in rows}
        layers = PLACES.rows(source).of(LayerRow).find("name", names)
        counting = speaking(la for la in layers if la.superseded_by is None and la.withdrawn_by is None)
        found: set[tuple[int, str, int, str]] = set()
        for code in sorted(results):
            stand, site = stands(results[code], counting), codes[code]
            for row in stand.holding:
                areas = (row.name, *json.loads(row.others)) if row.inside else (row.name,)
                found |= {(site, str(stand.standing), 0, area) for area in areas}
            if not stand.holding:
                # Rounded up, so that a site outside never has distance 0.
                found |= {(site, "buffer", -(-row.distance_cm // 100), row.name) for row in stand.near}
        rows = sorted(found)
        return built(
            Zones,
            len(rows),
            site=[site for site, *_ in rows],
            zone=[ZONES.index(zone) for _, zone, *_ in rows],
            distance_m=[distance for *_, distance, _ in rows],
            area=[area for *_, area in rows],
        )

    def _suspended(self, lines: list[Line]) -> Periods:
        rows = [(self.ids[site], line) for line in lines for site in self.within(line.cells["area"])]
        return built(
            Periods,
            len(rows),
            site=[site for site, _ in rows],
            first=[_from(line) for _, line in rows],
            last=[line.cells.get("to", FOR_EVER) for _, line in rows],
            area=[line.cells["area"] for _, line in rows],
            reason=[line.cells.get("reason", "") for _, line in rows],
        )

    def _visits(self, visits: Iterable[Seen]) -> dict[int, list[tuple[int, str]]]:
        """Days and activities seen at each site under the code it bears now, in an order that arrival is nothing to."""
        found: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for code, day, activity in sorted(visits):
            found[self.ids[self.names.site(fold(code))]].append((day, activity))
        return found

    def _visited(self) -> SiteDays:
        days = sorted({(site, day) for site, seen in self.visits.items() for day, _ in seen})
        return built(SiteDays, len(days), site=[site for site, _ in days], day=[day for _, day in days])

    def _inactive(self, lines: list[Line]) -> Periods:
        """A closed site is inactive from the day after; one seen still, from that visit until it is seen active."""
        closed = [line for line in lines if line.cells["action"] == "close" and line.day is not None]
        still = [(site, spell) for site, seen in self.visits.items() for spell in still_spells(seen)]
        return built(
            Periods,
            len(closed) + len(still),
            site=[*(self._site(line) for line in closed), *(site for site, _ in still)],
            first=[*((line.day or 0) + 1 for line in closed), *(first for _, (first, _) in still)],
            last=[*(FOR_EVER for _ in closed), *(FOR_EVER if last is None else last for _, (_, last) in still)],
            reason=[*(line.cells.get("act", "") for line in closed), *("" for _ in still)],
        )


def _from(line: Line) -> int:
    return NO_DAY if line.day is None else line.day


def _degrees(micro: int | None) -> float:
    return np.nan if micro is None else micro / 1_000_000
