"""Forms of findings: which to list, what people say of them, what was answered. (verification)"""

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import month_number, to_day
from chanzo.findings.types import OPEN

from .gate import site_meant
from .pages import PAGES
from .words import ACT_WORDS, MEANS_WORDS, SEVERITIES, STATES, TAKE_BACK, WHICH

_MONTH = re.compile(r"(19[5-9]\d|20\d\d|2100)-(0[1-9]|1[0-2])\Z")
_DATE = {"type": "date"}


class FindingFilter(forms.Form):
    """Filters of findings and their causes; all may be empty. Without a state, what is still to settle is meant."""

    rule = forms.ChoiceField(label=_("Rule"), required=False)
    severity = forms.ChoiceField(label=_("Severity"), required=False, choices=[("", _("Any")), *SEVERITIES.items()])
    state = forms.ChoiceField(label=_("State"), required=False, choices=[*WHICH.items(), *STATES.items()])
    site = forms.CharField(label=_("Site"), required=False, max_length=100)
    organisation = forms.CharField(label=_("Organisation"), required=False, max_length=100)
    agent = forms.CharField(label=_("Agent"), required=False, max_length=100)
    month = forms.CharField(
        label=_("Month"), required=False, widget=forms.TextInput(attrs={"type": "month", "placeholder": "2026-03"})
    )
    subject = forms.CharField(label=_("Tag, page, lot"), required=False, max_length=200)
    cause = forms.CharField(label=_("Cause"), required=False, max_length=300, widget=forms.HiddenInput)

    def __init__(self, *args: Any, agents: bool = True, **kwargs: Any) -> None:
        """``agents`` is whether the reader may know agents' codes."""
        super().__init__(*args, **kwargs)
        rules = ((code, f"{code} · {gettext(page.title)}") for code, page in PAGES.items())
        self.fields["rule"].choices = [("", _("Any")), *rules]  # type: ignore[attr-defined]
        if not agents:
            del self.fields["agent"]

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
        if "state" not in given:
            given["state__in"] = OPEN
        elif given["state"] == "standing":
            del given["state"]
        if "site" in given:
            given["site"] = site_meant(given["site"])
        return given

    def chips(self) -> list[tuple[str, Any, str]]:
        """What is filtered by, for people: name of the field, its label, the value in words."""
        found = []
        for name, value in self.cleaned_data.items():
            if value and name != "cause":
                choices = dict(getattr(self.fields[name], "choices", ()))
                found.append((name, self.fields[name].label, str(choices.get(value, value))))
        return found


class HandleForm(forms.Form):
    """What findings turned out to be, or who is asked about them."""

    act = forms.ChoiceField(label=_("What it is"), widget=forms.RadioSelect)
    asked_of = forms.CharField(label=_("Who is asked (code of an office or agent)"), max_length=100, required=False)
    due = forms.DateField(
        label=_("Answer due by"), required=False, widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d")
    )
    reason = forms.CharField(
        label=_("Why, or what you ask"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stays with the finding for good. Write codes, no names of persons."),
    )

    def __init__(self, *args: Any, take_back: bool = False, **kwargs: Any) -> None:
        """``take_back`` where something was said already."""
        super().__init__(*args, **kwargs)
        acts = [*ACT_WORDS.items(), *(TAKE_BACK.items() if take_back else ())]
        self.fields["act"].choices = acts  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("act") == "ask" and not cleaned.get("asked_of"):
            self.add_error("asked_of", _("Name the office or the agent who is asked."))
        return cleaned

    def due_day(self) -> int | None:
        """The day by which the answer is due."""
        return day_or_none(self.cleaned_data["due"])


class AnswerForm(forms.Form):
    """The answer to an open question: one's own, or one that a clerk took from whom was asked."""

    answer = forms.CharField(label=_("Answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 3}))
    means = forms.ChoiceField(label=_("How it came"), choices=list(MEANS_WORDS.items()), initial="page")
    given_by = forms.CharField(
        label=_("Who answered"),
        required=False,
        max_length=100,
        help_text=_("The code of the office or agent, unless you answer yourself. No names of persons."),
    )
    given_on = forms.DateField(label=_("When"), required=False, widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"))
    read_back = forms.BooleanField(label=_("I read the answer back to who gave it"), required=False)

    def __init__(self, *args: Any, clerk: bool = False, **kwargs: Any) -> None:
        """``clerk`` is one who may write down what others answered."""
        super().__init__(*args, **kwargs)
        if not clerk:
            for name in ("means", "given_by", "given_on", "read_back"):
                del self.fields[name]

    def given(self) -> dict[str, Any]:
        """Who answered, how and when, as the act takes it; nothing of an answer of one's own."""
        taken = {name: self.cleaned_data[name] for name in self.fields if name != "answer"}
        return taken | {"given_on": day_or_none(taken["given_on"])} if taken else {}


def day_or_none(day: date | None) -> int | None:
    """The number of a day that may be missing."""
    return to_day(day) if day else None
