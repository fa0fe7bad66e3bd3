"""Forms of the register of agents: which to list, one to register, to post, to end, to hand over, to train.
(government)
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import to_day
from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.people.models import Organisation
from chanzo.web.pages import said

from ..forms import month_read
from .words import DUTIES, RESULTS, SAID_ENDINGS

_PARTS = re.compile(r"[,;\n]+")
DAY_FIRST = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y"]


class ActForm(forms.Form):
    """A form by which something is done; ``done`` is what the act answered."""

    done: Any = None

    def perform(self, act: Callable[..., Any], **facts: Any) -> bool:
        """Do an act with what was filled in and what is known; a refusal becomes an error of the form."""
        try:
            self.done = act(**self.filled(), **facts)
        except Refused as refused:
            self.add_error(None, said(refused))
        return not self.errors

    def filled(self) -> dict[str, Any]:
        """What was filled in, days as numbers."""
        return {name: to_day(v) if isinstance(v, date) else v for name, v in self.cleaned_data.items()}


def day_field(label: Any, **more: Any) -> forms.DateField:
    """A day, picked or written day first."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, widget=widget, input_formats=DAY_FIRST, **more)


def services() -> list[tuple[str, str]]:
    """The state services of the register of organisations."""
    known = Organisation.objects.filter(role="state_service").order_by("code")
    return [(one.code, f"{one.code} · {one.name}" if one.name != one.code else one.code) for one in known]


def offer_choices(field: forms.Field, choices: list[tuple[str, Any]]) -> None:
    """Give a choice field what can be chosen now."""
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices


def parts(text: str) -> list[str]:
    """What a text names, separated by commas or lines."""
    return [part.strip() for part in _PARTS.split(text) if part.strip()]


class AgentFilter(forms.Form):
    """Which agents to list; all may be empty."""

    q = forms.CharField(label=_("Code or post"), required=False, max_length=100)
    service = forms.ChoiceField(label=_("Service"), required=False)
    area = forms.CharField(label=_("Province, territory or site"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("Today"),
        required=False,
        choices=[("", _("Any")), ("posted", _("Posted")), ("none", _("Not posted"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self.fields["service"], [("", _("Any")), *((code, code) for code, _name in services())])


class AgentForm(ActForm):
    """An agent by code."""

    code = forms.CharField(
        label=_("Code"), max_length=40,
        help_text=_("As it stands on log sheets. Never a name: names are kept apart from the record."),
        widget=forms.TextInput(attrs={"placeholder": "AG-001", "autocomplete": "off"}),
    )  # fmt: skip
    service = forms.ChoiceField(label=_("State service"))
    duty = forms.ChoiceField(label=_("Duty"), choices=list(DUTIES.items()))
    person = forms.CharField(
        label=_("Person number"), required=False, max_length=10,
        help_text=_("If the agent has an account here. It leads to the account, not to a name in the record."),
        widget=forms.TextInput(attrs={"placeholder": "P-7F3K2QAB", "autocomplete": "off"}),
    )  # fmt: skip

    def __init__(self, *args: Any, known: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self.fields["service"], services())
        if known:
            del self.fields["code"]


class PostingForm(ActForm):
    """Where an agent is posted from when on."""

    post = forms.CharField(label=_("Post"), max_length=120, help_text=_("As the order names it."))
    sites = forms.CharField(
        label=_("Mine sites"), required=False, max_length=2000,
        help_text=_("Codes or names, separated by commas. Empty when the post is a tagging point."),
    )  # fmt: skip
    point = forms.CharField(
        label=_("Tagging point"), required=False, max_length=100,
        help_text=_("Its code: the agent then serves every site that is tagged there."),
    )  # fmt: skip
    from_day = day_field(_("From"))
    to_day = day_field(_("To, if known"), required=False)
    document = forms.CharField(label=_("Order or letter"), required=False, max_length=120)
    moves = forms.BooleanField(
        label=_("The agent leaves its other posts for this one"), required=False,
        help_text=_("They end on the day before."),
    )  # fmt: skip

    def filled(self) -> dict[str, Any]:
        filled = super().filled()
        filled["sites"] = parts(filled["sites"])
        del filled["moves"]
        return filled


class EndForm(ActForm):
    """The last day of a posting, and why."""

    day = day_field(_("Last day"))
    reason = forms.ChoiceField(label=_("Why"), choices=list(SAID_ENDINGS.items()))


class HandOverForm(ActForm):
    """A post passed on to a successor."""

    successor = forms.CharField(
        label=_("Successor"), max_length=40, help_text=_("The code of a registered agent."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    day = day_field(_("Last day of the agent who leaves"), help_text=_("The successor has the post from the next day."))
    acts = forms.CharField(
        label=_("Acts by which tags and books were handed over"), required=False, max_length=400,
        widget=forms.TextInput(attrs={"placeholder": "TH-2026-000123-001"}),
        help_text=_("Numbers of hand-overs, returns or counts, separated by commas. Record them under Tags first."),
    )  # fmt: skip
    notes = forms.CharField(
        label=_("What else was handed over"), required=False, max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Scale, stamps, keys, open matters. No names of persons."),
    )  # fmt: skip
    leaves = forms.BooleanField(label=_("The successor leaves its other posts"), required=False)

    def filled(self) -> dict[str, Any]:
        filled = super().filled()
        return filled | {"acts": parts(filled["acts"]), "successor": fold(filled["successor"])}


class TrainingForm(ActForm):
    """A course that an agent followed."""

    course = forms.CharField(label=_("Course"), max_length=120)
    organiser = forms.CharField(label=_("Organised by"), required=False, max_length=120)
    day = day_field(_("Last day of the course"))
    result = forms.ChoiceField(label=_("Result"), choices=list(RESULTS.items()))


class CoverageFilter(forms.Form):
    """Of which area, on which day, over how many months."""

    area = forms.CharField(label=_("Province or territory"), required=False, max_length=100)
    day = day_field(_("On"), required=False)
    months = forms.IntegerField(
        label=_("Months looked back"), required=False, min_value=1, max_value=24,
        widget=forms.NumberInput(attrs={"placeholder": "3"}),
    )  # fmt: skip


class DutyFilter(forms.Form):
    """The duty list of a service and month."""

    service = forms.ChoiceField(label=_("Service"), required=False)
    month = forms.CharField(
        label=_("Month"), required=False, widget=forms.TextInput(attrs={"placeholder": "2026-03", "size": 8})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self.fields["service"], [(code, code) for code, _name in services()])

    def clean_month(self) -> str:
        month = str(self.cleaned_data["month"]).strip()
        if month and month_read(month) is None:
            raise forms.ValidationError(_("Write the month as 2026-03."))
        return month
