"""What records of monitoring do to their rows. (monitoring)"""

from chanzo.ledger.nouns import Noun, Room, Rows, RowTable, Told
from chanzo.ledger.shelves import compact

from ..types.plan import PlanRow
from ..types.settings import SettingsRow
from ..types.teams import TeamRow

SET, TEAM, MADE = "monitoring.set", "team.set", "plan.made"


def values_set(told: Told, rows: Rows) -> None:
    """Every value that score and planner measure with, from a day."""
    facts = told.facts
    rows.of(SettingsRow).put(
        SettingsRow(told.seq, facts["from_day"], compact(facts["values"]), facts["reason"], told.actor, told.at)
    )


def team_set(told: Told, rows: Rows) -> None:
    """A team as it is now; one that no longer goes out stays readable."""
    facts = told.facts
    rows.of(TeamRow).put(
        TeamRow(facts["team"]["code"], told.seq, facts["active"], compact(facts["team"]), told.actor, told.at)
    )


def plan_made(told: Told, rows: Rows) -> None:
    """A plan that people hold to."""
    facts = told.facts
    rows.of(PlanRow).put(
        PlanRow(told.seq, facts["first"], facts["last"], facts["area"], compact(facts), told.actor, told.at)
    )


MONITORING = Room(
    "monitoring",
    (
        Noun((RowTable("monitoring_setting", SettingsRow, "seq"),), {SET: values_set}),
        Noun((RowTable("monitoring_team", TeamRow, "team"),), {TEAM: team_set}),
        Noun((RowTable("monitoring_plan", PlanRow, "seq"),), {MADE: plan_made}),
    ),
)
