"""What templates of official paper write: the month of an address, what a scan is. (government)"""

from django import template

from chanzo.core.days import month_text

from ..scans import ENDING

register = template.Library()
register.filter("month_code", month_text)


@register.filter
def media_word(media: str) -> str:
    """PDF, JPG or PNG."""
    return ENDING[media].upper()
