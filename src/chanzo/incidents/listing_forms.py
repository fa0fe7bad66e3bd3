"""Filters of the queue of incidents and of its map. (incidents)"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .account_forms import category_choices
from .words import CLOCKS, LEVELS, STATES

# Days since an incident was opened (or reported, while it is an alert): from, and below.
AGES = {"30": (0, 30), "90": (30, 90), "180": (90, 181), "over": (181, None)}
AGE_WORDS = {
    "30": _("less than 30 days"),
    "90": _("30 to 89 days"),
    "180": _("90 to 180 days"),
    "over": _("more than 180 days"),
}


class IncidentFilter(forms.Form):
    """Filters of the list; all may be empty. Without a state, what is not closed is meant."""

    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("Not closed")), ("all", _("Any")), *STATES.items()]
    )
    level = forms.ChoiceField(
        label=_("Level"), required=False, choices=[("", _("Any")), *((str(n), word) for n, word in LEVELS.items())]
    )
    category = forms.ChoiceField(label=_("Category"), required=False)
    province = forms.ChoiceField(label=_("Province"), required=False)
    site = forms.CharField(label=_("Site"), required=False, max_length=100)
    age = forms.ChoiceField(label=_("Open for"), required=False, choices=[("", _("Any")), *AGE_WORDS.items()])
    clock = forms.ChoiceField(
        label=_("Clock"),
        required=False,
        choices=[("", _("Any")), ("late", _("Past a deadline")), ("stopped", _("Stopped")), *CLOCKS.items()],
    )
    handler = forms.ChoiceField(label=_("Handled by"), required=False)

    def __init__(
        self, *args: Any, provinces: Iterable[str] = (), handlers: Iterable[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        """``handlers`` are those who took a step, by number; without any, nobody is asked for."""
        super().__init__(*args, **kwargs)
        anything = ("", _("Any"))
        self.fields["category"].choices = [anything, *category_choices()]  # type: ignore[attr-defined]
        self.fields["province"].choices = [anything, *((name, name) for name in provinces)]  # type: ignore[attr-defined]
        named = list(handlers)
        if named:
            self.fields["handler"].choices = [anything, *named]  # type: ignore[attr-defined]
        else:
            del self.fields["handler"]
