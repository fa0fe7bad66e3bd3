"""Forms of the spreadsheet door. (field)"""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .models import ImportBatch, SavedProfile
from .tables import ORDER, TABLES
from .words import table_word

MEGABYTE = 2**20
MOST_BYTES = 25 * MEGABYTE
MOST_FILES = 20


class ManyFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several."""

    widget = ManyFiles(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.xlsm", "class": "drop-here"})

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files]


class ImportForm(forms.Form):
    """Files of tables, and how they are to be taken."""

    files = FilesField(  # type: ignore[assignment]
        label=_("Files"),
        help_text=_(
            "CSV files or workbooks (.xlsx), one table a sheet; up to 20 files and 25 MB in all. Choose them or drop "
            "them here."
        ),
    )
    profile = forms.ModelChoiceField(
        queryset=SavedProfile.objects.order_by("pk"),
        label=_("Profile"),
        help_text=_("A mapping of headers that somebody saved under a name; leave it empty when headers are known."),
        required=False,
        empty_label=_("None: recognise the headers"),
    )
    backfill = forms.BooleanField(
        label=_("These are old papers"),
        help_text=_(
            "For a history load: rules that compare with the day of arrival, such as pages keyed late, are quiet."
        ),
        required=False,
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
    "More than 25 MB: import it at the command line of the installation, with “chanzo import PATH”, "
    "or split it into parts."
)

ORDERS = (("", _("As the cells tell")), ("day", _("Day first")), ("month", _("Month first")))


class MappingForm(forms.Form):
    """Which table a worksheet is, and which of its columns is which; a field a column, named after its place."""

    table = forms.ChoiceField(label=_("Table"))
    seen = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)  # the table the columns were of
    order = forms.ChoiceField(label=_("Dates"), choices=ORDERS, required=False)
    name = forms.CharField(label=_("Name of the profile"), max_length=80, required=False)
    replace = forms.BooleanField(label=_("Replace the profile of that name"), required=False)

    def __init__(self, *args: Any, columns: list[dict[str, Any]], **more: Any) -> None:
        super().__init__(*args, **more)
        self.columns = columns
        self.fields["table"].choices = [("", _("Not chosen")), *((table, table_word(table)) for table in ORDER)]  # type: ignore[attr-defined]
        for column in columns:
            self.fields[field_of(column)] = forms.CharField(max_length=80, required=False)

    @property
    def month_first(self) -> bool | None:
        """The order of dates that was chosen, if one was."""
        return {"day": False, "month": True}.get(self.cleaned_data["order"])

    def mapping(self) -> dict[str, str]:
        """Header to column, or to nothing; empty when the table is another than the columns were chosen for."""
        if self.cleaned_data["table"] != self.cleaned_data["seen"]:
            return {}
        return {c["header"]: self.cleaned_data[field_of(c)] for c in self.columns if c["header"]}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        table = cleaned.get("table", "")
        known = {column.name for column in TABLES[table].columns} if table else set()
        met: dict[str, str] = {}
        for column in self.columns:
            name = field_of(column)
            meant = cleaned[name] = cleaned[name] if cleaned.get(name) in known else ""
            if meant and meant in met and table == cleaned.get("seen"):
                words = {"one": met[meant], "other": column["header"], "column": meant}
                self.add_error(None, _("“%(one)s” and “%(other)s” cannot both be %(column)s.") % words)
            met.setdefault(meant, column["header"])
        name, replace = cleaned.get("name", ""), cleaned.get("replace")
        if self.data.get("act") == "profile":
            if not name:
                self.add_error("name", _("Give the profile a name."))
            elif not replace and SavedProfile.objects.filter(pk=name).exists():
                self.add_error("name", _("There is a profile of that name. Choose another, or tick to replace it."))
        return cleaned


def field_of(column: dict[str, Any]) -> str:
    """The name of the field that says what a column of the file means."""
    return f"column-{column['place']}"


class UndoForm(forms.Form):
    """Why an import is taken back."""

    why = forms.CharField(
        label=_("Reason"),
        help_text=_("It stands on the page of the import, with your name and the day."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HistoryFilter(forms.Form):
    """Which imports a list shows."""

    file = forms.CharField(label=_("File"), max_length=200, required=False)
    table = forms.ChoiceField(label=_("Table"), required=False)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[
            ("", _("Any")),
            (ImportBatch.State.DONE.value, _("Done")),
            (ImportBatch.State.OPEN.value, _("Unfinished")),
            (ImportBatch.State.UNDONE.value, _("Undone")),
            ("refused", _("With refused rows")),
        ],
        required=False,
    )
    since = forms.DateField(label=_("Since"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    mine = forms.BooleanField(label=_("Only mine"), required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["table"].choices = [("", _("Any")), *((table, table_word(table)) for table in ORDER)]  # type: ignore[attr-defined]
