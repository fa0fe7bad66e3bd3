"""Forms of findings: which to list, and what people say of them. (verification)"""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import month_number, to_day

from .gate import site_meant
from .rules import RULES
from .words import SEVERITIES, STATES, VERDICT_WORDS

_MONTH = re.compile(r"(19[5-9]\d|20\d\d|2100)-(0[1-9]|1[0-2])\Z")


class FindingFilter(forms.Form):
    """Filters of the list of findings; all may be empty."""

    rule = forms.ChoiceField(label=_("Rule"), required=False)
    severity = forms.ChoiceField(label=_("Severity"), required=False, choices=[("", _("Any")), *SEVERITIES.items()])
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("Standing")), *STATES.items()])
    site = forms.CharField(label=_("Site"), required=False, max_length=100)
    organisation = forms.CharField(label=_("Organisation"), required=False, max_length=100)
    agent = forms.CharField(label=_("Agent"), required=False, max_length=100)
    month = forms.CharField(
        label=_("Month"), required=False, widget=forms.TextInput(attrs={"placeholder": "2026-03", "size": 8})
    )
    subject = forms.CharField(label=_("Tag, page, lot"), required=False, max_length=200)
    cause = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["rule"].choices = [("", _("Any")), *((code, code) for code in RULES)]  # type: ignore[attr-defined]

    def clean_month(self) -> str:
        month = str(self.cleaned_data["month"]).strip()
        if month and not _MONTH.match(month):
            raise forms.ValidationError(_("Write the month as 2026-03."))
        return month

    def filters(self) -> dict[str, Any]:
        """The filters given, as the query of standing findings takes them."""
        given: dict[str, Any] = {name: value for name, value in self.cleaned_data.items() if value}
        if "month" in given:
            given["month"] = month_number(given["month"])
        if "site" in given:
            given["site"] = site_meant(given["site"])
        return given


class VerdictForm(forms.Form):
    """What findings turned out to be."""

    verdict = forms.ChoiceField(label=_("What it is"), choices=list(VERDICT_WORDS.items()), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stays with the finding for good. Write codes, no names of persons."),
    )


class AskForm(forms.Form):
    """A question to an office or an agent."""

    asked_of = forms.CharField(label=_("Asked of (office or agent code)"), max_length=100)
    question = forms.CharField(label=_("Question"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))
    due = forms.DateField(
        label=_("Answer due by"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def due_day(self) -> int | None:
        """The day by which the answer is due."""
        due: date | None = self.cleaned_data["due"]
        return to_day(due) if due else None


class AnswerForm(forms.Form):
    """The answer to an open question."""

    answer = forms.CharField(label=_("Answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
