"""Terms, decisions to withhold, releases and counts of incidents, derived from the ledger. (exchange)"""

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
