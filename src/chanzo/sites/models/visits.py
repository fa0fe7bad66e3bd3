"""Visits to mine sites, every version of each, derived from the ledger. (sites)"""

import json

from django.db import models

from ..types.visits import STANDING, Report


class Visit(models.Model):
    """One version of a visit (types.visits.VisitRow)."""

    seq = models.BigIntegerField(primary_key=True)
    visit = models.BigIntegerField()
    site = models.TextField()
    day = models.IntegerField()
    sort = models.TextField()
    state = models.TextField()
    activity = models.TextField()
    officer = models.TextField()
    told = models.TextField()
    actor = models.TextField()
    recorded_at = models.BigIntegerField()
    replaced_by = models.BigIntegerField(null=True)

    class Meta:
        db_table = "sites_visit"
        indexes = [
            models.Index(fields=["visit"], name="visit_visit"),
            models.Index(fields=["site", "day"], name="visit_site_day"),
            models.Index(fields=["state", "day"], name="visit_state_day"),
        ]

    @property
    def report(self) -> Report:
        """What was written down."""
        return Report.of(json.loads(self.told))

    @property
    def standing(self) -> bool:
        """Whether this version counts."""
        return self.state in STANDING
