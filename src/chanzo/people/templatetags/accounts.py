"""What pages of signing in ask of the installation. (people)"""

from django import template
from django.conf import settings
from django.utils.safestring import SafeString

from chanzo.web.paper import code_of

register = template.Library()


@register.simple_tag
def mail_works() -> bool:
    """Whether this installation sends mail; without it a forgotten password needs an administrator."""
    return bool(settings.MAIL_WORKS)


@register.simple_tag
def code_to_scan(text: str) -> SafeString:
    """A text as a code for a camera."""
    return code_of(text)
