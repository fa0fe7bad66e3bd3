"""A programme written as small tables of text, read into evidence by the plainest code there is."""

from datetime import date
from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY, month_number, to_day
from chanzo.traceability.types import LEVEL, MAY_ENTER, Kind, Step
from chanzo.verification import types as t
from chanzo.verification.rules import judge
from chanzo.verification.types import KIND, STEP, built

Row = dict[str, str]
OWNER = {"mine_log": "buyer", "trade_log": "negociant", "process_log": "processor", "export_log": "exporter"}
RECEIVED_S = to_day(date(2030, 1, 1)) * 86_400


def table(text: str) -> list[Row]:
    """Rows of a table written with a header line and columns kept apart by spaces; ``-`` is an empty cell."""
    header, *lines = [line.split() for line in text.strip().splitlines()]
    return [{k: "" if v == "-" else v for k, v in zip(header, line, strict=True)} for line in lines]


class Ids(dict[str, int]):
    """Texts numbered as they come; an empty text is -1."""

    def of(self, text: str) -> int:
        return -1 if not text else self.setdefault(text, len(self))

    def texts(self) -> list[str]:
        return list(self)


def day(text: str) -> int:
    return to_day(date.fromisoformat(text)) if text else NO_DAY


def grams(text: str) -> int:
    return round(float(text) * 1000) if text and "?" not in text else -1


def thousandths(text: str) -> int:
    return round(float(text) * 1000) if text else -1


def degrees(text: str) -> float:
    return float(text) if text else float("nan")


class Programme:
    """Tables in, evidence out."""

    def __init__(self, tables: dict[str, list[Row]], received_s: int = -1, backfill: bool = False) -> None:
        self.tables, self.received_s, self.backfill = tables, received_s, backfill
        self.numbers, self.orgs, self.sites, self.points, self.agents = Ids(), Ids(), Ids(), Ids(), Ids()
        self.books, self.series = Ids(), Ids()
        self.sheets: dict[tuple[str, str], int] = {}
        self.lots: list[dict[str, Any]] = []
        self.uses: list[dict[str, Any]] = []
        for row in self.rows("sites"):
            self.sites.of(row["site"])

    def rows(self, name: str) -> list[Row]:
        return self.tables.get(name, [])

    def sheet(self, table_: str, name: str) -> int:
        return self.sheets.setdefault((table_, name), len(self.sheets))

    def number(self, text: str) -> int:
        return -1 if not text or "?" in text else self.numbers.of(text)

    def page(self, row: Row) -> str:
        return f"{row['book']}-{row['page']}" if row.get("book") else row.get("page") or "P"

    def lot(self, kind: Kind, row: Row, sheet: int, **more: Any) -> int:
        minute = -1
        if row.get("time"):
            hours, minutes = row["time"].split(":")
            minute = int(hours) * 60 + int(minutes)
        self.lots.append(
            dict(
                kind=KIND[kind], number=-1, line=row.get("line", ""), sheet=sheet, day=day(row.get("date", "")),
                minute=minute, stated=t.mineral_mask(row.get("mineral", "")), has_team=bool(row.get("team")),
                site=self.sites.of(row.get("site", "")), point=self.points.of(row.get("tagging_point", "")),
                agent=self.agents.of(row.get("agent", "")), latitude=degrees(row.get("latitude", "")),
                longitude=degrees(row.get("longitude", "")), received_s=self.received_s, backfill=self.backfill,
            ) | more
        )  # fmt: skip
        return len(self.lots) - 1

    def closed(self, kind: Kind, row: Row, sheet: int, tag: str, weight: str, org: str) -> int:
        name = tag if self.number(tag) >= 0 else f"{list(self.sheets)[sheet][1]}/{row.get('line', '')}"
        return self.lot(
            kind, row, sheet, number=self.number(tag), name=name, mass_g=grams(weight), org=self.orgs.of(org)
        )

    def use(self, step: Step, row: Row, sheet: int, tag: str, weight: str, org: str, **more: Any) -> None:
        self.uses.append(
            dict(
                step=STEP[step], number=self.number(tag), src=-1, mass_g=grams(weight), day=day(row["date"]),
                org=self.orgs.of(org), stated=t.mineral_mask(row.get("mineral", "")), sheet=sheet,
                line=row.get("line", ""), assay_m=thousandths(row.get("assay_pct", "")),
                moisture_m=thousandths(row.get("moisture_pct", "")), received_s=self.received_s,
                product=t.OUTPUT_KINDS.index(row.get("kind", "")), backfill=self.backfill,
            ) | more
        )  # fmt: skip

    def gather(self, kind: Kind, sheet: int, name: str, row: Row, org: str) -> int:
        org_id = self.orgs.of(org)
        for at, lot in enumerate(self.lots):
            if lot["kind"] == KIND[kind] and lot["name"] == name and lot["org"] == org_id:
                lot["day"] = min(lot["day"], day(row["date"]))
                return at
        return self.lot(kind, row | {"line": ""}, sheet, name=name, mass_g=0, org=org_id)

    def custody(self) -> None:
        for row in self.rows("mine_log"):
            sheet = self.sheet("mine_log", self.page(row))
            self.closed(Kind.MINE, row, sheet, row["tag"], row["weight_kg"], row.get("buyer", ""))
        bags: dict[tuple[str, str, str], int] = {}
        for row in self.rows("trade_log"):
            sheet = self.sheet("trade_log", self.page(row))
            bag = (row["tag_out"], row["negociant"], row["date"])
            if bag not in bags or "?" in row["tag_out"]:
                bags[bag] = self.closed(
                    Kind.NEGOCIANT, row, sheet, row["tag_out"], row["weight_out_kg"], row["negociant"]
                )
            self.use(Step.TRADE, row, sheet, row["tag_in"], row["weight_in_kg"], row["negociant"], dst=bags[bag])
        for row in self.rows("process_log"):
            sheet = self.sheet("process_log", row["batch"])
            batch = self.gather(Kind.BATCH, sheet, row["batch"], row, row["processor"])
            if row["flow"] == "in":
                self.use(Step.BATCH, row, sheet, row["tag"], row["weight_kg"], row["processor"], dst=batch)
            else:
                out = self.closed(Kind.PROCESSOR, row, sheet, row["tag"], row["weight_kg"], row["processor"])
                self.use(Step.OUTPUT, row, sheet, row["tag"], row["weight_kg"], row["processor"], src=batch, dst=out)
        for row in self.rows("export_log"):
            sheet = self.sheet("export_log", row["lot"])
            lot = self.gather(Kind.EXPORT, sheet, row["lot"], row, row["exporter"])
            self.use(Step.EXPORT, row, sheet, row["tag"], row["weight_kg"], row["exporter"], dst=lot)
        for row in self.rows("stock_counts"):
            if row.get("tag") and not any(lot["number"] == self.number(row["tag"]) for lot in self.lots):
                sheet = self.sheet("stock_counts", row["organisation"])
                self.closed(Kind.STOCK, row, sheet, row["tag"], row["weight_kg"], row["organisation"])
        for use in self.uses:
            if use["src"] < 0 and use["number"] >= 0:
                use["src"] = self.meant(use)
        self.derive()

    def meant(self, use: dict[str, Any]) -> int:
        kinds = [KIND[kind] for kind in MAY_ENTER[list(Step)[use["step"]]]]
        bearing = [
            (
                lot["day"] > use["day"],
                abs(use["day"] - lot["day"]),
                lot["org"] != use["org"],
                kinds.index(lot["kind"]),
                at,
            )
            for at, lot in enumerate(self.lots)
            if lot["number"] == use["number"] and lot["kind"] in kinds
        ]
        return min(bearing)[-1] if bearing else -1

    def derive(self) -> None:
        for lot in self.lots:
            lot["mineral"] = lot["stated"] if lot["kind"] in (KIND[Kind.MINE], KIND[Kind.STOCK]) else 0
        for kind in sorted(KIND, key=lambda kind: LEVEL[kind]):
            for at, lot in enumerate(self.lots):
                if lot["kind"] != KIND[kind]:
                    continue
                into = [use for use in self.uses if use["dst"] == at]
                masks = [self.lots[use["src"]]["mineral"] for use in into if use["src"] >= 0]
                if kind == Kind.PROCESSOR and lot["stated"]:
                    lot["mineral"] = lot["stated"]
                elif masks:
                    lot["mineral"] = int(np.bitwise_or.reduce(masks))
                if kind in (Kind.BATCH, Kind.EXPORT):
                    lot["mass_g"] = sum(max(use["mass_g"], 0) for use in into)

    def evidence(self, parameters: tuple[t.ParameterRow, ...] = ()) -> t.Evidence:
        self.custody()
        more = {
            "further": self.further(), "acts": self.acts(), "tag_acts": self.tag_acts(), "sites": self.register(),
            "receipts": self.receipts(), "stock_counts": self.counts(), "official": self.official(),
            "page_lines": self.page_lines(), "devices": built(t.Devices, 0),
        }  # fmt: skip
        sheets = self.sheet_table()
        self.numbers.setdefault("", len(self.numbers))
        parts = [t.number_parts(text) for text in self.numbers]
        first = [NO_DAY] * len(self.orgs)
        for org, when in zip(more["stock_counts"].org, more["stock_counts"].day, strict=True):
            first[org] = int(when) if first[org] == NO_DAY else min(first[org], int(when))
        return t.Evidence(
            numbers=built(
                t.Numbers, len(parts), text=self.numbers.texts(), value=[value for _, _, value in parts],
                series=[self.series.of(f"{digits} {prefix}") for prefix, digits, _ in parts],
            ),
            sheets=sheets, lots=columns(t.Lots, self.lots), uses=columns(t.Uses, self.uses),
            orgs=self.orgs.texts(), points=self.points.texts(), agents=[*self.agents, "?"],
            books=[book.split(" ", 1)[1] for book in self.books],
            book_number=np.array([self.numbers.get(book.split(" ", 1)[1], -1) for book in self.books], np.int32),
            book_table=np.array([t.TABLES.index(book.split(" ", 1)[0]) for book in self.books], np.int8),
            first_count=np.array(first, np.int32), parameters=parameters, **more,
        )  # fmt: skip

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
                    table=t.TABLES.index(table_), name=name, book=self.books.of(book), prefix=prefix, digits=digits,
                    value=value, in_both=(other, name) in self.sheets,
                )
            )  # fmt: skip
        return columns(t.Sheets, rows)

    def bag(self, tag: str) -> int:
        return next((at for at, lot in enumerate(self.lots) if lot["number"] == self.number(tag) >= 0), -1)

    def further(self) -> t.Further:
        given = [row for row in self.rows("bag_acts") if row.get("new_tag")]
        return columns(t.Further, [
            dict(lot=self.bag(row["tag"]), number=self.number(row["new_tag"]), replaced=self.number(row["tag"]),
                 day=day(row["date"]), line=row.get("line", ""))
            for row in given
        ])  # fmt: skip

    def acts(self) -> t.Acts:
        return columns(t.Acts, [
            dict(lot=self.bag(row["tag"]), action=t.BAG_ACTIONS.index(row["action"]), day=day(row["date"]),
                 mass_g=grams(row.get("weight_kg", "")), org=self.orgs.of(row.get("holder", "")))
            for row in self.rows("bag_acts")
        ])  # fmt: skip

    def tag_acts(self) -> t.TagActs:
        made = []
        for row in sorted(self.rows("tag_movements"), key=lambda row: sorted(row.items())):
            prefix, digits, first = t.number_parts(row["first"])
            made.append(dict(
                action=t.TAG_ACTIONS.index(row["action"]), type=t.TAG_TYPES.index(row["type"]), first=first,
                series=self.series.of(f"{digits} {prefix}"), last=t.number_parts(row["last"])[2], day=day(row["date"]),
                org=self.orgs.of(row.get("holder", "")), site=self.sites.of(row.get("site", "")), order=len(made),
            ))  # fmt: skip
        return columns(t.TagActs, made)

    def register(self) -> t.Sites:
        rows, statuses, suspended, zones = (self.rows(n) for n in ("sites", "site_status", "suspensions", "zones"))
        for row in statuses:
            self.sites.of(row["site"])
        sites = [dict(code=code) for code in self.sites]
        for row in rows:
            sites[self.sites[row["site"]]] |= dict(
                country=row.get("country", ""), registered=True, latitude=degrees(row.get("latitude", "")),
                longitude=degrees(row.get("longitude", "")), point=self.points.of(row.get("tagging_point", "")),
                minerals=t.mineral_mask(row.get("minerals", "").replace(";", "+")),
            )  # fmt: skip
        capacity = [
            dict(site=self.sites[row["site"]], day=day(row.get("capacity_from", "")) , low_g=grams(row.get("capacity_low_kg", "")),
                 high_g=grams(row.get("capacity_high_kg", "")))
            for row in rows
        ]  # fmt: skip
        baseline = [
            dict(site=self.sites[r["site"]], day=day(r["baseline_date"])) for r in rows if r.get("baseline_date")
        ]
        status = [
            dict(site=self.sites[row["site"]], scheme=t.SCHEMES.index(row["scheme"]), day=day(row["from"]),
                 status=t.STATUSES.index(row["status"]))
            for row in statuses
        ]  # fmt: skip

        def periods(name: list[Row]) -> t.Periods:
            return columns(t.Periods, [
                dict(site=self.sites.of(row["area"]), first=day(row["from"]), last=day(row["to"]) if row["to"] else t.FOR_EVER,
                     area=row["area"], reason=row.get("reason", ""))
                for row in name
            ])  # fmt: skip

        zone = [
            dict(site=self.sites[row["site"]], zone=t.ZONES.index(row["zone"]), distance_m=int(row["distance_m"]), area=row["area"])
            for row in zones
        ]  # fmt: skip
        return columns(
            t.Sites, sites, capacity=columns(t.Capacities, capacity), status=columns(t.Statuses, status),
            suspended=periods(suspended), inactive=periods(self.rows("inactive")), zone=columns(t.Zones, zone),
            baseline=columns(t.SiteDays, baseline), visited=built(t.SiteDays, 0),
        )  # fmt: skip

    def receipts(self) -> t.Receipts:
        made = []
        for row in self.rows("receipt_log"):
            exports = [
                i for i, lot in enumerate(self.lots) if lot["kind"] == KIND[Kind.EXPORT] and lot["name"] == row["lot"]
            ]
            lot = exports[0] if exports else -1
            number = self.number(row.get("tag", ""))
            bags = [use["src"] for use in self.uses if use["dst"] == lot and use["number"] == number >= 0]
            made.append(dict(
                lot=lot, bag=bags[0] if bags else -1, number=number, mass_g=grams(row["weight_kg"]),
                basis=t.WEIGHT_BASES.index(row.get("weight_basis", "")), org=self.orgs.of(row["smelter"]),
                day=day(row["date"]), sheet=self.sheet("receipt_log", row["lot"]), line=row.get("tag", ""),
            ))  # fmt: skip
        return columns(t.Receipts, made)

    def counts(self) -> t.StockCounts:
        return columns(t.StockCounts, [
            dict(org=self.orgs.of(row["organisation"]), lot=self.bag(row.get("tag", "")), mass_g=grams(row["weight_kg"]),
                 mineral=t.mineral_mask(row["mineral"]), basis=t.BASES.index(row.get("basis") or "counted"), day=day(row["date"]))
            for row in self.rows("stock_counts")
        ])  # fmt: skip

    def official(self) -> t.Official:
        made = []
        for row in self.rows("official_log"):
            lots = [
                i
                for i, lot in enumerate(self.lots)
                if lot["kind"] == KIND[Kind.EXPORT] and lot["name"] == row.get("lot")
            ]
            made.append(dict(
                source=t.SOURCES.index(row["source"]), org=self.orgs.of(row["exporter"]), lot=lots[0] if lots else -1,
                month=month_number(row["month"]) if row.get("month") else -1, mass_g=grams(row["weight_kg"]),
                mineral=t.mineral_mask(row.get("mineral", "")),
            ))  # fmt: skip
        return columns(t.Official, made)

    def page_lines(self) -> t.PageLines:
        made = []
        for name in ("mine_log", "trade_log"):
            for row in self.rows(name):
                made.append(dict(
                    sheet=self.sheet(name, self.page(row)), place=int(row.get("line") or -1), day=day(row["date"]),
                    point=self.points.of(row.get("tagging_point", "")), received_s=self.received_s, backfill=self.backfill,
                    org=self.orgs.of(row.get("negociant", "")), conflict=bool(row.get("conflict")),
                ))  # fmt: skip
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
