"""What every template may write: values in the reader's language, the navigation, a page's other forms. (web)"""

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from .. import formats
from ..menu import Shown, Words, entries_for

register = template.Library()
for name, read in formats.READ.items():
    register.filter(name, read)

# Shape and word first; colour only repeats them (classes of the stylesheet).
STATUS: dict[str, tuple[str, Words]] = {
    "S": ("serious", _("Serious")),
    "W": ("warning", _("Warning")),
    "N": ("note", _("Note")),
    "good": ("good", _("As it should be")),
    "candidate": ("warning", _("To judge")),
    "queried": ("note", _("Asked")),
    "explained": ("good", _("Explained")),
    "corrected": ("good", _("Corrected")),
    "incident": ("serious", _("In incident")),
    "cleared": ("note", _("Cleared")),
    "open": ("warning", _("Unfinished")),
    "done": ("good", _("Done")),
    "undone": ("note", _("Undone")),
    "integrated": ("good", _("Integrated")),
    "withdrawn": ("serious", _("Withdrawn")),
    "green": ("good", _("Green")),
    "yellow": ("warning", _("Yellow")),
    "blue": ("note", _("Blue")),
    "red": ("serious", _("Red")),
}
STATUS["site_candidate"] = ("warning", _("Candidate"))


@register.filter
def status_class(code: str) -> str:
    return STATUS[code][0] if code in STATUS else "note"


@register.filter
def status_word(code: str) -> Words:
    return STATUS[code][1] if code in STATUS else code or _("None")


@register.filter
def lines_of(table: Any) -> list[Any]:
    """The rows of a table, read once."""
    return list(table)


@register.simple_tag(takes_context=True)
def navigation(context: dict[str, Any]) -> list[Shown]:
    request: HttpRequest | None = context.get("request")
    return entries_for(request) if request is not None else []


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
