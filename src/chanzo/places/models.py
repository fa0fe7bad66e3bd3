"""Layers of protected areas, projected from the ledger; their outlines, made from the kept files. (places)"""

import json

from django.db import models
from django.urls import reverse


class Layer(models.Model):
    """One version of a layer (types.LayerRow)."""

    seq = models.BigIntegerField(primary_key=True)
    name = models.TextField(db_index=True)
    version = models.IntegerField()
    sha256 = models.TextField()
    source = models.TextField()
    licence = models.TextField()
    dated = models.IntegerField()
    areas = models.IntegerField()
    unknown = models.IntegerField()
    repaired = models.IntegerField()
    refused = models.IntegerField()
    unread = models.TextField()
    countries = models.TextField()
    actor = models.TextField()
    at = models.BigIntegerField()
    superseded_by = models.BigIntegerField(null=True)
    withdrawn_by = models.BigIntegerField(null=True)
    reason = models.TextField()

    class Meta:
        db_table = "places_layer"

    def __str__(self) -> str:
        return f"{self.name} {self.version}"

    def get_absolute_url(self) -> str:
        return reverse("sites:layer", args=[self.name])

    @property
    def current(self) -> bool:
        """Whether sites are held against it now."""
        return self.superseded_by is None and self.withdrawn_by is None

    @property
    def spoken_of(self) -> frozenset[str]:
        """The countries in which it has areas; "" is anywhere that no border of ours knows."""
        return frozenset(json.loads(self.countries))


class Area(models.Model):
    """An area of a layer's file, with its outline in degrees as well-known binary (types.Outline).

    These rows are neither projected from the ledger nor written by people: they are what the kept file says, as the
    image is what the tables say. ``rebuild`` leaves them, and ``services.outlines`` reads the file again when some
    are missing. ``sha256`` names the file; layers loaded from one file share its areas.
    """

    id = models.TextField(primary_key=True)
    sha256 = models.TextField()
    number = models.IntegerField()
    name = models.TextField()
    designation = models.TextField()
    category = models.TextField()
    code = models.TextField()
    boundary = models.TextField()
    reported_ha = models.BigIntegerField()
    outline = models.BinaryField()

    class Meta:
        db_table = "places_area"
        indexes = [models.Index(fields=["sha256", "number"], name="area_of_file")]

    def __str__(self) -> str:
        return self.name
