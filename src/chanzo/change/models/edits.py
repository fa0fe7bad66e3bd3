"""Edits of the theory, derived from the ledger (rows.py says what each row is). (change)"""

from django.db import models

from .. import rows


class Edit(models.Model):
    """An act on a part of the theory (rows.EditRow)."""

    seq = models.BigIntegerField(primary_key=True)
    part = models.TextField()
    subject = models.TextField()
    ended = models.BooleanField()
    told = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        db_table = "change_edit"
        indexes = [models.Index(fields=["subject"], name="edit_subject")]

    def facts(self) -> rows.EditRow:
        """The edit as rules see it."""
        return rows.EditRow(self.seq, self.part, self.subject, self.ended, self.told, self.actor, self.at)
