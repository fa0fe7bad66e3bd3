"""Where publications are prepared. (incidents)"""

from django.urls import reverse

from .types import ACCOUNT


def publication_url(number: str, measure: int = ACCOUNT) -> str:
    """Where an account or a sanction is prepared."""
    if measure == ACCOUNT:
        return reverse("incidents:publication", args=[number])
    return reverse("incidents:sanction", args=[number, measure])
