"""Lots and inputs of a programme written as small tables of text, read by the plainest code there is."""

from datetime import date
from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY, to_day
from chanzo.traceability.types import LEVEL, MAY_ENTER, Kind, Step
from chanzo.verification import types as t
from chanzo.verification.types import KIND, STEP

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


class Custody:
    """Tables in, lots and their inputs out."""

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
                kind=KIND[kind],
                number=-1,
                line=row.get("line", ""),
                sheet=sheet,
                day=day(row.get("date", "")),
                minute=minute,
                stated=t.mineral_mask(row.get("mineral", "")),
                has_team=bool(row.get("team")),
                site=self.sites.of(row.get("site", "")),
                point=self.points.of(row.get("tagging_point", "")),
                agent=self.agents.of(row.get("agent", "")),
                latitude=degrees(row.get("latitude", "")),
                longitude=degrees(row.get("longitude", "")),
                received_s=self.received_s,
                backfill=self.backfill,
            )
            | more
        )
        return len(self.lots) - 1

    def closed(self, kind: Kind, row: Row, sheet: int, tag: str, weight: str, org: str) -> int:
        name = tag if self.number(tag) >= 0 else f"{list(self.sheets)[sheet][1]}/{row.get('line', '')}"
        return self.lot(
            kind, row, sheet, number=self.number(tag), name=name, mass_g=grams(weight), org=self.orgs.of(org)
        )

    def use(self, step: Step, row: Row, sheet: int, tag: str, weight: str, org: str, **more: Any) -> None:
        self.uses.append(
            dict(
                step=STEP[step],
                number=self.number(tag),
                src=-1,
                mass_g=grams(weight),
                day=day(row["date"]),
                org=self.orgs.of(org),
                stated=t.mineral_mask(row.get("mineral", "")),
                sheet=sheet,
                line=row.get("line", ""),
                assay_m=thousandths(row.get("assay_pct", "")),
                moisture_m=thousandths(row.get("moisture_pct", "")),
                received_s=self.received_s,
                product=t.OUTPUT_KINDS.index(row.get("kind", "")),
                backfill=self.backfill,
            )
            | more
        )

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
