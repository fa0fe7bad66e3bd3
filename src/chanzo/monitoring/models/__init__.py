"""Settings, teams and plans of monitoring, derived from the ledger. (monitoring)"""

import json
from typing import Any

from django.db import models

from ..types.teams import Team as TeamFacts


class Setting(models.Model):
    """One statement of every value that score and planner measure with (types.settings.SettingsRow)."""

    seq = models.BigIntegerField(primary_key=True)
    from_day = models.IntegerField()
    told = models.TextField()
    reason = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        db_table = "monitoring_setting"

    @property
    def values(self) -> dict[str, int]:
        """The values by name."""
        found: dict[str, int] = json.loads(self.told)
        return found


class Team(models.Model):
    """A team as last stated (types.teams.TeamRow)."""

    team = models.TextField(primary_key=True)
    seq = models.BigIntegerField()
    active = models.BooleanField()
    told = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        db_table = "monitoring_team"

    @property
    def facts(self) -> TeamFacts:
        """The team as the planner sees it."""
        return TeamFacts.of(json.loads(self.told))


class Plan(models.Model):
    """A plan of visits as it was made (types.plan.PlanRow); its number is its record."""

    seq = models.BigIntegerField(primary_key=True)
    first = models.IntegerField()
    last = models.IntegerField()
    area = models.TextField()
    told = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        db_table = "monitoring_plan"

    @property
    def facts(self) -> dict[str, Any]:
        """Period, teams, trips and what they leave out."""
        found: dict[str, Any] = json.loads(self.told)
        return found
