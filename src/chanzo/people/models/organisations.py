"""Organisations with dated names, projected from the lines of the register. (people)"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """An organisation by its code as written; ``folded`` is how a written name finds it."""

    code = models.CharField(_("organisation"), max_length=100, primary_key=True)
    folded = models.CharField(max_length=100, db_index=True)

    class Meta:
        db_table = "people_organisation"

    def __str__(self) -> str:
        return self.code


class OrganisationName(models.Model):
    """What an organisation is called from a day; ``from_day`` null means from the beginning."""

    version = models.BigIntegerField(primary_key=True)
    code = models.CharField(max_length=100, db_index=True)
    name = models.CharField(_("name"), max_length=300)
    folded = models.CharField(max_length=300)
    from_day = models.IntegerField(null=True)
    role = models.CharField(_("role"), max_length=40, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)

    class Meta:
        db_table = "people_organisation_name"


class Alias(models.Model):
    """A written name, folded, and the code it means; the line's version says where it was stated."""

    id = models.BigAutoField(primary_key=True)
    version = models.BigIntegerField(db_index=True)
    folded = models.CharField(max_length=300, db_index=True)
    code = models.CharField(max_length=100)

    class Meta:
        db_table = "people_alias"
