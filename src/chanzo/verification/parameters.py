"""What the rules measure with: limits as dated data, and which of them is in force where. (verification)

Units stand in names: ``_pm`` thousandths (20 is 2 %), ``_g`` grams, ``_m`` metres, ``_mpct`` thousandths of a percent.
"""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from chanzo.core.days import NO_DAY
from chanzo.verification.types import Column, Int64, ParameterRow, Sites, mineral_mask

SCOPES = ("programme", "country", "mineral", "site")


def _defaults() -> Iterable[ParameterRow]:
    plain: dict[str, dict[str, int]] = {
        "REUSE": {"share_pm": 20, "mass_g": 1000},
        "GAIN": {"share_pm": 20, "mass_g": 1000},
        "LOSS": {"into_trade_pm": 100, "mine_into_batch_pm": 100, "bag_into_batch_pm": 50, "into_export_pm": 50},
        "BALANCE": {"share_pm": 20, "mass_g": 1000, "loss_low_pm": 0, "loss_high_pm": 450},
        "STOCK": {"count_pm": 20, "below_zero_g": 1000},
        "ORDER": {"least_days": 0, "most_days": 365, "utc_offset_minutes": 120},
        "WEIGHT": {
            "mine_low_g": 2_000,
            "mine_high_g": 120_000,
            "negociant_low_g": 2_000,
            "negociant_high_g": 250_000,
            "processor_low_g": 2_000,
            "processor_high_g": 2_000_000,
            "export_low_g": 2_000,
            "export_high_g": 2_000_000,
        },
        "FACTOR10": {"ratio": 10, "within_pm": 300, "page_bags": 5},
        "ROUND": {"bags": 30, "multiples_pm": 600, "identical_pm": 600, "chance_per_million": 1000},
        "PROD": {"serious_pm": 1500},
        "STATION": {"served_pm": 1500, "jump_pm": 3000, "months": 2, "bags": 20},
        "GHOST": {"months": 12},
        "GEO": {"distance_m": 5_000, "apart_m": 5_000, "speed_kmh": 60},
        "AREA": {"buffer_m": 1_000},
        "LOG": {"keyed_days": 60, "gap_pages": 1_000},
        "ASSAY": {"recovery_low_mpct": 40_000, "recovery_high_mpct": 102_000},
        "RECEIPT": {"share_pm": 5},
        "RECON": {"share_pm": 10},
        "CLOCK": {"ahead_minutes": 5, "behind_days": 60},
    }
    for rule, values in plain.items():
        for name, value in values.items():
            yield ParameterRow(rule, name, value)
    grades = {"cassiterite": (20_000, 78_800), "coltan": (10_000, 60_000), "wolframite": (20_000, 76_500)}
    for mineral, (low, high) in grades.items():
        yield ParameterRow("ASSAY", "grade_low_mpct", low, "mineral", mineral)
        yield ParameterRow("ASSAY", "grade_high_mpct", high, "mineral", mineral)


DEFAULTS: tuple[ParameterRow, ...] = tuple(_defaults())


class Parameters:
    """Every parameter row in order of strength: site over mineral over country over programme, then the later day."""

    def __init__(self, rows: Iterable[ParameterRow], sites: Sites) -> None:
        self.sites = sites
        self.rows: dict[tuple[str, str], list[ParameterRow]] = {}
        for row in (*DEFAULTS, *rows):
            self.rows.setdefault((row.rule, row.name), []).append(row)
        for known in self.rows.values():
            known.sort(key=lambda row: (SCOPES.index(row.scope), row.valid_from))

    def in_force(
        self,
        rule: str,
        name: str,
        day: Column,
        site: Column | None = None,
        mineral: Column | None = None,
    ) -> Int64:
        """The values in force on days at sites for mineral masks, or one value when it is the same for all."""
        rows = self.rows[rule, name]
        if len(rows) == 1 and rows[0].scope == "programme":
            return np.asarray(rows[0].value, np.int64)
        value = np.full(len(day), -1, np.int64)
        for row in rows:
            applies = (day >= row.valid_from) | (row.valid_from == NO_DAY)
            applies &= self._within(row, len(day), site, mineral)
            value[applies] = row.value
        return value

    def _within(
        self, row: ParameterRow, rows: int, site: Column | None, mineral: Column | None
    ) -> npt.NDArray[np.bool_]:
        if row.scope == "programme":
            return np.ones(rows, np.bool_)
        if row.scope == "mineral":
            return np.zeros(rows, np.bool_) if mineral is None else np.asarray(mineral == mineral_mask(row.scope_value))
        if site is None:
            return np.zeros(rows, np.bool_)
        texts = self.sites.code if row.scope == "site" else self.sites.country
        named = np.array([texts[i] == row.scope_value for i in range(len(texts))] + [False])
        return np.asarray(named[site])

    def at(self, rule: str, name: str, day: int | None = None, site: int = -1, mineral: int = 0) -> int:
        """One value in force."""
        rows = self.rows[rule, name]
        if len(rows) == 1 and rows[0].scope == "programme":
            return rows[0].value
        values = self.in_force(
            rule, name, np.array([NO_DAY if day is None else day]), np.array([site]), np.array([mineral])
        )
        return int(values if values.ndim == 0 else values[0])

    def highest(self, rule: str, name: str) -> int:
        """The highest value that is in force anywhere at any time."""
        return max(row.value for row in self.rows[rule, name])

    def shown(self, rule: str, day: int | None = None, site: int = -1, mineral: int = 0) -> dict[str, int]:
        """Every parameter of a rule in force on a day, as a finding shows them; only those that apply."""
        names = sorted(name for known, name in self.rows if known == rule)
        values = {name: self.at(rule, name, day, site, mineral) for name in names}
        return {name: value for name, value in values.items() if value >= 0}
