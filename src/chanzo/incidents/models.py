"""Incidents as the ledger's records make them. (incidents)"""

from django.db import models

from .lists.models import Listed
from .mitigation.models import Improvement, Plan, Recommendation, RecommendationMove, SuspensionChoice
from .notices.models import Contact, Matter, Notice
from .publication.models import Asked, Draft, Edition
from .record_models import CaseFile, CategorySet, Change, Related, ShutOut

__all__ = [
    "Answer",
    "Asked",
    "CaseFile",
    "CategorySet",
    "Change",
    "ClockLimit",
    "Contact",
    "Draft",
    "Edition",
    "Improvement",
    "Incident",
    "Informed",
    "Link",
    "Listed",
    "Matter",
    "MeasureTaken",
    "Notice",
    "Party",
    "Plan",
    "Recommendation",
    "RecommendationMove",
    "Related",
    "ShutOut",
    "Step",
    "SuspensionChoice",
    "Text",
]


class Incident(models.Model):
    """An incident as it stands (rows.IncidentRow)."""

    number = models.TextField(primary_key=True)
    state = models.TextField()
    outcome = models.TextField()
    level = models.IntegerField()
    worst = models.IntegerField()
    high_risk = models.BooleanField()
    category = models.TextField()
    site = models.TextField()
    area = models.TextField()
    province = models.TextField()
    latitude_udeg = models.IntegerField(null=True)
    longitude_udeg = models.IntegerField(null=True)
    precision_m = models.IntegerField(null=True)
    first_day = models.IntegerField(null=True)
    last_day = models.IntegerField(null=True)
    about = models.BooleanField()
    minerals = models.TextField()
    reported_at = models.BigIntegerField()
    opened_at = models.BigIntegerField(null=True)
    closed_at = models.BigIntegerField(null=True)
    carried_from = models.TextField()
    carried_to = models.TextField()
    proposed_by = models.TextField()
    proposed = models.TextField()
    seq = models.BigIntegerField()

    class Meta:
        db_table = "incidents_incident"
        indexes = [
            models.Index(fields=["site"], name="incident_site"),
            models.Index(fields=["state"], name="incident_state"),
            models.Index(fields=["province"], name="incident_province"),
        ]

    def __str__(self) -> str:
        return self.number


class Step(models.Model):
    """One step in the life of an incident (rows.StepRow)."""

    seq = models.BigIntegerField(primary_key=True)
    incident = models.TextField()
    what = models.TextField()
    before = models.TextField()
    after = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()
    reason = models.TextField()
    facts = models.TextField()

    class Meta:
        db_table = "incidents_step"
        indexes = [models.Index(fields=["incident"], name="incident_step")]


class Text(models.Model):
    """One field of an incident as last written (rows.TextRow)."""

    id = models.TextField(primary_key=True)
    incident = models.TextField()
    field = models.TextField()
    audience = models.TextField()
    text = models.TextField()
    seq = models.BigIntegerField()

    class Meta:
        db_table = "incidents_text"
        indexes = [models.Index(fields=["incident"], name="incident_text")]


class Party(models.Model):
    """An organisation's part in an incident (rows.PartyRow)."""

    id = models.TextField(primary_key=True)
    incident = models.TextField()
    organisation = models.TextField()
    folded = models.TextField()
    implicated = models.BooleanField()
    lots = models.IntegerField()
    mass_g = models.BigIntegerField()
    found_seq = models.BigIntegerField(null=True)
    told = models.TextField()
    told_at = models.BigIntegerField(null=True)
    told_by = models.TextField()
    text = models.TextField()
    review_day = models.IntegerField(null=True)
    seq = models.BigIntegerField()

    class Meta:
        db_table = "incidents_party"
        indexes = [
            models.Index(fields=["incident"], name="incident_party"),
            models.Index(fields=["folded"], name="party_folded"),
        ]


class Answer(models.Model):
    """What a company decided about an incident (rows.AnswerRow)."""

    seq = models.BigIntegerField(primary_key=True)
    incident = models.TextField()
    organisation = models.TextField()
    folded = models.TextField()
    decision = models.TextField()
    no_risk = models.BooleanField()
    assessment = models.TextField()
    reasons = models.TextField()
    ground = models.TextField()
    tried = models.TextField()
    evidence = models.TextField()
    deadline = models.IntegerField(null=True)
    sites = models.TextField()
    mass_g = models.BigIntegerField()
    actor = models.TextField()
    at = models.BigIntegerField()
    through = models.TextField(default="")
    heard_day = models.IntegerField(null=True)
    function = models.TextField(default="")
    sha256 = models.TextField(default="")
    media = models.TextField(default="")

    class Meta:
        db_table = "incidents_answer"
        indexes = [
            models.Index(fields=["incident"], name="incident_answer"),
            models.Index(fields=["folded"], name="answer_folded"),
        ]


class Link(models.Model):
    """A finding that belongs to an incident (rows.LinkRow)."""

    id = models.TextField(primary_key=True)
    incident = models.TextField()
    finding = models.TextField()
    cause = models.TextField()
    seq = models.BigIntegerField()

    class Meta:
        db_table = "incidents_link"
        indexes = [
            models.Index(fields=["incident"], name="incident_link"),
            models.Index(fields=["finding"], name="link_finding"),
            models.Index(fields=["cause"], name="link_cause"),
        ]


class Informed(models.Model):
    """An authority that was informed (rows.InformedRow)."""

    seq = models.BigIntegerField(primary_key=True)
    incident = models.TextField()
    service = models.TextField()
    means = models.TextField()
    day = models.IntegerField()
    reference = models.TextField()
    acknowledged = models.IntegerField(null=True)
    actor = models.TextField()
    function = models.TextField(default="")
    said = models.TextField(default="")
    minute = models.IntegerField(null=True)
    paper = models.TextField(default="")
    received_by = models.TextField(default="")
    sha256 = models.TextField(default="")
    media = models.TextField(default="")

    class Meta:
        db_table = "incidents_informed"
        indexes = [models.Index(fields=["incident"], name="incident_informed")]


class MeasureTaken(models.Model):
    """A measure of the programme (rows.MeasureRow)."""

    seq = models.BigIntegerField(primary_key=True)
    incident = models.TextField()
    sort = models.TextField()
    about = models.TextField()
    reason = models.TextField()
    from_day = models.IntegerField()
    to_day = models.IntegerField(null=True)
    outcome = models.TextField()
    outcome_day = models.IntegerField(null=True)
    actor = models.TextField()

    class Meta:
        db_table = "incidents_measure"
        indexes = [models.Index(fields=["incident"], name="incident_measure")]


class ClockLimit(models.Model):
    """A limit of a clock (rows.LimitRow)."""

    seq = models.BigIntegerField(primary_key=True)
    clock = models.TextField()
    level = models.IntegerField()
    days = models.IntegerField()
    from_day = models.IntegerField()
    reason = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        db_table = "incidents_limit"
