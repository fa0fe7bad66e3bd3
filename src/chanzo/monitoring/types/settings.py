"""What the score and the planner measure with: whole numbers, dated, for the whole programme. (monitoring)

Units stand in names: ``_pm`` thousandths, ``_km``, ``_days``; ``most`` is what a component can add.
"""

from collections.abc import Mapping
from dataclasses import dataclass

DEFAULTS: dict[str, int] = {
    "incidents_most": 30,
    "incident_level_1": 15,
    "incident_level_2": 6,
    "incident_level_3": 2,
    "security_most": 20,
    "suspended_now": 20,
    "suspended_before": 8,
    "armed_visit": 8,
    "prevented_visit": 4,
    "volume_most": 10,
    "volume_full_pm": 20,
    "anomalies_most": 15,
    "anomalies_full": 10,
    "serious_counts": 3,
    "unseen_most": 10,
    "unseen_full_days": 365,
    "border_most": 10,
    "border_near_km": 5,
    "border_far_km": 50,
    "park_most": 5,
    "park_near_km": 1,
    "park_far_km": 10,
    "high_from": 40,
    "medium_from": 20,
    "high_days": 60,
    "medium_days": 120,
    "low_days": 240,
    "factor_good_pm": 1200,
    "factor_poor_pm": 1400,
    "factor_track_pm": 1700,
    "visit_pm": 250,
    "walk_km_day": 20,
    "reserved_pm": 300,
    "remote_km": 60,
    "small_kg": 1000,
}
GROUPS: dict[str, tuple[str, ...]] = {
    "weights": tuple(DEFAULTS)[:22],
    "intervals": tuple(DEFAULTS)[22:27],
    "planning": tuple(DEFAULTS)[27:],
}
ZERO_ALLOWED = frozenset(name for name in DEFAULTS if name not in (
    "volume_full_pm", "anomalies_full", "unseen_full_days", "high_days", "medium_days", "low_days", "factor_good_pm",
    "factor_poor_pm", "factor_track_pm", "walk_km_day",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class SettingsRow:
    """One statement of all values, in force from a day."""

    seq: int
    from_day: int
    told: str
    reason: str
    actor: str
    at: int


Settings = Mapping[str, int]
