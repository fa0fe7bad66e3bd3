"""Drafts, replies and editions, projected from the ledger. (incidents)"""

from django.db import models


class Draft(models.Model):
    """What a person wrote for others to read (types.DraftRow)."""

    seq = models.BigIntegerField(primary_key=True)
    incident = models.TextField()
    measure = models.BigIntegerField()
    public = models.TextField()
    members = models.TextField()
    about = models.TextField()
    precision = models.TextField()
    place = models.TextField()
    month = models.TextField()
    not_before = models.IntegerField()
    delay_reason = models.TextField()
    named = models.TextField()
    spoken = models.TextField()
    not_meant = models.TextField()
    legal_act = models.TextField()
    result = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        db_table = "incidents_draft"
        indexes = [models.Index(fields=["incident"], name="incident_draft")]


class Asked(models.Model):
    """An organisation asked to comment on a draft, and its reply (types.AskedRow)."""

    id = models.TextField(primary_key=True)
    draft = models.BigIntegerField()
    organisation = models.TextField()
    folded = models.TextField()
    due = models.IntegerField()
    asked_by = models.TextField()
    reply = models.TextField()
    replied_day = models.IntegerField(null=True)
    means = models.TextField()
    reference = models.TextField()
    entered_by = models.TextField()

    class Meta:
        db_table = "incidents_asked"
        indexes = [
            models.Index(fields=["draft"], name="asked_draft"),
            models.Index(fields=["folded"], name="asked_folded"),
        ]


class Edition(models.Model):
    """A version as it was frozen (types.EditionRow)."""

    seq = models.BigIntegerField(primary_key=True)
    reference = models.TextField()
    incident = models.TextField()
    measure = models.BigIntegerField()
    version = models.IntegerField()
    draft = models.BigIntegerField()
    from_day = models.IntegerField()
    body = models.TextField()
    sha256 = models.TextField()
    override = models.TextField()
    passed_over = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()
    recalled_seq = models.BigIntegerField(null=True)
    recalled_why = models.TextField()

    class Meta:
        db_table = "incidents_edition"
        indexes = [
            models.Index(fields=["incident"], name="incident_edition"),
            models.Index(fields=["reference"], name="edition_reference"),
        ]
