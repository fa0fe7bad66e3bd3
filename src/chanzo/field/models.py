"""The workshop of the spreadsheet door: batches, what each row stated, refusals, profiles. Rebuild leaves it alone."""

from django.db import models


class ImportBatch(models.Model):
    """One table of one file taken in: ``open`` until its last row is judged, then ``done``, later ``undone``."""

    class State(models.TextChoices):
        OPEN = "open"
        DONE = "done"
        UNDONE = "undone"

    file = models.TextField()
    sha256 = models.CharField(max_length=64, db_index=True)
    worksheet = models.TextField(blank=True)
    table = models.TextField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    backfill = models.BooleanField(default=False)
    profile = models.JSONField(null=True)
    by = models.TextField()
    started_at = models.DateTimeField()
    received_at = models.BigIntegerField()
    rows = models.IntegerField(default=0)
    created = models.IntegerField(default=0)
    identical = models.IntegerField(default=0)
    corrections = models.IntegerField(default=0)
    conflicts = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    skipped = models.IntegerField(default=0)

    class Meta:
        ordering = ["-pk"]


class Statement(models.Model):
    """The version that a row of a batch stated, identical ones too."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="statements", db_index=False)
    row = models.IntegerField()
    outcome = models.CharField(max_length=10)
    version = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "row"], name="statement_once")]


class Refusal(models.Model):
    """A row or cell that was refused, kept as received."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="refusals")
    row = models.IntegerField(null=True)
    column = models.TextField(null=True)
    code = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    raw = models.JSONField(default=list)

    class Meta:
        ordering = ["row", "pk"]


class SavedProfile(models.Model):
    """A mapping of headers that a person fixed once and named."""

    name = models.CharField(max_length=80, primary_key=True)
    content = models.JSONField()
    by = models.TextField()
    saved_at = models.DateTimeField()
