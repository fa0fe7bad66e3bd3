"""The terms in force on a day. (exchange)"""

import orjson

from ..models import TermsSet
from ..types import Terms


def terms_on(day: int) -> Terms:
    """What the last act that holds on a day says; the defaults before any."""
    row = TermsSet.objects.filter(from_day__lte=day).order_by("-from_day", "-seq").first()
    return Terms(**orjson.loads(row.terms)) if row else Terms()
