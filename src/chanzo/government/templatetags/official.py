"""What templates of official paper write: the month of an address, what a scan is. (government)"""

from django import template
from django.utils.translation import gettext as _

from chanzo.core.days import month_text
from chanzo.ledger.documents import ENDING
from chanzo.traceability.words import TABLES

from ..queries.causes import Cause
from ..words import REGISTERS

register = template.Library()
register.filter("month_code", month_text)


@register.filter
def media_word(media: str) -> str:
    """PDF, JPG or PNG."""
    return ENDING[media].upper()


@register.filter
def cause_word(cause: Cause) -> str:
    """What a record brought: a table and its sheet, or an import taken back."""
    table, _space, sheet = cause.subject.partition(" ")
    if cause.kind == "batch.undone":
        return _("import %(number)s was undone") % {"number": sheet}
    word = str((TABLES | REGISTERS).get(table, table))
    return word if sheet.startswith("#") else f"{word} {sheet}"
