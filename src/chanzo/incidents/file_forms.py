"""Forms of files of a case and of who is shut out of it. (incidents)"""

from collections.abc import Collection
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .account_forms import listed
from .types import Audience
from .words import AUDIENCES

# Who may read a file, widest first; what is published is prepared apart.
CLASSES = (Audience.AFFECTED, Audience.GOVERNMENT, Audience.TEAM, Audience.SOURCE)


def _why() -> forms.CharField:
    return forms.CharField(label=_("Why"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000)


class FileForm(forms.Form):
    """One photograph or document, what it shows, who reads it."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "JPEG, PNG or PDF, at most 10 MB. Photographs are kept without place, time and device; a PDF as it is."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".jpg,.jpeg,.png,.pdf,image/jpeg,image/png,application/pdf"}),
        error_messages={"empty": _("The file is empty.")},
    )
    caption = forms.CharField(
        label=_("What it shows"), max_length=300, help_text=_("Write codes, no names of persons.")
    )
    audience = forms.ChoiceField(label=_("Who reads it"))

    def __init__(self, audiences: Collection[Audience], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = class_choices(audiences)  # type: ignore[attr-defined]
        self.fields["audience"].initial = Audience.TEAM.value


class ClassForm(forms.Form):
    """Others read a file, or nobody does any longer."""

    audience = forms.ChoiceField(label=_("Who reads it"))
    reason = _why()

    def __init__(self, audiences: Collection[Audience], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        nobody = ("", _("nobody: take it back"))
        self.fields["audience"].choices = [*class_choices(audiences), nobody]  # type: ignore[attr-defined]
        self.fields["audience"].required = False


class ShutOutForm(forms.Form):
    """Organisations and persons who are shut out of a case, or let in again."""

    out = forms.ChoiceField(
        label=_("Decision"),
        widget=forms.RadioSelect,
        choices=[("out", _("Shut them out")), ("in", _("Let them in again"))],
        initial="out",
    )
    organisations = forms.CharField(
        label=_("Organisations"), required=False, max_length=500, help_text=_("Codes or names, separated by commas.")
    )
    persons = forms.CharField(
        label=_("Related persons"),
        required=False,
        max_length=500,
        help_text=_("Their person numbers, like P-7F3K2QAB, separated by commas."),
    )
    reason = _why()

    def named(self) -> tuple[dict[str, bool], dict[str, bool]]:
        """Organisations and persons, each with whether it is shut out."""
        given, out = self.cleaned_data, self.cleaned_data["out"] == "out"
        return dict.fromkeys(listed(given["organisations"]), out), dict.fromkeys(listed(given["persons"]), out)


def class_choices(audiences: Collection[Audience]) -> list[tuple[str, Any]]:
    """The classes under which a person may file."""
    return [(one.value, AUDIENCES[one]) for one in CLASSES if one in audiences]
