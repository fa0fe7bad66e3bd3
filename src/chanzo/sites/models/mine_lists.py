"""Lists of mines that partners publish, and what became of their rows; projected from the acts. (sites)"""

import json

from django.db import models
from django.urls import reverse

from ..types.mine_lists import Candidate


class MineList(models.Model):
    """A list as it was received (types.mine_lists.ListRow)."""

    seq = models.BigIntegerField(primary_key=True)
    title = models.TextField()
    source = models.TextField()
    licence = models.TextField()
    sha256 = models.TextField(db_index=True)
    rows = models.IntegerField()
    skipped = models.IntegerField()
    actor = models.TextField()
    at = models.BigIntegerField()

    class Meta:
        db_table = "sites_mine_list"

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("field:mine-list", args=[self.seq])


class ListedRow(models.Model):
    """A row of a list with what became of it (types.mine_lists.MineRow)."""

    id = models.TextField(primary_key=True)
    received = models.BigIntegerField()
    row = models.IntegerField()
    name = models.TextField()
    code = models.TextField()
    longitude_udeg = models.IntegerField(null=True)
    latitude_udeg = models.IntegerField(null=True)
    minerals = models.TextField()
    country = models.TextField()
    province = models.TextField()
    territory = models.TextField()
    swapped = models.BooleanField()
    outcome = models.TextField()
    site = models.TextField()
    twin = models.IntegerField()
    score = models.IntegerField()
    candidates = models.TextField()
    column = models.TextField()
    fault = models.TextField()
    choice = models.TextField()
    decided = models.BigIntegerField(null=True)
    actor = models.TextField()

    class Meta:
        db_table = "sites_mine_row"
        indexes = [models.Index(fields=["received", "outcome", "row"], name="mine_row_outcome")]

    def __str__(self) -> str:
        return f"{self.name} ({self.row})"

    @property
    def may_be(self) -> list[Candidate]:
        """What the row may be, the likeliest first."""
        return [Candidate(*each) for each in json.loads(self.candidates)]
