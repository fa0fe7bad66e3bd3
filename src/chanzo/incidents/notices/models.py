"""The workshop of messages: how people are reached, what waits for them, what was sent. Rebuild leaves it alone."""

from django.db import models


class Contact(models.Model):
    """The telephone that a person gave to be told by short message; it stands nowhere else."""

    person = models.CharField(max_length=16, primary_key=True)
    telephone = models.TextField()

    class Meta:
        db_table = "incidents_contact"


class Notice(models.Model):
    """One message to one person on one channel; ``code`` is the short number that it carries."""

    class Channel(models.TextChoices):
        MAIL = "mail"
        SHORT = "short"

    class State(models.TextChoices):
        WAITING = "waiting"
        SENT = "sent"
        FAILED = "failed"  # as often as is tried; a person looks at it
        DROPPED = "dropped"  # nothing of it concerned the person any longer

    code = models.CharField(max_length=6, primary_key=True)
    person = models.CharField(max_length=16)
    channel = models.CharField(max_length=5, choices=Channel.choices)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    due_at = models.DateTimeField()
    tries = models.IntegerField(default=0)
    tried_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=60, blank=True)

    class Meta:
        db_table = "incidents_notice"
        indexes = [
            models.Index(fields=["state", "due_at"], name="notice_due"),
            models.Index(fields=["person", "channel"], name="notice_person"),
        ]


class Matter(models.Model):
    """What one message is about: an incident that the person's organisation was told of by record ``told``."""

    notice = models.ForeignKey(Notice, on_delete=models.CASCADE, related_name="matters")
    incident = models.TextField()
    organisation = models.TextField()
    told = models.BigIntegerField()

    class Meta:
        db_table = "incidents_matter"
        indexes = [models.Index(fields=["incident"], name="matter_incident")]
        constraints = [models.UniqueConstraint(fields=["notice", "told"], name="matter_once")]
