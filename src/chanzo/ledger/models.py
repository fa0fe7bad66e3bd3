"""The tables of the ledger; only ``ledger_record`` is for ever. (ledger)"""

from django.db import models


class Record(models.Model):
    """One record: its canonical bytes as text, their hashes, and columns to find it by."""

    seq = models.BigIntegerField(primary_key=True)
    kind = models.TextField()
    version = models.IntegerField()
    subject = models.TextField()
    actor = models.TextField()
    event_time = models.DateTimeField()
    record_time = models.DateTimeField()
    body = models.TextField()
    salt = models.BinaryField(max_length=16)
    content = models.BinaryField(max_length=32)
    leaf = models.BinaryField(max_length=32)
    chain = models.BinaryField(max_length=32)

    class Meta:
        db_table = "ledger_record"
        indexes = [
            models.Index(fields=["kind", "seq"], name="ledger_record_kind"),
            models.Index(fields=["subject", "seq"], name="ledger_record_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind} {self.subject}"


class ReceivedFile(models.Model):
    """A file as it came in; its bytes lie under the home folder's ``files/`` until an act destroys them."""

    sha256 = models.CharField(max_length=64, primary_key=True)
    name = models.TextField()
    size = models.BigIntegerField()
    received_at = models.DateTimeField()
    path = models.TextField()
    destroyed_by = models.BigIntegerField(null=True)

    class Meta:
        db_table = "ledger_received_file"

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """How far a reader has read."""

    name = models.CharField(max_length=200, primary_key=True)
    seq = models.BigIntegerField(default=0)

    class Meta:
        db_table = "ledger_position"

    def __str__(self) -> str:
        return f"{self.name} {self.seq}"


class Submission(models.Model):
    """The answer given to a submission, for when it is sent again."""

    submission_id = models.CharField(max_length=200, primary_key=True)
    seq = models.BigIntegerField()
    answer = models.TextField()

    class Meta:
        db_table = "ledger_submission"

    def __str__(self) -> str:
        return self.submission_id
