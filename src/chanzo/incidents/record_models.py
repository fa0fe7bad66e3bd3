"""What is kept of an incident beside its fields, as the ledger's records make it. (incidents)"""

from django.db import models


class Change(models.Model):
    """What one field said before and after (record_rows.ChangeRow)."""

    id = models.TextField(primary_key=True)
    seq = models.BigIntegerField()
    incident = models.TextField()
    field = models.TextField()
    audience = models.TextField()
    before = models.TextField()
    after = models.TextField()

    class Meta:
        db_table = "incidents_change"
        indexes = [models.Index(fields=["incident"], name="incident_change")]


class Related(models.Model):
    """A visit, tag or lot of a case (record_rows.RelatedRow)."""

    id = models.TextField(primary_key=True)
    incident = models.TextField()
    sort = models.TextField()
    key = models.TextField()
    seq = models.BigIntegerField()

    class Meta:
        db_table = "incidents_related"
        indexes = [models.Index(fields=["incident"], name="incident_related")]


class CaseFile(models.Model):
    """A photograph or document of a case (record_rows.FileRow)."""

    seq = models.BigIntegerField(primary_key=True)
    incident = models.TextField()
    sha256 = models.TextField()
    media = models.TextField()
    size = models.IntegerField()
    audience = models.TextField()
    caption = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()
    withdrawn = models.BigIntegerField(null=True)

    class Meta:
        db_table = "incidents_file"
        indexes = [models.Index(fields=["incident"], name="incident_file")]


class ShutOut(models.Model):
    """A person shut out of a case (record_rows.ShutOutRow)."""

    id = models.TextField(primary_key=True)
    incident = models.TextField()
    person = models.TextField()
    out = models.BooleanField()
    seq = models.BigIntegerField()

    class Meta:
        db_table = "incidents_shut_out"
        indexes = [
            models.Index(fields=["incident"], name="incident_shut_out"),
            models.Index(fields=["person"], name="shut_out_person"),
        ]


class CategorySet(models.Model):
    """One act on the list of categories (record_rows.CategoryRow)."""

    seq = models.BigIntegerField(primary_key=True)
    code = models.TextField()
    label = models.TextField()
    label_fr = models.TextField()
    annex = models.BooleanField()
    suspends = models.BooleanField()
    from_day = models.IntegerField(null=True)
    to_day = models.IntegerField(null=True)
    actor = models.TextField()

    class Meta:
        db_table = "incidents_category"
        indexes = [models.Index(fields=["code"], name="category_code")]
