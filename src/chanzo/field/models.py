"""The workshop of the import desk: deliveries, jobs, batches, what rows stated, profiles. Rebuild leaves it alone."""

from django.db import models


class Delivery(models.Model):
    """Files that a person sent together: they wait to be mapped and rehearsed, then are imported once.

    ``sheets`` is what ``preview`` saw, one list a file; ``choices`` are the mappings that the person fixed, by the
    file's and the worksheet's place.
    """

    token = models.CharField(max_length=32, primary_key=True)
    by = models.TextField()
    sent_at = models.DateTimeField()
    backfill = models.BooleanField(default=False)
    profile = models.CharField(max_length=80, blank=True)
    files = models.JSONField(default=list)
    sheets = models.JSONField(default=list)
    choices = models.JSONField(default=dict)
    imported_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-sent_at"]


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
    delivery = models.ForeignKey(Delivery, on_delete=models.SET_NULL, null=True, related_name="batches")
    started_at = models.DateTimeField()
    received_at = models.BigIntegerField()
    rows = models.IntegerField(default=0)
    created = models.IntegerField(default=0)
    identical = models.IntegerField(default=0)
    corrections = models.IntegerField(default=0)
    conflicts = models.IntegerField(default=0)
    refused = models.IntegerField(default=0)
    skipped = models.IntegerField(default=0)
    undone_by = models.TextField(blank=True)
    undone_at = models.DateTimeField(null=True)
    undone_why = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]


class Job(models.Model):
    """Work on a delivery or a batch that outlasts a page: how far it is, and what came of it.

    ``rows`` are expected in all; ``read``, ``taken`` (planned, in an import recorded) and ``judged`` of ``to_judge``
    keys count up. Killed, it starts again and passes over what is committed.
    """

    class Purpose(models.TextChoices):
        REHEARSAL = "rehearsal"
        IMPORT = "import"
        UNDO = "undo"

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        REFUSED = "refused"
        FAILED = "failed"

    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING, db_index=True)
    by = models.TextField()
    delivery = models.ForeignKey(Delivery, on_delete=models.CASCADE, null=True, related_name="jobs")
    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, null=True, related_name="jobs")
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    starts = models.IntegerField(default=0)
    head = models.BigIntegerField(null=True)
    file = models.TextField(blank=True)
    rows = models.IntegerField(default=0)
    read = models.IntegerField(default=0)
    taken = models.IntegerField(default=0)
    to_judge = models.IntegerField(default=0)
    judged = models.IntegerField(default=0)
    why = models.TextField(blank=True)
    result = models.JSONField(default=dict)

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
