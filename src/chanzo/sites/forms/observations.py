"""The form of an observation in or near a protected area, or of an awareness session. (sites)"""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import to_day
from chanzo.people.scopes import Scope

from ..protected_words import SORTS
from ..queries.standing import sites_in
from ..services.observations import LONGEST
from ..types.observations import Seen, Sort

MICRO = 1_000_000


class ObservationForm(forms.Form):
    """What was seen or done, when, where."""

    sort = forms.ChoiceField(label=_("What it is"), choices=[(str(sort), words) for sort, words in SORTS.items()])
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    area = forms.CharField(
        label=_("Protected area"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"list": "area-names", "autocomplete": "off"}),
        help_text=_("As a loaded layer names it. An area, a site or a place is enough."),
    )
    site = forms.CharField(label=_("Site (code)"), required=False, max_length=100)
    latitude = forms.DecimalField(label=_("Latitude in degrees"), required=False, localize=True, decimal_places=6)
    longitude = forms.DecimalField(label=_("Longitude in degrees"), required=False, localize=True, decimal_places=6)
    what = forms.CharField(
        label=_("What was seen or done"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("It stays in the record for good. Write no names of persons."),
    )
    women = forms.IntegerField(label=_("Women who took part"), required=False, min_value=0, max_value=100_000)
    men = forms.IntegerField(label=_("Men who took part"), required=False, min_value=0, max_value=100_000)
    person = forms.CharField(
        label=_("Person number of who saw it"),
        required=False,
        max_length=10,
        widget=forms.TextInput(attrs={"placeholder": "P-7F3K2QAB", "size": 12, "autocomplete": "off"}),
    )
    confidential = forms.BooleanField(
        label=_("In confidence"),
        help_text=_("Only the secretariat, verifiers, incident managers and administrators may read it."),
        required=False,
    )

    def __init__(self, *args: Any, scope: Scope, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scope = scope

    def clean_site(self) -> str:
        code = str(self.cleaned_data["site"]).strip()
        if code and not sites_in(self.scope).filter(code=code).exists():
            raise forms.ValidationError(_("No site of your areas has this code."))
        return code

    def seen(self) -> Seen:
        """The observation as the service takes it."""
        said = self.cleaned_data
        day: date = said["day"]
        longitude, latitude = (
            None if said[axis] is None else int(said[axis] * MICRO) for axis in ("longitude", "latitude")
        )
        return Seen(
            Sort(said["sort"]),
            to_day(day),
            said["what"],
            said["area"].strip(),
            said["site"],
            longitude,
            latitude,
            said["women"] or 0,
            said["men"] or 0,
            said["confidential"],
            said["person"].strip().upper(),
        )
