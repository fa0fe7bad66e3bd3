"""Mitigation as the ledger's records make it. (incidents)"""

from django.db import models


class Recommendation(models.Model):
    """A recommendation as it stands (rows.RecommendationRow)."""

    number = models.TextField(primary_key=True)
    incident = models.TextField()
    sort = models.TextField()
    party = models.TextField()
    folded = models.TextField()
    owner = models.TextField()
    text = models.TextField()
    evidence = models.TextField()
    due = models.IntegerField()
    answer_due = models.IntegerField()
    verifier_sort = models.TextField()
    verifier = models.TextField()
    verifier_folded = models.TextField()
    state = models.TextField()
    given_day = models.IntegerField()
    answered_day = models.IntegerField(null=True)
    reported_day = models.IntegerField(null=True)
    reporter = models.TextField()
    ended_day = models.IntegerField(null=True)
    seq = models.BigIntegerField()

    class Meta:
        app_label = "incidents"
        db_table = "incidents_recommendation"
        indexes = [
            models.Index(fields=["incident"], name="recommendation_incident"),
            models.Index(fields=["folded"], name="recommendation_party"),
            models.Index(fields=["verifier_folded"], name="recommendation_verifier"),
        ]

    def __str__(self) -> str:
        return self.number


class RecommendationMove(models.Model):
    """One move of a recommendation (rows.MoveRow)."""

    seq = models.BigIntegerField(primary_key=True)
    recommendation = models.TextField()
    incident = models.TextField()
    what = models.TextField()
    before = models.TextField()
    after = models.TextField()
    text = models.TextField()
    entered = models.BooleanField()
    sha256 = models.TextField()
    media = models.TextField()
    size = models.IntegerField()
    actor = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        app_label = "incidents"
        db_table = "incidents_recommendation_move"
        indexes = [models.Index(fields=["recommendation"], name="recommendation_move")]


class Plan(models.Model):
    """A plan of mitigation (rows.PlanRow)."""

    seq = models.BigIntegerField(primary_key=True)
    incident = models.TextField()
    text = models.TextField()
    measure = models.TextField()
    baseline = models.TextField()
    target = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        app_label = "incidents"
        db_table = "incidents_plan"
        indexes = [models.Index(fields=["incident"], name="incident_plan")]


class Improvement(models.Model):
    """Evidence of improvement (rows.ImprovementRow)."""

    seq = models.BigIntegerField(primary_key=True)
    incident = models.TextField()
    measure = models.TextField()
    found = models.TextField()
    day = models.IntegerField()
    recommendation = models.TextField()
    sha256 = models.TextField()
    media = models.TextField()
    size = models.IntegerField()
    actor = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        app_label = "incidents"
        db_table = "incidents_improvement"
        indexes = [models.Index(fields=["incident"], name="incident_improvement")]


class SuspensionChoice(models.Model):
    """What was decided on suspending (rows.ChoiceRow)."""

    seq = models.BigIntegerField(primary_key=True)
    incident = models.TextField()
    clock = models.TextField()
    choice = models.TextField()
    about = models.TextField()
    until = models.IntegerField(null=True)
    reason = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        app_label = "incidents"
        db_table = "incidents_suspension_choice"
        indexes = [models.Index(fields=["incident"], name="incident_choice")]
