"""Forms of the spreadsheet door. (field)"""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .models import SavedProfile

MEGABYTE = 2**20
MOST_BYTES = 5 * MEGABYTE
MOST_FILES = 20


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several."""

    widget = ManyFiles(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xlsm,.xls,.ods"})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files]


class ImportForm(forms.Form):
    """Files of tables, and how they are to be taken."""

    files = FilesField(  # type: ignore[assignment]
        label=_("Files"),
        help_text=_("CSV files or workbooks, one table a sheet; up to 5 MB in all. Registers are read before logs."),
    )
    rehearsal = forms.BooleanField(
        label=_("Only show what would happen"),
        help_text=_("Reads and judges everything and records nothing. You can import the same files afterwards."),
        required=False,
        initial=True,
    )
    backfill = forms.BooleanField(
        label=_("These are old papers"),
        help_text=_(
            "For a history load: rules that compare with the day of arrival, such as pages keyed late, are quiet."
        ),
        required=False,
    )
    profile = forms.ModelChoiceField(
        queryset=SavedProfile.objects.order_by("pk"),
        label=_("Profile"),
        help_text=_("A mapping of headers that somebody saved under a name; leave it empty when headers are known."),
        required=False,
        empty_label=_("None: recognise the headers"),
    )

    def clean_files(self) -> list[UploadedFile]:
        files: list[UploadedFile] = self.cleaned_data["files"]
        if len(files) > MOST_FILES:
            raise forms.ValidationError(
                ngettext("At most %(most)s file at once.", "At most %(most)s files at once.", MOST_FILES),
                params={"most": MOST_FILES},
            )
        if sum(file.size or 0 for file in files) > MOST_BYTES:
            raise forms.ValidationError(TOO_LARGE)
        return files


TOO_LARGE = _(
    "More than 5 MB: import it at the command line of the installation, with “chanzo import PATH”, "
    "or split it into parts."
)


class ConfirmForm(forms.Form):
    """The files of a rehearsal, now in earnest."""

    token = forms.CharField(widget=forms.HiddenInput)
    backfill = forms.BooleanField(required=False, widget=forms.HiddenInput)
    profile = forms.CharField(required=False, widget=forms.HiddenInput)
