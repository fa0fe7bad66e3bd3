"""Observations in and near protected areas, projected from their records. (sites)"""

from django.db import models
from django.urls import reverse

from chanzo.people.types import Place

from ..types.observations import Sort


class Observation(models.Model):
    """One observation or awareness session (types.observations.ObservationRow)."""

    seq = models.BigIntegerField(primary_key=True)
    sort = models.TextField()
    day = models.IntegerField()
    what = models.TextField()
    area = models.TextField(db_index=True)
    site = models.TextField(db_index=True)
    longitude_udeg = models.IntegerField(null=True)
    latitude_udeg = models.IntegerField(null=True)
    province = models.TextField()
    territory = models.TextField()
    women = models.IntegerField()
    men = models.IntegerField()
    confidential = models.BooleanField()
    person = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        db_table = "sites_observation"

    def __str__(self) -> str:
        return f"{self.sort} {self.seq}"

    def get_absolute_url(self) -> str:
        return reverse("sites:observation", args=[self.seq])

    @property
    def place(self) -> Place:
        """Where it lies, as the policies ask."""
        return Place(site=self.site, territory=self.territory, province=self.province)

    @property
    def people(self) -> int | None:
        """How many took part in a session; nothing for what was only seen."""
        return self.women + self.men if self.sort == Sort.AWARENESS else None
