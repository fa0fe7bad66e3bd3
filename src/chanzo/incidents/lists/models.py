"""Rows of lists as the ledger's records make them. (incidents)"""

from django.db import models


class Listed(models.Model):
    """One version of one row of a list (types.ListedRow)."""

    version = models.BigIntegerField(primary_key=True)
    key = models.TextField()
    reference = models.TextField()
    incident = models.TextField()
    content = models.TextField()
    level = models.IntegerField()
    standing = models.TextField()
    batch = models.BigIntegerField(null=True)
    actor = models.TextField()
    undone = models.BooleanField()
    cells = models.TextField()
    facts = models.TextField()

    class Meta:
        db_table = "incidents_listed"
        indexes = [
            models.Index(fields=["key"], name="listed_key"),
            models.Index(fields=["incident"], name="listed_incident"),
        ]
