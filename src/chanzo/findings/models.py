"""Projected rows of findings; every one is derived again from the ledger. (findings)"""

from django.db import models


class Finding(models.Model):
    """One finding as it stands (types.FindingRow)."""

    id = models.TextField(primary_key=True)
    rule = models.TextField()
    severity = models.TextField()
    state = models.TextField()
    subject_type = models.TextField()
    subject = models.TextField()
    site = models.TextField()
    page = models.TextField()
    line = models.TextField()
    organisation = models.TextField()
    agent = models.TextField()
    day = models.IntegerField(null=True)
    month = models.IntegerField(null=True)
    facts = models.TextField()
    parameters = models.TextField()
    rule_version = models.IntegerField()
    decisive = models.TextField()
    seq = models.BigIntegerField()
    cause = models.TextField()
    lot = models.TextField()
    raised = models.BigIntegerField()

    class Meta:
        db_table = "findings_finding"
        indexes = [
            models.Index(fields=["subject"], name="finding_subject"),
            models.Index(fields=["site"], name="finding_site"),
            models.Index(fields=["rule", "state"], name="finding_rule_state"),
            models.Index(fields=["state"], name="finding_state"),
            models.Index(fields=["page"], name="finding_page"),
            models.Index(fields=["organisation"], name="finding_organisation"),
            models.Index(fields=["agent"], name="finding_agent"),
            models.Index(fields=["rule", "cause"], name="finding_cause"),
            models.Index(fields=["seq"], name="finding_seq"),
        ]


class Case(models.Model):
    """What one judged key adds to a finding (types.CaseRow)."""

    id = models.TextField(primary_key=True)
    finding = models.TextField()
    judged = models.TextField()
    facts = models.TextField()

    class Meta:
        db_table = "findings_case"
        indexes = [
            models.Index(fields=["judged"], name="case_judged"),
            models.Index(fields=["finding"], name="case_finding"),
        ]


class Bearer(models.Model):
    """A holder and site among the several that a finding is about (types.BearerRow)."""

    id = models.TextField(primary_key=True)
    finding = models.TextField()
    organisation = models.TextField()
    site = models.TextField()
    day = models.IntegerField(null=True)
    page = models.TextField()
    line = models.TextField()
    cases = models.TextField()

    class Meta:
        db_table = "findings_bearer"
        indexes = [
            models.Index(fields=["finding"], name="bearer_finding"),
            models.Index(fields=["organisation"], name="bearer_organisation"),
            models.Index(fields=["site"], name="bearer_site"),
        ]


class Verdict(models.Model):
    """What a person said of a finding, or asked about it (types.VerdictRow)."""

    id = models.TextField(primary_key=True)
    finding = models.TextField()
    sort = models.TextField()
    rule = models.TextField()
    said_by = models.TextField()
    asked_of = models.TextField()
    due = models.IntegerField(null=True)
    reason = models.TextField()
    answer = models.TextField()
    answered_by = models.TextField()
    decisive = models.TextField()
    seq = models.BigIntegerField()
    ended = models.BigIntegerField(null=True)
    answered = models.BigIntegerField(null=True)
    given_by = models.TextField()
    means = models.TextField()
    given_on = models.IntegerField(null=True)
    read_back = models.BooleanField()
    reminded = models.BigIntegerField(null=True)

    class Meta:
        db_table = "findings_verdict"
        indexes = [
            models.Index(fields=["seq"], name="verdict_seq"),
            models.Index(fields=["sort", "ended"], name="verdict_sort_ended"),
            models.Index(fields=["finding"], name="verdict_finding"),
            models.Index(fields=["rule", "sort"], name="verdict_rule_sort"),
        ]


class Event(models.Model):
    """One step in the history of a finding (types.EventRow)."""

    id = models.TextField(primary_key=True)
    finding = models.TextField()
    what = models.TextField()
    actor = models.TextField()
    seq = models.BigIntegerField()

    class Meta:
        db_table = "findings_event"
        indexes = [
            models.Index(fields=["finding"], name="event_finding"),
            models.Index(fields=["seq"], name="event_seq"),
        ]


class Parameter(models.Model):
    """A limit that people set (types.ParameterSet)."""

    id = models.TextField(primary_key=True)
    rule = models.TextField()
    name = models.TextField()
    scope = models.TextField()
    scope_value = models.TextField()
    valid_from = models.IntegerField(null=True)
    value = models.BigIntegerField(null=True)
    reason = models.TextField()
    seq = models.BigIntegerField()

    class Meta:
        db_table = "findings_parameter"
        indexes = [models.Index(fields=["rule"], name="parameter_rule")]
