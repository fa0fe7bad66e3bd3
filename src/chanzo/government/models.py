"""Monthly statements and signed copies, derived from the ledger; headings of paper, the workshop's. (government)"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .agents.models import Agent, PostHandOver, Posting, Training
from .confidence.models import ConfidenceCounter
from .custody import models as custody
from .procedures.models import Check, SignedCopy, Text, Version

__all__ = [
    "Agent",
    "Check",
    "ConfidenceCounter",
    "Heading",
    "PostHandOver",
    "Posting",
    "Scan",
    "SignedCopy",
    "Statement",
    "Text",
    "Training",
    "Version",
    "custody",
]


class Statement(models.Model):
    """A month of a province as it was closed or restated (types.StatementRow)."""

    seq = models.BigIntegerField(primary_key=True)
    province = models.TextField()
    folded = models.TextField()
    month = models.IntegerField()
    sort = models.TextField()
    figures = models.TextField()
    head = models.BigIntegerField()
    actor = models.TextField()
    stated_at = models.BigIntegerField()

    class Meta:
        db_table = "government_statement"
        indexes = [models.Index(fields=["folded", "month"], name="statement_month")]


class Scan(models.Model):
    """A signed copy of an act (types.ScanRow)."""

    seq = models.BigIntegerField(primary_key=True)
    act = models.TextField()
    sha256 = models.TextField()
    media = models.TextField()
    size = models.BigIntegerField()
    signed_on = models.IntegerField()
    signatories = models.TextField()
    actor = models.TextField()
    withdrawn_by = models.BigIntegerField(null=True)
    reason = models.TextField()

    class Meta:
        db_table = "government_scan"
        indexes = [models.Index(fields=["act"], name="scan_act")]


class Heading(models.Model):
    """What stands at the head of a service's paper; an empty organisation is the installation's own heading."""

    organisation = models.CharField(_("state service (code)"), max_length=100, blank=True, unique=True)
    country_en = models.CharField(_("first line, English"), max_length=200, blank=True)
    country_fr = models.CharField(_("first line, French"), max_length=200, blank=True)
    ministry_en = models.CharField(_("ministry, English"), max_length=200, blank=True)
    ministry_fr = models.CharField(_("ministry, French"), max_length=200, blank=True)
    service_en = models.CharField(_("state service, English"), max_length=200)
    service_fr = models.CharField(_("state service, French"), max_length=200)
    place = models.CharField(_("place of issue"), max_length=100, blank=True)

    class Meta:
        db_table = "government_heading"

    def __str__(self) -> str:
        return self.organisation
