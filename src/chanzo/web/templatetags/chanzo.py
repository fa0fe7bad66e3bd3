"""What every template may write: values in the reader's language, the navigation, a page's other forms. (web)"""

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString

from chanzo.core import clock

from .. import formats
from ..markup import body
from ..menu import Group, groups_for
from ..paper import code_of
from ..status import Status, status
from ..tables import Table

register = template.Library()
register.filter("mass", formats.mass)
for name, read in formats.READ.items():
    if name != "mass":
        register.filter(name, read)


@register.simple_tag
def status_of(kind: str, code: str | None) -> Status:
    """Shape and word of a code."""
    return status(kind, code)


@register.simple_tag
def body_of(table: Table, form: str = "") -> SafeString:
    """The rows of a table that a page shows; empty when it has none."""
    return body(table, form)


@register.simple_tag(takes_context=True)
def navigation(context: dict[str, Any]) -> list[Group]:
    request: HttpRequest | None = context.get("request")
    return groups_for(request) if request is not None else []


@register.simple_tag(takes_context=True)
def qr(context: dict[str, Any]) -> SafeString:
    """This page's address as a code to scan from paper."""
    request: HttpRequest | None = context.get("request")
    return code_of(request.build_absolute_uri()) if request is not None else SafeString()


@register.simple_tag(takes_context=True)
def address_with(context: dict[str, Any], **changes: object) -> str:
    """This page's address with other parameters; an empty value takes one away."""
    request: HttpRequest | None = context.get("request")
    if request is None:
        return ""
    asked = request.GET.copy()
    for key, value in changes.items():
        asked.pop(key, None)
        if value not in ("", None):
            asked[key] = str(value)
    return f"?{asked.urlencode()}" if asked else request.path


@register.simple_tag(takes_context=True)
def address_without(context: dict[str, Any], *names: str) -> str:
    """This page's address without some parameters, from the first portion of its list on."""
    return address_with(context, after="", **dict.fromkeys(names, ""))


@register.simple_tag
def moment_now() -> str:
    """The present moment as a reader writes it, for what is printed."""
    return formats.moment(clock.now())
