"""Forms of informing authorities: a letter, a call or message, a receipt. (incidents)"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.people.models import Organisation
from chanzo.web.attached import AttachedField

from ..types import Means
from ..words import MEANS

_DAY = {"type": "date"}
SERVICE = "state_service"


def services() -> list[tuple[str, str]]:
    """The state services of the register, by name."""
    known = Organisation.objects.filter(role=SERVICE).order_by("name")
    return [(one.code, f"{one.name} ({one.code})" if one.name != one.code else one.code) for one in known]


def _service_field() -> forms.CharField:
    return forms.CharField(
        label=_("Service"),
        max_length=150,
        help_text=_("Its code or its name, no person's."),
        widget=forms.TextInput(attrs={"list": "services"}),
    )


class LetterForm(forms.Form):
    """To whom, and what is asked."""

    service = _service_field()
    text = forms.CharField(
        label=_("What you ask of the service"),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=4000,
        help_text=_("Written in French, the letter adds what an authority may read of the case."),
    )


class InformForm(forms.Form):
    """An authority that was informed otherwise than by a letter of chanzo: how, when, what was said."""

    service = _service_field()
    means = forms.ChoiceField(label=_("How"), choices=list(MEANS.items()), initial=Means.TELEPHONE.value)
    day = forms.DateField(label=_("When"), widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"))
    time = forms.TimeField(label=_("At what time"), required=False, widget=forms.TextInput(attrs={"type": "time"}))
    function = forms.CharField(
        label=_("Who was called or met, by function"), required=False, max_length=150,
        help_text=_("Head of division, officer on duty: no name."),
    )  # fmt: skip
    said = forms.CharField(label=_("What was said, in one line"), required=False, max_length=300)
    reference = forms.CharField(label=_("Reference"), required=False, max_length=150)

    def minute(self) -> int | None:
        """The time as minutes since midnight."""
        time: Any = self.cleaned_data["time"]
        return None if time is None else time.hour * 60 + time.minute


class ReceiptForm(forms.Form):
    """How a service acknowledged that it was informed."""

    day = forms.DateField(label=_("Acknowledged on"), widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"))
    scan = AttachedField(
        label=_("The stamped receipt"), required=False, help_text=_("PDF, JPEG or PNG, at most 10 MB.")
    )
    function = forms.CharField(
        label=_("Function of whoever acknowledged it"),
        required=False,
        max_length=150,
        help_text=_("Where there is no stamp. The function, never the name."),
    )
