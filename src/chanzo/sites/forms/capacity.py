"""Forms of capacity: what a site yields, what is said of a proposal, what a worker digs in a day. (sites)"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import to_day

from ..models import Site
from ..story import MINERALS
from ..study_words import BASES
from ..types.capacity import Basis
from .study import MassField, StudyDay

_KG = {"inputmode": "decimal", "size": 10}


class CapacityForm(forms.Form):
    """A capacity as a person validates it."""

    low = MassField(label=_("At least, kilograms a month"), widget=forms.TextInput(attrs=_KG))
    high = MassField(label=_("At most, kilograms a month"), widget=forms.TextInput(attrs=_KG))
    from_day = StudyDay(
        label=_("From"), help_text=_("Months from this day on, until the next capacity, are judged by it again.")
    )
    basis = forms.ChoiceField(label=_("It rests on"), choices=list(BASES.items()))
    why = forms.CharField(
        label=_("Why these figures"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stays with the record. Write no names of persons."),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if None not in (given.get("low"), given.get("high")) and given["low"] > given["high"]:
            self.add_error("high", _("The higher figure is below the lower one."))
        return given

    def stated(self) -> dict[str, Any]:
        """What the service takes."""
        given = self.cleaned_data
        return {
            "low_g": given["low"],
            "high_g": given["high"],
            "from_day": to_day(given["from_day"]),
            "basis": Basis(given["basis"]),
            "why": given["why"],
        }


class MoveForm(forms.Form):
    """What a person says when they confirm, decline or withdraw a proposal."""

    said = forms.CharField(
        label=_("What you checked, or why not"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed to decline or withdraw. Write no names of persons."),
    )


class YieldForm(forms.Form):
    """What a worker digs of a mineral in a day."""

    mineral = forms.ChoiceField(label=_("Mineral"), choices=list(MINERALS.items()))
    region = forms.ChoiceField(label=_("Where"), required=False)
    low = MassField(label=_("At least, kilograms a day"), widget=forms.TextInput(attrs=_KG))
    high = MassField(label=_("At most, kilograms a day"), widget=forms.TextInput(attrs=_KG))
    from_day = StudyDay(label=_("From"), required=False, help_text=_("Empty: always."))
    source = forms.CharField(
        label=_("Source"), max_length=300, help_text=_("Who measured it where, or in which publication it stands.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["region"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Everywhere")), *regions()]

    def stated(self) -> dict[str, Any]:
        """What the service takes."""
        given = self.cleaned_data
        return {
            "mineral": given["mineral"],
            "region": given["region"],
            "low_g": given["low"],
            "high_g": given["high"],
            "from_day": None if given["from_day"] is None else to_day(given["from_day"]),
            "source": given["source"],
        }


def regions() -> list[tuple[str, str]]:
    """The provinces and territories of the register, as areas and in words."""
    found = Site.objects.order_by("province", "territory").values_list("province", "territory").distinct()
    provinces = dict.fromkeys(province for province, _territory in found if province)
    territories = dict.fromkeys((territory, province) for province, territory in found if territory)
    named = [(f"province:{province}", province) for province in provinces]
    return named + [(f"territory:{territory}", f"{province}: {territory}") for territory, province in territories]
