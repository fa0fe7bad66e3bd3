"""Counters of the workshop, beside the ledger: no row is an answer, a person, a site or a day. (government)"""

from django.db import models


class ConfidenceCounter(models.Model):
    """How many agents of a province answered a question with yes and with no in a quarter.

    The rows of a quarter are made together, for every province at once, so that not even their order on the disk tells
    where the first answer came from.
    """

    province = models.TextField()
    quarter = models.IntegerField()
    question = models.TextField()
    yes = models.IntegerField(default=0)
    no = models.IntegerField(default=0)

    class Meta:
        db_table = "government_confidence"
        constraints = [
            models.UniqueConstraint(fields=["quarter", "province", "question"], name="confidence_once"),
        ]
