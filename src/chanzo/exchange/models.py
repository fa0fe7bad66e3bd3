"""Terms, decisions to withhold, releases and counts of incidents, derived from the ledger; jobs that make releases.
(exchange)"""

from django.db import models


class TermsSet(models.Model):
    """What is published from a day on (types.TermsRow)."""

    seq = models.BigIntegerField(primary_key=True)
    from_day = models.IntegerField()
    terms = models.TextField()
    actor = models.TextField()

    class Meta:
        db_table = "exchange_terms"


class Withholding(models.Model):
    """A decision to withhold (types.WithholdingRow); ``area`` is a key of ``people.scopes.area_key``."""

    seq = models.BigIntegerField(primary_key=True)
    area = models.TextField(db_index=True)
    reason = models.TextField()
    level = models.TextField()
    from_day = models.IntegerField()
    review_day = models.IntegerField()
    actor = models.TextField()
    ended_by = models.BigIntegerField(null=True)
    ended_day = models.IntegerField(null=True)

    class Meta:
        db_table = "exchange_withholding"


class Release(models.Model):
    """A release, frozen (types.ReleaseRow); ``files`` and ``shares`` are JSON."""

    seq = models.BigIntegerField(primary_key=True)
    name = models.TextField(unique=True)
    until = models.IntegerField()
    day = models.IntegerField()
    head = models.BigIntegerField()
    files = models.TextField()
    shares = models.TextField()
    terms = models.TextField()
    actor = models.TextField()

    class Meta:
        db_table = "exchange_release"


class IncidentCount(models.Model):
    """Incidents of a half-year as they were counted for the public, frozen (types.CountRow)."""

    seq = models.BigIntegerField(primary_key=True)
    name = models.TextField(unique=True)
    half = models.IntegerField()
    day = models.IntegerField()
    counts = models.TextField()

    class Meta:
        db_table = "exchange_incident_count"


class ReleaseJob(models.Model):
    """A release that somebody asked for: how far it is, and what came of it; the workshop's, not the ledger's.

    ``done`` of ``total`` parts of the present ``step``; ``head`` is the last record as it first started.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        REFUSED = "refused"
        FAILED = "failed"

    class Step(models.TextChoices):
        COUNTING = "counting"
        FOLDING = "folding"
        WRITING = "writing"

    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING, db_index=True)
    step = models.CharField(max_length=8, choices=Step.choices, default=Step.COUNTING)
    by = models.TextField()
    until = models.IntegerField(null=True)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    starts = models.IntegerField(default=0)
    head = models.BigIntegerField(null=True)
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    release = models.TextField(blank=True)
    code = models.TextField(blank=True)
    facts = models.JSONField(default=dict)

    class Meta:
        db_table = "exchange_release_job"

    @property
    def under_way(self) -> bool:
        """Whether it waits or runs."""
        return self.state in (self.State.WAITING, self.State.RUNNING)
