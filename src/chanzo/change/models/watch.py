"""Reviews, triggers and series, derived from the ledger. (change)"""

from django.db import models


class Review(models.Model):
    """What people saw in an assumption or risk (rows.ReviewRow)."""

    seq = models.BigIntegerField(primary_key=True)
    key = models.TextField()
    holding = models.TextField()
    sees = models.TextField()
    decides = models.TextField()
    who = models.TextField()
    due = models.IntegerField(null=True)
    next_day = models.IntegerField(null=True)
    actor = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        db_table = "change_review"
        indexes = [models.Index(fields=["key"], name="review_key")]


class Watch(models.Model):
    """A trigger as it last rang or calmed (rows.WatchRow)."""

    key = models.TextField(primary_key=True)
    trigger = models.TextField()
    ringing = models.BooleanField()
    since = models.IntegerField()
    figures = models.TextField()
    seq = models.BigIntegerField()

    class Meta:
        db_table = "change_watch"


class Series(models.Model):
    """A delivery of a context series (rows.SeriesRow)."""

    seq = models.BigIntegerField(primary_key=True)
    name = models.TextField()
    title = models.TextField()
    unit = models.TextField()
    source = models.TextField()
    licence = models.TextField()
    file = models.TextField()
    points = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()
    ended_by = models.BigIntegerField(null=True)

    class Meta:
        db_table = "change_series"
        indexes = [models.Index(fields=["name"], name="series_name")]
