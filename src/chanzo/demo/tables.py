"""The canonical tables as columns of text, the way they will stand in files. (demo)"""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

COLUMNS: dict[str, tuple[str, ...]] = {
    "sites": (
        "site", "name", "aliases", "country", "province", "territory", "latitude", "longitude", "minerals",
        "tagging_point", "capacity_low_kg", "capacity_high_kg", "workers", "capacity_from", "baseline_date",
    ),
    "site_changes": ("site", "action", "into", "date", "act"),
    "organisations": ("organisation", "name", "aliases", "from", "role", "country"),
    "tag_movements": ("action", "type", "series", "first", "last", "date", "holder", "site", "document", "reason"),
    "site_status": ("site", "scheme", "status", "from", "act"),
    "suspensions": ("area", "from", "to", "reason"),
    "mine_log": (
        "book", "page", "line", "date", "time", "site", "tagging_point", "tag", "mineral", "weight_kg", "team",
        "buyer", "agent", "latitude", "longitude", "price_per_kg", "currency",
    ),
    "trade_log": (
        "book", "page", "line", "date", "depot", "negociant", "tag_in", "weight_in_kg", "tag_out", "weight_out_kg",
        "moisture_pct", "agent",
    ),
    "process_log": (
        "batch", "line", "date", "processor", "flow", "tag", "weight_kg", "mineral", "kind", "assay_pct",
        "moisture_pct", "agent",
    ),
    "export_log": (
        "lot", "date", "exporter", "mineral", "tag", "weight_kg", "assay_pct", "moisture_pct", "certificate",
        "destination", "smelter", "agent",
    ),
    "receipt_log": ("lot", "date", "smelter", "tag", "weight_kg", "weight_basis", "assay_pct"),
    "bag_acts": ("action", "tag", "new_tag", "date", "weight_kg", "holder", "place", "document", "reason"),
    "stock_counts": ("organisation", "depot", "date", "tag", "mineral", "weight_kg", "site", "basis"),
    "official_log": (
        "source", "exporter", "month", "lot", "mineral", "weight_kg", "amount", "currency", "reference",
    ),
}  # fmt: skip
REGISTERS = ("sites", "site_changes", "organisations", "tag_movements", "site_status", "suspensions")


class Table:
    """One table: a list of texts for each of its columns."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.columns: dict[str, list[str]] = {column: [] for column in COLUMNS[name]}

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    def __getitem__(self, column: str) -> list[str]:
        return self.columns[column]

    def add(self, **cells: str) -> None:
        """Appends a row; columns not named stay empty."""
        for column, values in self.columns.items():
            values.append(cells.pop(column, ""))
        if cells:
            raise KeyError(f"{self.name} has no {sorted(cells)}")

    def fill(self, **columns: list[str]) -> None:
        """Appends many rows at once; columns not named stay empty."""
        length = len(next(iter(columns.values())))
        for column, values in self.columns.items():
            values.extend(columns.pop(column, [""] * length))
        if columns:
            raise KeyError(f"{self.name} has no {sorted(columns)}")

    def rows(self, chosen: Iterable[int] | None = None) -> list[tuple[str, ...]]:
        """The rows as tuples, all or the chosen ones, in column order."""
        every = list(zip(*self.columns.values(), strict=True))
        return every if chosen is None else [every[row] for row in chosen]


Tables = dict[str, Table]


def empty_tables() -> Tables:
    return {name: Table(name) for name in COLUMNS}


def kg_text(mass_g: int) -> str:
    """Kilograms with as many decimals as needed, at least one."""
    text = f"{mass_g // 1000}.{mass_g % 1000:03d}".rstrip("0")
    return text + "0" if text.endswith(".") else text


def kg_texts(mass_g: NDArray[np.int64]) -> list[str]:
    """``kg_text`` of each weight."""
    values, places = np.unique(mass_g, return_inverse=True)
    texts = np.array([kg_text(value) for value in values.tolist()], dtype=object)
    return list(texts[places].tolist())


def day_texts(day: NDArray[np.int64]) -> list[str]:
    """``YYYY-MM-DD`` of each day number."""
    values, places = np.unique(day, return_inverse=True)
    texts = np.array(np.datetime_as_string(values.astype("datetime64[D]")).tolist(), dtype=object)
    return list(texts[places].tolist())


def pick(texts: list[str], index: NDArray[np.int64]) -> list[str]:
    """The texts that an array of indexes names."""
    return list(np.array(texts, dtype=object)[index].tolist()) if texts else []
