"""What was done with accounts, and the code with which an installation is first entered. (people)"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AccountDeed(models.Model):
    """One act on an account, appended and never changed; persons by number, no names, no network addresses."""

    at = models.DateTimeField(auto_now_add=True)
    account = models.CharField(_("account"), max_length=16, db_index=True)
    by = models.CharField(_("by"), max_length=100)
    deed = models.CharField(_("act"), max_length=20)
    facts = models.JSONField(default=dict)

    class Meta:
        db_table = "people_account_deed"


class FirstCode(models.Model):
    """The hash of the code that the server shows on its console while there is no account."""

    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()

    class Meta:
        db_table = "people_first_code"
