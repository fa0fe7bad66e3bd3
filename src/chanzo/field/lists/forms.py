"""Forms of published lists of mines: the file, and what a person says of a doubtful row. (field)"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..forms import MEGABYTE, MOST_BYTES

TOO_LARGE = _("The file has more than 25 MB. Send the list in parts.")
assert MOST_BYTES == 25 * MEGABYTE  # the sentence says so


class MineListForm(forms.Form):
    """A list as its publisher sent it."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or a workbook (.xlsx) with columns for the name, the latitude and the longitude."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xlsm", "class": "drop-here"}),
        error_messages={"empty": _("The file is empty.")},
    )
    title = forms.CharField(label=_("What the list is called"), max_length=200)
    source = forms.CharField(label=_("Who published it"), max_length=200)
    licence = forms.CharField(label=_("Licence"), max_length=200, required=False)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return file
