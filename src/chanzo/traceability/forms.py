"""Forms of custody: which lots to list, which material to follow. (traceability)"""

import re
from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.core.days import to_day

from .types import MINERALS
from .words import KINDS, TAG_TYPES
from .words import MINERALS as MINERAL_WORDS

_MONTH = re.compile(r"(19[5-9]\d|20\d\d|2100)-(0[1-9]|1[0-2])\Z")


class LotFilter(forms.Form):
    """Filters of the list of lots; all may be empty."""

    number = forms.CharField(label=_("Tag, batch or lot number"), required=False, max_length=150)
    kind = forms.ChoiceField(
        label=_("What it is"), required=False, choices=[("", _("Any")), *((str(k), w) for k, w in KINDS.items())]
    )
    organisation = forms.CharField(label=_("Closed by (organisation)"), required=False, max_length=100)
    site = forms.CharField(label=_("Site"), required=False, max_length=100)
    mineral = forms.ChoiceField(
        label=_("Mineral"), required=False, choices=[("", _("Any")), *((m, MINERAL_WORDS[m]) for m in MINERALS)]
    )
    month = forms.CharField(
        label=_("Month"), required=False, widget=forms.TextInput(attrs={"placeholder": "2026-03", "size": 8})
    )

    def clean_month(self) -> str:
        month = str(self.cleaned_data["month"]).strip()
        if month and not _MONTH.match(month):
            raise forms.ValidationError(_("Write the month as 2026-03."))
        return month


class ExposureForm(forms.Form):
    """Material of a site from a period."""

    site = forms.CharField(label=_("Site"), max_length=100, widget=forms.TextInput())
    first = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and last < first:
            raise forms.ValidationError(_("The period ends before it begins."))
        return cleaned

    def days(self) -> tuple[int | None, int | None]:
        """The period as days, both included, None where open."""
        return _day(self.cleaned_data["first"]), _day(self.cleaned_data["last"])


class TagStockForm(forms.Form):
    """Where tags and books are; all may be empty, no day means today."""

    on = forms.DateField(label=_("On"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    type_ = forms.ChoiceField(label=_("Type"), required=False, choices=[("", _("Any")), *TAG_TYPES.items()])
    holder = forms.CharField(label=_("Holder"), required=False, max_length=100)
    site = forms.CharField(label=_("Site"), required=False, max_length=100)

    def day(self) -> int:
        """The day asked for, else today."""
        asked = self.cleaned_data.get("on") if self.is_bound else None
        return _day(asked) or clock.today()

    def filters(self) -> dict[str, str]:
        """The filters of the stock query."""
        asked = self.cleaned_data if self.is_bound else {}
        return {name: str(asked.get(name, "")) for name in ("type_", "holder", "site")}


def _day(value: date | None) -> int | None:
    return to_day(value) if value else None
