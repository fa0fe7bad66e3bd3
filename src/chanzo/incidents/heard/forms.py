"""The form of an answer that came by letter or telephone, and of having read it back. (incidents)"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import to_day
from chanzo.web.attached import AttachedField

from ..forms import DecisionForm
from .types import Heard, Through
from .words import CHOICES


class HeardForm(DecisionForm):
    """A decision as it was written or said, and how it came."""

    through = forms.ChoiceField(label=_("How it came"), widget=forms.RadioSelect, choices=CHOICES)
    day = forms.DateField(
        label=_("Written or said on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    function = forms.CharField(
        label=_("Who signed or spoke, by function"), required=False, max_length=150,
        help_text=_("Manager, head of the depot: no name. A call needs it."),
    )  # fmt: skip
    letter = AttachedField(
        label=_("The letter"), required=False, help_text=_("PDF, JPEG or PNG, at most 10 MB. A letter needs it.")
    )
    field_order = ("organisation", "through", "day", "function", "letter")

    def __init__(self, organisations: Iterable[str], *args: Any, **kwargs: Any) -> None:
        named = list(organisations)
        super().__init__(named, *args, **kwargs)
        # Staff see for whom they enter it, even where only one was told.
        self.fields["organisation"].widget = forms.Select(choices=[(code, code) for code in named])
        self.fields["assessment"].help_text = ""
        self.fields["assessment"].label = _("Its own assessment, as it said it")
        self.fields["reasons"].label = _("What it does, and why")
        self.fields["no_risk"].label = _("It sees no risk in it")

    def heard(self, sha256: str, media: str) -> Heard:
        """How it came; nobody has read it back yet."""
        given = self.cleaned_data
        return Heard(Through(given["through"]), to_day(given["day"]), given["function"].strip(), sha256, media)


class ReadBackForm(forms.Form):
    """That what was entered is what was said or written."""

    sealed = forms.CharField(widget=forms.HiddenInput)
    read_back = forms.BooleanField(
        label=_("I read this back to the caller, or held it against the letter, and it is what was meant")
    )
