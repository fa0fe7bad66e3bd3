"""The register of state agents, derived from the ledger (types.py says what each row is). (government)"""

from django.db import models

from . import types


class Agent(models.Model):
    """An agent by code (types.AgentRow)."""

    code = models.TextField(primary_key=True)
    written = models.TextField()
    service = models.TextField()
    duty = models.TextField()
    person = models.TextField()
    registered_by = models.TextField()
    seq = models.BigIntegerField()

    class Meta:
        db_table = "government_agent"
        indexes = [models.Index(fields=["person"], name="agent_person")]


class Posting(models.Model):
    """Days in which an agent is posted somewhere (types.PostingRow)."""

    seq = models.BigIntegerField(primary_key=True)
    agent = models.TextField()
    post = models.TextField()
    sites = models.TextField()
    point = models.TextField()
    from_day = models.IntegerField()
    to_day = models.IntegerField(null=True)
    document = models.TextField()
    ended_by = models.BigIntegerField(null=True)
    reason = models.TextField()
    successor = models.TextField()

    class Meta:
        db_table = "government_posting"
        indexes = [models.Index(fields=["agent"], name="posting_agent")]

    def facts(self) -> types.Posting:
        """The posting as rules see it."""
        return types.posting(self.agent, self.from_day, self.to_day, self.sites, self.point)


class Training(models.Model):
    """A course that an agent followed (types.TrainingRow)."""

    seq = models.BigIntegerField(primary_key=True)
    agent = models.TextField()
    course = models.TextField()
    organiser = models.TextField()
    day = models.IntegerField()
    result = models.TextField()

    class Meta:
        db_table = "government_training"
        indexes = [models.Index(fields=["agent"], name="training_agent")]


class PostHandOver(models.Model):
    """A post handed over (types.HandOverRow)."""

    seq = models.BigIntegerField(primary_key=True)
    posting = models.BigIntegerField()
    agent = models.TextField()
    successor = models.TextField()
    day = models.IntegerField()
    notes = models.TextField()
    acts = models.TextField()
    actor = models.TextField()

    class Meta:
        db_table = "government_post_hand_over"
        indexes = [
            models.Index(fields=["agent"], name="hand_over_agent"),
            models.Index(fields=["successor"], name="hand_over_successor"),
        ]
