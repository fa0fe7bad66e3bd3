"""Targets, baselines, entered figures and evidence, derived from the ledger. (change)"""

from django.db import models


class Aim(models.Model):
    """A baseline or a target of an indicator for a period (rows.AimRow)."""

    seq = models.BigIntegerField(primary_key=True)
    code = models.TextField()
    sort = models.TextField()
    first = models.IntegerField()
    last = models.IntegerField()
    value_u = models.BigIntegerField()
    reason = models.TextField()
    actor = models.TextField()
    ended_by = models.BigIntegerField(null=True)

    class Meta:
        db_table = "change_aim"
        indexes = [models.Index(fields=["code"], name="aim_code")]


class Entered(models.Model):
    """A figure that somebody declared (rows.EnteredRow)."""

    seq = models.BigIntegerField(primary_key=True)
    code = models.TextField()
    first = models.IntegerField()
    last = models.IntegerField()
    value_u = models.BigIntegerField()
    low_u = models.BigIntegerField(null=True)
    high_u = models.BigIntegerField(null=True)
    design = models.TextField()
    sample = models.IntegerField(null=True)
    answered = models.IntegerField(null=True)
    evidence = models.TextField()
    file = models.TextField()
    media = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()
    ended_by = models.BigIntegerField(null=True)

    class Meta:
        db_table = "change_entered"
        indexes = [models.Index(fields=["code"], name="entered_code")]


class Note(models.Model):
    """Evidence for or against a statement (rows.NoteRow)."""

    seq = models.BigIntegerField(primary_key=True)
    statement = models.TextField()
    supports = models.BooleanField()
    day = models.IntegerField()
    text = models.TextField()
    source = models.TextField()
    file = models.TextField()
    media = models.TextField()
    actor = models.TextField()
    ended_by = models.BigIntegerField(null=True)

    class Meta:
        db_table = "change_note"
        indexes = [models.Index(fields=["statement"], name="note_statement")]
