"""Baseline studies, their photographs, capacities and yields, projected; drafts are the workshop's. (sites)"""

import json
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..types.capacity import EstimateRow, YieldRow
from ..types.study import Answers


class Study(models.Model):
    """A study of a site as recorded (types.StudyRow)."""

    seq = models.BigIntegerField(primary_key=True)
    site = models.TextField()
    day = models.IntegerField()
    form = models.IntegerField()
    answers = models.TextField()
    root = models.BigIntegerField()
    replaces = models.BigIntegerField(null=True)
    replaced_by = models.BigIntegerField(null=True)
    recorded_by = models.TextField()
    recorded_at = models.BigIntegerField()

    class Meta:
        db_table = "sites_study"
        indexes = (
            models.Index(fields=["site", "day"], name="study_site"),
            models.Index(fields=["root"], name="study_root"),
        )

    def __str__(self) -> str:
        return f"{self.site} {self.seq}"

    @property
    def given(self) -> Answers:
        """The answers by the key of their question."""
        return dict[str, Any](json.loads(self.answers))


class StudyPhoto(models.Model):
    """A photograph of a study (types.PhotoRow); ``study`` is the first of its corrections."""

    seq = models.BigIntegerField(primary_key=True)
    study = models.BigIntegerField(db_index=True)
    sha256 = models.TextField()
    media = models.TextField()
    size = models.BigIntegerField()
    recorded_by = models.TextField()
    recorded_at = models.BigIntegerField()

    class Meta:
        db_table = "sites_study_photo"


class Estimate(models.Model):
    """A capacity that was proposed, and what became of it (types.EstimateRow)."""

    seq = models.BigIntegerField(primary_key=True)
    site = models.TextField(db_index=True)
    study = models.BigIntegerField(db_index=True)
    state = models.TextField(db_index=True)
    low_g = models.BigIntegerField()
    high_g = models.BigIntegerField()
    workers = models.IntegerField(null=True)
    from_day = models.IntegerField()
    basis = models.TextField()
    why = models.TextField()
    range_g = models.BigIntegerField(null=True)
    seconds = models.TextField()
    proposed_by = models.TextField()
    proposed_at = models.BigIntegerField()
    decided = models.BigIntegerField(null=True)
    decided_by = models.TextField()
    decided_at = models.BigIntegerField(null=True)
    said = models.TextField()

    class Meta:
        db_table = "sites_estimate"

    def facts(self) -> EstimateRow:
        """The row as the rules see it."""
        return EstimateRow(**{field.name: getattr(self, field.name) for field in self._meta.fields})

    @property
    def reasons(self) -> list[str]:
        """Why a second person was needed."""
        return self.seconds.split()


class Yield(models.Model):
    """What a worker digs in a day, by mineral and region, from a day (types.YieldRow)."""

    seq = models.BigIntegerField(primary_key=True)
    mineral = models.TextField()
    region = models.TextField()
    low_g = models.BigIntegerField()
    high_g = models.BigIntegerField()
    from_day = models.IntegerField(null=True)
    weak = models.BooleanField()
    source = models.TextField()

    class Meta:
        db_table = "sites_yield"

    def facts(self) -> YieldRow:
        """The row as the rules see it."""
        return YieldRow(**{field.name: getattr(self, field.name) for field in self._meta.fields})


class StudyDraft(models.Model):
    """A form that an account has begun and not sent yet; ``fields`` is what was typed, as JSON text."""

    person = models.CharField(max_length=16)
    site = models.CharField(_("site"), max_length=100)
    fields = models.TextField()
    saved_at = models.DateTimeField()

    class Meta:
        db_table = "sites_study_draft"
        constraints = (models.UniqueConstraint(fields=["person", "site"], name="one_draft_a_site"),)
