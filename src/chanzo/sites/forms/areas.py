"""Forms of protected areas: a layer's file, a version withdrawn. (sites)"""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import to_day
from chanzo.places.reading.limits import MOST_BYTES
from chanzo.places.services.layers import LONGEST_NAME, LONGEST_TEXT, Described

TOO_LARGE = _("The file has more than 100 MB. Send the extract of one country or of the region.")


class LayerForm(forms.Form):
    """A file of protected areas as its publisher sent it, and what is known of it."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("GeoJSON, or a zip with shapefiles (.shp, .dbf, .prj); at most 100 MB. Nothing is loaded yet."),
        widget=forms.ClearableFileInput(attrs={"accept": ".zip,.geojson,.json", "class": "drop-here"}),
        error_messages={"empty": _("The file is empty.")},
    )
    name = forms.CharField(
        label=_("Layer"),
        max_length=LONGEST_NAME,
        help_text=_("A short name. The name of a layer that is there already makes a new version of it."),
    )
    source = forms.CharField(label=_("Who publishes it"), max_length=LONGEST_TEXT)
    licence = forms.CharField(label=_("Licence"), max_length=LONGEST_TEXT)
    dated = forms.DateField(
        label=_("As of"),
        help_text=_("The day on which the publisher says that these boundaries stood."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file

    def described(self) -> Described:
        """What is said of the layer."""
        said = self.cleaned_data
        dated: date = said["dated"]
        return Described(said["name"], said["source"], said["licence"], to_day(dated))


class WithdrawForm(forms.Form):
    """Why a version does not count."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stays with the version for good. The version before it counts again."),
    )
