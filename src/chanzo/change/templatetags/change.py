"""Figures and sentences of the theory in the reader's language. (change)"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from chanzo.web.formats import share

from ..drawing import SIGNS
from ..queries.overview import Measured
from ..rules.progress import Standing, Trend
from ..types import Words
from ..words import TRENDS, sentence, value_text

register = template.Library()
register.filter("sentence", sentence)


@register.filter
def figure(measured: Measured) -> str:
    """The figure with its unit."""
    return value_text(measured.indicator, measured.value)


@register.filter
def target(measured: Measured) -> str:
    """The target with its unit."""
    return value_text(measured.indicator, measured.target)


@register.filter
def baseline(measured: Measured) -> str:
    """The baseline with its unit."""
    return value_text(measured.indicator, measured.baseline)


@register.filter
def earlier(measured: Measured) -> str:
    """The figure of the period before."""
    return value_text(measured.indicator, measured.then.figure.value if measured.then else None)


@register.filter
def completeness(measured: Measured) -> str:
    """The share of its cases whose answer is known."""
    return share(measured.now.completeness if measured.now else None)


@register.filter
def arrow(measured: Measured) -> SafeString | str:
    """Where the figure went since the period before; nothing where that is not known."""
    if measured.trend is Trend.UNKNOWN:
        return ""
    sign, word = TRENDS[measured.trend]
    tone = {True: "good", False: "serious", None: "note"}[measured.speaks]
    return format_html(
        '<span class="arrow {}" title="{}">{}<span class="hidden"> {}</span></span>', tone, word, sign, word
    )


@register.filter
def sign(standing: Standing) -> str:
    """How something stands, as a sign."""
    return SIGNS[standing]


@register.filter
def words_of(text: Words | str) -> str:
    """An indicator's words, which stand in the catalogues."""
    return gettext(text) if isinstance(text, str) else sentence(text)
