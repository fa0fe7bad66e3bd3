"""Mine sites, projected from the lines of the registers; ``version`` is the line version a row comes from. (sites)"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..types.register import Description, Interruption, Status


class Site(models.Model):
    """A site by its code as written; ``means`` is the code it bears now, after renames and merges."""

    code = models.TextField(_("site"), primary_key=True)
    folded = models.TextField(db_index=True)
    means = models.TextField(db_index=True)
    name = models.TextField(_("name"))
    country = models.TextField(_("country"), blank=True)
    province = models.TextField(_("province"), blank=True)
    territory = models.TextField(_("territory"), blank=True)
    tagging_point = models.TextField(_("tagging point"), blank=True)
    minerals = models.TextField(_("minerals"), blank=True)
    latitude_udeg = models.IntegerField(null=True)
    longitude_udeg = models.IntegerField(null=True)
    baseline_day = models.IntegerField(null=True)
    closed_day = models.IntegerField(null=True)
    version = models.BigIntegerField()

    class Meta:
        db_table = "sites_site"

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"

    @property
    def latitude(self) -> float | None:
        """Degrees north."""
        return None if self.latitude_udeg is None else self.latitude_udeg / 1e6

    @property
    def longitude(self) -> float | None:
        """Degrees east."""
        return None if self.longitude_udeg is None else self.longitude_udeg / 1e6


class SiteVersion(models.Model):
    """What one line of the register says of a site, with the capacity in force from ``from_day`` (null: always)."""

    version = models.BigIntegerField(primary_key=True)
    code = models.TextField(db_index=True)
    name = models.TextField()
    aliases = models.TextField(default="[]")
    country = models.TextField(blank=True)
    province = models.TextField(blank=True)
    territory = models.TextField(blank=True)
    latitude_udeg = models.IntegerField(null=True)
    longitude_udeg = models.IntegerField(null=True)
    minerals = models.TextField(blank=True)
    tagging_point = models.TextField(blank=True)
    capacity_low_g = models.BigIntegerField(null=True)
    capacity_high_g = models.BigIntegerField(null=True)
    workers = models.IntegerField(null=True)
    from_day = models.IntegerField(null=True)
    baseline_day = models.IntegerField(null=True)

    class Meta:
        db_table = "sites_version"

    def facts(self) -> Description:
        """The line as the rules see it."""
        return Description(self.version, self.from_day, self.capacity_low_g, self.capacity_high_g)


class SiteAlias(models.Model):
    """A written name, folded, and the code it means; ``id`` is ``version/folded``."""

    id = models.TextField(primary_key=True)
    version = models.BigIntegerField()
    folded = models.TextField(db_index=True)
    code = models.TextField()

    class Meta:
        db_table = "sites_alias"


class SiteStatus(models.Model):
    """A dated status: programme integrated, candidate, withdrawn; icglr and national green, yellow, red, blue."""

    version = models.BigIntegerField(primary_key=True)
    site = models.TextField(db_index=True)
    scheme = models.TextField()
    status = models.TextField()
    from_day = models.IntegerField()
    act = models.TextField(blank=True)

    class Meta:
        db_table = "sites_status"

    def facts(self, valid_to: int | None = None) -> Status:
        """The line as the rules see it, with the last day of the order behind it."""
        return Status(self.version, self.scheme, self.status, self.from_day, valid_to=valid_to)


class Suspension(models.Model):
    """A dated suspension; ``area`` is a key of ``people.scopes.area_key``, ``to_day`` null is open."""

    version = models.BigIntegerField(primary_key=True)
    area = models.TextField(db_index=True)
    from_day = models.IntegerField()
    to_day = models.IntegerField(null=True)
    reason = models.TextField(blank=True)

    class Meta:
        db_table = "sites_suspension"

    def facts(self) -> Interruption:
        """The line as the rules see it."""
        return Interruption(self.version, self.area, self.from_day, self.to_day)


class SiteChange(models.Model):
    """A change of identity; old codes keep working on old pages."""

    version = models.BigIntegerField(primary_key=True)
    site = models.TextField(db_index=True)
    action = models.TextField()
    into = models.TextField(blank=True)
    day = models.IntegerField()
    act = models.TextField(blank=True)

    class Meta:
        db_table = "sites_change"
