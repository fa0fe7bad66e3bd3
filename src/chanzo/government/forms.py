"""Forms of official paper: which acts to list, the scan of a signed copy, a heading, a month confirmed. (government)"""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import month_number, to_day
from chanzo.web.attached import AttachedField

from .models import Heading
from .types import SIGNED_BY, ActKind
from .words import SIGNERS, TITLES

_MONTH = re.compile(r"(19[5-9]\d|20\d\d|2100)-(0[1-9]|1[0-2])\Z")


def month_read(text: str) -> int | None:
    """The month that ``YYYY-MM`` writes; None when it writes none."""
    return month_number(text) if _MONTH.match(text) else None


class ActFilter(forms.Form):
    """Filters of the list of acts; all may be empty."""

    kind = forms.ChoiceField(label=_("Act"), required=False, choices=[("", _("Any")), *TITLES.items()])
    organisation = forms.CharField(label=_("Organisation"), required=False, max_length=100)
    site = forms.CharField(label=_("Site"), required=False, max_length=100)
    month = forms.CharField(
        label=_("Month"), required=False, widget=forms.TextInput(attrs={"placeholder": "2026-03", "size": 8})
    )

    def clean_month(self) -> str:
        month = str(self.cleaned_data["month"]).strip()
        if month and month_read(month) is None:
            raise forms.ValidationError(_("Write the month as 2026-03."))
        return month


class SignForm(forms.Form):
    """The scan of a signed copy, the day it was signed, and who signed: roles and person numbers, no names."""

    scan = AttachedField(
        label=_("Scan of the signed copy"),
        help_text=_("PDF, JPEG or PNG, at most 10 MB. The file is kept as it is, with its hash."),
    )
    signed_on = forms.DateField(label=_("Signed on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))

    def __init__(self, kind: ActKind, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = SIGNED_BY[kind]
        for role in self.roles:
            self.fields[f"signed_{role}"] = forms.BooleanField(label=str(SIGNERS[role]), required=False)
            self.fields[f"person_{role}"] = forms.CharField(
                label=_("Person number"), required=False, max_length=10,
                widget=forms.TextInput(attrs={"placeholder": "P-7F3K2QAB", "size": 12, "autocomplete": "off"}),
            )  # fmt: skip

    def signers(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The box and the person number of each role."""
        return [(self[f"signed_{role}"], self[f"person_{role}"]) for role in self.roles]

    def signatories(self) -> dict[str, str]:
        """Person numbers by the roles that signed; a number alone says that its role did."""
        given = self.cleaned_data
        return {r: given[f"person_{r}"] for r in self.roles if given[f"signed_{r}"] or given[f"person_{r}"]}

    def signed_day(self) -> int:
        """The day of signature."""
        signed: date = self.cleaned_data["signed_on"]
        return to_day(signed)


class WithdrawForm(forms.Form):
    """Why a signed copy does not count."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stays with the act for good. Write codes, no names of persons."),
    )


class HeadingForm(forms.ModelForm):
    """What stands at the head of a service's paper."""

    class Meta:
        model = Heading
        fields = (
            "organisation",
            "country_en",
            "country_fr",
            "ministry_en",
            "ministry_fr",
            "service_en",
            "service_fr",
            "place",
        )
        help_texts = {
            "organisation": _("Acts that name this organisation bear its heading. Leave it empty for all others."),
            "country_en": _("For instance the name of the country."),
            "place": _("Printed before the date."),
        }


class ConfirmForm(forms.Form):
    """The figures that were seen, now confirmed."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    sure = forms.BooleanField(label=_("I have looked at these figures. They stay as they are from now on."))
