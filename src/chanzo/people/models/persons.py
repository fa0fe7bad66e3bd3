"""Persons: the only place where names stand; the ledger knows numbers only. (people)"""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

_LETTERS = "23456789ABCDEFGHJKLMNPQRSTVWXYZ"


def new_number() -> str:
    """A random person number that tells nothing about the person, like ``P-7F3K2Q``."""
    return "P-" + "".join(secrets.choice(_LETTERS) for _ in range(8))


class Person(models.Model):
    """One human being; erasing empties the name and leaves the number, so the ledger still verifies."""

    number = models.CharField(max_length=16, primary_key=True, default=new_number, editable=False)
    name = models.CharField(_("name"), max_length=200, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "people_person"

    def __str__(self) -> str:
        return self.name or self.number
