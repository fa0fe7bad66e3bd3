"""What the check against protected areas found, projected from its records. (sites)"""

import json

from django.db import models


class Screening(models.Model):
    """One site against one version of a layer (types.screening.ScreeningRow)."""

    id = models.TextField(primary_key=True)
    site = models.TextField(db_index=True)
    layer = models.TextField()
    loaded = models.BigIntegerField(db_index=True)
    version = models.IntegerField()
    inside = models.BooleanField()
    area = models.IntegerField()
    name = models.TextField()
    boundary = models.TextField()
    distance_cm = models.BigIntegerField()
    others = models.TextField()
    country = models.TextField()
    longitude_udeg = models.IntegerField()
    latitude_udeg = models.IntegerField()
    seq = models.BigIntegerField()

    class Meta:
        db_table = "sites_screening"

    @property
    def other_names(self) -> list[str]:
        """The further areas of the layer that hold the site."""
        found: list[str] = json.loads(self.others)
        return found
