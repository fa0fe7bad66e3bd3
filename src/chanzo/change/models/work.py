"""Work that outlasts a page: counting a period, freezing one, proving a snapshot; in the workshop. (change)"""

from django.db import models

from chanzo.core.indicators import Asked


class Work(models.Model):
    """What was asked for, how far it is (``done`` of ``total`` indicators), and what came of it."""

    class Purpose(models.TextChoices):
        COUNT = "count"
        FREEZE = "freeze"
        PROVE = "prove"

    class State(models.TextChoices):
        WAITING = "waiting"
        RUNNING = "running"
        DONE = "done"
        REFUSED = "refused"
        FAILED = "failed"

    purpose = models.CharField(max_length=6, choices=Purpose.choices)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    by = models.TextField()
    first = models.IntegerField(null=True)
    last = models.IntegerField(null=True)
    name = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    result = models.JSONField(default=dict)

    class Meta:
        db_table = "change_work"
        indexes = [models.Index(fields=["state"], name="change_work_state")]

    @property
    def period(self) -> Asked:
        """The period that it is about; 0 to 0 where it is about none."""
        return Asked(self.first or 0, self.last or 0)

    @property
    def under_way(self) -> bool:
        """Whether somebody still has to wait for it."""
        return self.state in (self.State.WAITING, self.State.RUNNING)
