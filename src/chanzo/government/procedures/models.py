"""Procedures and their checks, derived from the ledger (types.py says what each row is). (government)"""

import json

from django.db import models

from . import types


class Version(models.Model):
    """A version of a procedure (types.VersionRow)."""

    id = models.TextField(primary_key=True)
    procedure = models.BigIntegerField()
    version = models.IntegerField()
    sort = models.TextField()
    title = models.TextField()
    reach = models.TextField()
    place = models.TextField()
    folded = models.TextField()
    signatories = models.TextField()
    every_days = models.IntegerField()
    from_day = models.IntegerField(null=True)
    to_day = models.IntegerField(null=True)
    reason = models.TextField()
    written_by = models.TextField()
    written_seq = models.BigIntegerField()
    in_force_seq = models.BigIntegerField(null=True)

    class Meta:
        db_table = "government_procedure_version"
        indexes = [models.Index(fields=["procedure"], name="version_procedure")]

    def facts(self) -> types.InForce | None:
        """The version as rules see it; None for a draft."""
        if self.from_day is None or self.in_force_seq is None:
            return None
        applies = types.Applies(self.reach, self.folded)
        return types.InForce(
            self.procedure, self.version, self.sort, applies, self.from_day, self.to_day, self.in_force_seq
        )

    @property
    def signed_by(self) -> list[types.Signatory]:
        """Who signs it."""
        return [types.Signatory(*one) for one in json.loads(self.signatories)]


class Text(models.Model):
    """A version in one language (types.TextRow)."""

    id = models.TextField(primary_key=True)
    version = models.TextField()
    language = models.TextField()
    first = models.BooleanField()
    sections = models.TextField()
    seq = models.BigIntegerField()

    class Meta:
        db_table = "government_procedure_text"
        indexes = [models.Index(fields=["version"], name="text_version")]

    @property
    def read(self) -> list[types.Section]:
        """Its sections."""
        return types.sections_kept(self.sections)


class SignedCopy(models.Model):
    """A signed copy of a version (types.SignedRow)."""

    seq = models.BigIntegerField(primary_key=True)
    version = models.TextField()
    sha256 = models.TextField()
    media = models.TextField()
    size = models.BigIntegerField()
    signed_on = models.IntegerField()
    actor = models.TextField()

    class Meta:
        db_table = "government_procedure_signed"
        indexes = [models.Index(fields=["version"], name="signed_version")]


class Check(models.Model):
    """A check of a procedure at a site (types.CheckRow)."""

    seq = models.BigIntegerField(primary_key=True)
    procedure = models.BigIntegerField()
    version = models.IntegerField()
    site = models.TextField()
    day = models.IntegerField()
    officer = models.TextField()
    told = models.TextField()
    met = models.IntegerField()
    failed = models.IntegerField()
    visit = models.BigIntegerField(null=True)

    class Meta:
        db_table = "government_procedure_check"
        indexes = [
            models.Index(fields=["procedure"], name="check_procedure"),
            models.Index(fields=["site"], name="check_site"),
        ]

    def facts(self) -> types.Checked:
        """The check as rules see it."""
        told = {number: found for number, found, _remark in json.loads(self.told)}
        return types.Checked(self.procedure, self.version, self.site, self.day, self.seq, told)
