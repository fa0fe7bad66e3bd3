"""What forms of acts on sites share: days, a reason and a document, and a service that may refuse. (sites)"""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.core.days import from_day, to_day
from chanzo.core.refusals import Refused
from chanzo.web.pages import said

T = TypeVar("T")


class DayField(forms.DateField):
    """A day that people pick or write; cleaned to days since 1970."""

    widget = forms.DateInput

    def __init__(self, **more: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(**({"widget": widget} | more))

    def clean(self, value: Any) -> Any:
        day = super().clean(value)
        return to_day(day) if isinstance(day, date) else None


def today_date() -> date:
    """Today, for a form that opens."""
    return from_day(clock.today())


class ActForm(forms.Form):
    """An act that a service does or refuses."""

    def facts(self) -> dict[str, Any]:
        """The cleaned fields as the service takes them."""
        return dict(self.cleaned_data)

    def perform(self, service: Callable[..., T], **facts: Any) -> T | None:
        """What the service returns for the fields and these facts; None, with the reason shown, if refused."""
        if not self.is_valid():
            return None
        try:
            return service(**(self.facts() | facts))
        except Refused as refused:
            self.add_error(None, said(refused))
            return None


def reason_field(label: Any = None, **more: Any) -> forms.CharField:
    """Why something is done; it stays with the act for good, so it names no person."""
    return forms.CharField(
        label=label or _("Why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stays with the act for good. Write codes, no names of persons."),
        **more,
    )


def document_field(**more: Any) -> forms.CharField:
    """The paper that an act rests on."""
    help_text = _("Number and date of the order, letter or minutes that this rests on.")
    given: dict[str, Any] = {"label": _("Document"), "max_length": 200, "help_text": help_text} | more
    return forms.CharField(**given)
