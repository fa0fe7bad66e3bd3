"""A programme written as small tables of text, made into the evidence that rules read."""

from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY, month_number
from chanzo.traceability.types import Kind
from chanzo.verification import types as t
from chanzo.verification.rules import judge
from chanzo.verification.types import KIND, built
from tests.verification.rules.custody import Custody, Row, day, degrees, grams, table


class Programme(Custody):
    """Tables in, evidence out."""

    def evidence(self, parameters: tuple[t.ParameterRow, ...] = ()) -> t.Evidence:
        self.custody()
        more = {
            "further": self.further(),
            "acts": self.acts(),
            "tag_acts": self.tag_acts(),
            "sites": self.register(),
            "receipts": self.receipts(),
            "stock_counts": self.counts(),
            "official": self.official(),
            "page_lines": self.page_lines(),
            "devices": built(t.Devices, 0),
        }
        sheets = self.sheet_table()
        self.numbers.setdefault("", len(self.numbers))
        parts = [t.number_parts(text) for text in self.numbers]
        first = [NO_DAY] * len(self.orgs)
        for org, when in zip(more["stock_counts"].org, more["stock_counts"].day, strict=True):
            first[org] = int(when) if first[org] == NO_DAY else min(first[org], int(when))
        return t.Evidence(
            numbers=built(
                t.Numbers,
                len(parts),
                text=self.numbers.texts(),
                value=[value for _, _, value in parts],
                series=[self.series.of(f"{digits} {prefix}") for prefix, digits, _ in parts],
            ),
            sheets=sheets,
            lots=columns(t.Lots, self.lots),
            uses=columns(t.Uses, self.uses),
            orgs=self.orgs.texts(),
            points=self.points.texts(),
            agents=[*self.agents, "?"],
            books=[book.split(" ", 1)[1] for book in self.books],
            book_number=np.array([self.numbers.get(book.split(" ", 1)[1], -1) for book in self.books], np.int32),
            book_table=np.array([t.TABLES.index(book.split(" ", 1)[0]) for book in self.books], np.int8),
            first_count=np.array(first, np.int32),
            parameters=parameters,
            **more,
        )

    def sheet_table(self) -> t.Sheets:
        rows = []
        for table_, name in self.sheets:
            prefix, digits, value = t.number_parts(name)
            book = ""
            if table_ in ("mine_log", "trade_log"):
                book = f"{table_} {t.book_of('', name)}"
                self.numbers.of(t.book_of("", name))
            other = {"mine_log": "trade_log", "trade_log": "mine_log"}.get(table_, "")
            rows.append(
                dict(
                    table=t.TABLES.index(table_),
                    name=name,
                    book=self.books.of(book),
                    prefix=prefix,
                    digits=digits,
                    value=value,
                    in_both=(other, name) in self.sheets,
                )
            )
        return columns(t.Sheets, rows)

    def bag(self, tag: str) -> int:
        return next((at for at, lot in enumerate(self.lots) if lot["number"] == self.number(tag) >= 0), -1)

    def further(self) -> t.Further:
        given = [row for row in self.rows("bag_acts") if row.get("new_tag")]
        return columns(
            t.Further,
            [
                dict(
                    lot=self.bag(row["tag"]),
                    number=self.number(row["new_tag"]),
                    replaced=self.number(row["tag"]),
                    day=day(row["date"]),
                    line=row.get("line", ""),
                )
                for row in given
            ],
        )

    def acts(self) -> t.Acts:
        return columns(
            t.Acts,
            [
                dict(
                    lot=self.bag(row["tag"]),
                    action=t.BAG_ACTIONS.index(row["action"]),
                    day=day(row["date"]),
                    mass_g=grams(row.get("weight_kg", "")),
                    org=self.orgs.of(row.get("holder", "")),
                    number=self.number(row["tag"]),
                    received_s=self.received_s,
                    backfill=self.backfill,
                )
                for row in self.rows("bag_acts")
            ],
        )

    def tag_acts(self) -> t.TagActs:
        made = []
        for row in sorted(self.rows("tag_movements"), key=lambda row: sorted(row.items())):
            prefix, digits, first = t.number_parts(row["first"])
            made.append(
                dict(
                    action=t.TAG_ACTIONS.index(row["action"]),
                    type=t.TAG_TYPES.index(row["type"]),
                    first=first,
                    series=self.series.of(f"{digits} {prefix}"),
                    last=t.number_parts(row["last"])[2],
                    day=day(row["date"]),
                    org=self.orgs.of(row.get("holder", "")),
                    site=self.sites.of(row.get("site", "")),
                    order=len(made),
                )
            )
        return columns(t.TagActs, made)

    def register(self) -> t.Sites:
        rows, statuses, suspended, zones = (self.rows(n) for n in ("sites", "site_status", "suspensions", "zones"))
        for row in statuses:
            self.sites.of(row["site"])
        sites = [dict(code=code) for code in self.sites]
        for row in rows:
            sites[self.sites[row["site"]]] |= dict(
                country=row.get("country", ""),
                registered=True,
                latitude=degrees(row.get("latitude", "")),
                longitude=degrees(row.get("longitude", "")),
                point=self.points.of(row.get("tagging_point", "")),
                minerals=t.mineral_mask(row.get("minerals", "").replace(";", "+")),
            )
        capacity = [
            dict(
                site=self.sites[row["site"]],
                day=day(row.get("capacity_from", "")),
                low_g=grams(row.get("capacity_low_kg", "")),
                high_g=grams(row.get("capacity_high_kg", "")),
            )
            for row in rows
        ]
        baseline = [
            dict(site=self.sites[r["site"]], day=day(r["baseline_date"])) for r in rows if r.get("baseline_date")
        ]
        status = [
            dict(
                site=self.sites[row["site"]],
                scheme=t.SCHEMES.index(row["scheme"]),
                day=day(row["from"]),
                status=t.STATUSES.index(row["status"]),
            )
            for row in statuses
        ]

        def periods(name: list[Row]) -> t.Periods:
            return columns(
                t.Periods,
                [
                    dict(
                        site=self.sites.of(row["area"]),
                        first=day(row["from"]),
                        last=day(row["to"]) if row["to"] else t.FOR_EVER,
                        area=row["area"],
                        reason=row.get("reason", ""),
                    )
                    for row in name
                ],
            )

        zone = [
            dict(
                site=self.sites[row["site"]],
                zone=t.ZONES.index(row["zone"]),
                distance_m=int(row["distance_m"]),
                area=row["area"],
            )
            for row in zones
        ]
        return columns(
            t.Sites,
            sites,
            capacity=columns(t.Capacities, capacity),
            status=columns(t.Statuses, status),
            suspended=periods(suspended),
            inactive=periods(self.rows("inactive")),
            zone=columns(t.Zones, zone),
            baseline=columns(t.SiteDays, baseline),
            visited=built(t.SiteDays, 0),
        )

    def receipts(self) -> t.Receipts:
        made = []
        for row in self.rows("receipt_log"):
            exports = [
                i for i, lot in enumerate(self.lots) if lot["kind"] == KIND[Kind.EXPORT] and lot["name"] == row["lot"]
            ]
            lot = exports[0] if exports else -1
            number = self.number(row.get("tag", ""))
            bags = [use["src"] for use in self.uses if use["dst"] == lot and use["number"] == number >= 0]
            made.append(
                dict(
                    lot=lot,
                    bag=bags[0] if bags else -1,
                    number=number,
                    total=not row.get("tag"),
                    mass_g=grams(row["weight_kg"]),
                    basis=t.WEIGHT_BASES.index(row.get("weight_basis", "")),
                    org=self.orgs.of(row["smelter"]),
                    day=day(row["date"]),
                    sheet=self.sheet("receipt_log", row["lot"]),
                    line=row.get("tag", ""),
                    received_s=self.received_s,
                    backfill=self.backfill,
                )
            )
        return columns(t.Receipts, made)

    def counts(self) -> t.StockCounts:
        return columns(
            t.StockCounts,
            [
                dict(
                    org=self.orgs.of(row["organisation"]),
                    lot=self.bag(row.get("tag", "")),
                    mass_g=grams(row["weight_kg"]),
                    mineral=t.mineral_mask(row["mineral"]),
                    basis=t.BASES.index(row.get("basis") or "counted"),
                    day=day(row["date"]),
                )
                for row in self.rows("stock_counts")
            ],
        )

    def official(self) -> t.Official:
        made = []
        for row in self.rows("official_log"):
            lots = [
                i
                for i, lot in enumerate(self.lots)
                if lot["kind"] == KIND[Kind.EXPORT] and lot["name"] == row.get("lot")
            ]
            made.append(
                dict(
                    source=t.SOURCES.index(row["source"]),
                    org=self.orgs.of(row["exporter"]),
                    lot=lots[0] if lots else -1,
                    month=month_number(row["month"]) if row.get("month") else -1,
                    mass_g=grams(row["weight_kg"]),
                    mineral=t.mineral_mask(row.get("mineral", "")),
                )
            )
        return columns(t.Official, made)

    def page_lines(self) -> t.PageLines:
        made = []
        for name in ("mine_log", "trade_log"):
            for row in self.rows(name):
                made.append(
                    dict(
                        sheet=self.sheet(name, self.page(row)),
                        place=int(row.get("line") or -1),
                        day=day(row["date"]),
                        point=self.points.of(row.get("tagging_point", "")),
                        received_s=self.received_s,
                        backfill=self.backfill,
                        org=self.orgs.of(row.get("negociant", "")),
                        conflict=bool(row.get("conflict")),
                    )
                )
        return columns(t.PageLines, made)


def columns(kind: Any, rows: list[dict[str, Any]], **tables: Any) -> Any:
    names = {name for row in rows for name in row}
    blank = {"country": "", "minerals": 0, "point": -1, "registered": False, "latitude": np.nan, "longitude": np.nan}
    return built(kind, len(rows), **{n: [row.get(n, blank.get(n, -1)) for row in rows] for n in names}, **tables)


def found(tables: dict[str, list[Row] | str], *only: str, **how: Any) -> set[tuple[str, str, str, str]]:
    """(rule, severity, subject, what) of every case of a programme."""
    parameters = how.pop("parameters", ())
    written = {name: table(rows) if isinstance(rows, str) else rows for name, rows in tables.items()}
    evidence = Programme(written, **how).evidence(parameters)
    cases = judge(evidence, t.everything(), only or None)
    return {(case.rule, case.severity, case.subject, case.facts["what"]) for case in cases}
