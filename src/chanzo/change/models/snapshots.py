"""Periods that were frozen, derived from the ledger. (change)"""

from django.db import models


class Snapshot(models.Model):
    """A frozen period (rows.SnapshotRow)."""

    seq = models.BigIntegerField(primary_key=True)
    name = models.TextField(unique=True)
    first = models.IntegerField()
    last = models.IntegerField()
    head = models.BigIntegerField()
    file = models.TextField()
    indicators = models.IntegerField()
    key = models.TextField()
    signature = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        db_table = "change_snapshot"

    def __str__(self) -> str:
        return self.name
