"""Files attached to the steps of requests, projected from the acts that attached and withdrew them. (sites)"""

from django.db import models

from chanzo.ledger.documents import ENDING


class KeptDocument(models.Model):
    """A file kept with a step of a request (types.documents.DocumentRow)."""

    seq = models.BigIntegerField(primary_key=True)
    request = models.TextField(db_index=True)
    step = models.BigIntegerField()
    sha256 = models.TextField()
    media = models.TextField()
    size = models.BigIntegerField()
    actor = models.TextField()
    at = models.BigIntegerField()
    withdrawn_by = models.BigIntegerField(null=True)
    reason = models.TextField()

    class Meta:
        db_table = "sites_document"

    @property
    def file_name(self) -> str:
        """What the file is called where it is sent out; the name it came with is not kept."""
        return f"{self.request}-{self.seq}.{ENDING[self.media]}"

    @property
    def sort(self) -> str:
        """PDF, JPG or PNG."""
        return ENDING[self.media].upper()
