"""What acts add to the registers' dated lines: identifiers, acts behind statuses, suspensions, assessments. (sites)"""

from django.db import models

from ..types.dated import AssessmentRow
from ..types.identity import AttributeRow


class SiteAttribute(models.Model):
    """A fact of a site from a day to a day (types.identity.AttributeRow)."""

    seq = models.BigIntegerField(primary_key=True)
    site = models.TextField(db_index=True)
    sort = models.TextField()
    value = models.TextField()
    folded = models.TextField(db_index=True)
    licence = models.TextField()
    organisation = models.TextField()
    from_day = models.IntegerField()
    to_day = models.IntegerField(null=True)
    document = models.TextField()
    actor = models.TextField()
    ended_by = models.BigIntegerField(null=True)

    class Meta:
        db_table = "sites_attribute"

    def facts(self) -> AttributeRow:
        """The row as rules see it."""
        return AttributeRow(**{field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields})


class StatusAct(models.Model):
    """The act behind a status (types.dated.StatusActRow)."""

    seq = models.BigIntegerField(primary_key=True)
    site = models.TextField(db_index=True)
    scheme = models.TextField()
    status = models.TextField()
    from_day = models.IntegerField()
    valid_to_day = models.IntegerField(null=True)
    document = models.TextField()
    reason = models.TextField()
    actor = models.TextField()

    class Meta:
        db_table = "sites_status_act"


class SuspensionAct(models.Model):
    """One act on a suspension (types.dated.SuspensionActRow)."""

    seq = models.BigIntegerField(primary_key=True)
    area = models.TextField(db_index=True)
    from_day = models.IntegerField()
    what = models.TextField()
    site = models.TextField()
    day = models.IntegerField()
    reason = models.TextField()
    document = models.TextField()
    bags = models.IntegerField()
    mass_g = models.BigIntegerField()
    actor = models.TextField()

    class Meta:
        db_table = "sites_suspension_act"


class Assessment(models.Model):
    """Whether a suspended site may resume (types.dated.AssessmentRow)."""

    seq = models.BigIntegerField(primary_key=True)
    site = models.TextField(db_index=True)
    area = models.TextField()
    from_day = models.IntegerField()
    day = models.IntegerField()
    answers = models.TextField()
    resume = models.BooleanField()
    reason = models.TextField()
    document = models.TextField()
    actor = models.TextField()

    class Meta:
        db_table = "sites_assessment"

    def facts(self) -> AssessmentRow:
        """The row as rules see it."""
        return AssessmentRow(**{field.attname: getattr(self, field.attname) for field in self._meta.concrete_fields})
