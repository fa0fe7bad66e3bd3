"""Organisations with dated names, projected from the lines of the register. (people)"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..types import DatedName


class Organisation(models.Model):
    """An organisation by its code as written, with its newest name; ``folded`` is how a written name finds it."""

    code = models.TextField(_("organisation"), primary_key=True)
    folded = models.TextField(db_index=True)
    name = models.TextField(_("name"))
    role = models.TextField(_("role"), blank=True)
    country = models.TextField(_("country"), blank=True)
    version = models.BigIntegerField()

    class Meta:
        db_table = "people_organisation"

    def __str__(self) -> str:
        return self.code


class OrganisationName(models.Model):
    """What an organisation is called from a day; ``from_day`` null means from the beginning."""

    version = models.BigIntegerField(primary_key=True)
    code = models.TextField(db_index=True)
    name = models.TextField(_("name"))
    folded = models.TextField()
    from_day = models.IntegerField(null=True)
    role = models.TextField(_("role"), blank=True)
    country = models.TextField(_("country"), blank=True)

    class Meta:
        db_table = "people_organisation_name"

    def facts(self) -> DatedName:
        """The line as the rules see it."""
        return DatedName(self.version, self.from_day, self.name, self.role, self.country)


class Alias(models.Model):
    """A written name, folded, and the code it means; ``id`` is ``version/folded``."""

    id = models.TextField(primary_key=True)
    version = models.BigIntegerField()
    folded = models.TextField(db_index=True)
    code = models.TextField()

    class Meta:
        db_table = "people_alias"
