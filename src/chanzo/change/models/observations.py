"""Observations that were computed, so that a page need not count again; made anew at any time. (change)"""

import json
from typing import Any

from django.db import models

from chanzo.core.indicators import Figure

from ..types import Observation


class Observed(models.Model):
    """An indicator over a period (types.Observation); ``body`` is JSON of its figure, breakdown and completeness."""

    code = models.TextField()
    first = models.IntegerField()
    last = models.IntegerField()
    version = models.IntegerField()
    head = models.BigIntegerField()
    body = models.TextField()
    records = models.TextField()
    records_hash = models.TextField()
    computed_at = models.DateTimeField()

    class Meta:
        db_table = "change_observed"
        constraints = [models.UniqueConstraint(fields=["first", "last", "code"], name="observed_once")]

    def observation(self) -> Observation:
        """The observation as it was computed."""
        body = json.loads(self.body)
        return Observation(
            self.code, self.version, self.first, self.last, self.head, Figure(*body["figure"]), body["completeness"],
            {name: {value: Figure(*told) for value, told in by.items()} for name, by in body["breakdown"].items()},
            self.records, self.records_hash,
        )  # fmt: skip


def body_of(observation: Observation) -> str:
    """What ``Observed.body`` holds."""

    def told(figure: Figure) -> list[Any]:
        return [figure.value, figure.numerator, figure.denominator, figure.n]

    return json.dumps(
        {
            "figure": told(observation.figure),
            "completeness": observation.completeness,
            "breakdown": {n: {v: told(f) for v, f in by.items()} for n, by in observation.breakdown.items()},
        },
        separators=(",", ":"),
    )
