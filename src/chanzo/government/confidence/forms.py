"""The sheet on which an agent's answers are ticked: a province, a quarter, yes or no, and no word more. (government)"""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..agents.forms import offer_choices
from .rules import quarter_read, quarter_text
from .types import Question
from .words import QUESTIONS


class ConfidenceForm(forms.Form):
    """One agent's answers.

    Every field's name begins with ``secret``, so that a sheet sent after its session ended is not kept for later
    (people/kept.py); for the same reason the form is none of those that a browser remembers.
    """

    secret_province = forms.ChoiceField(label=_("Province"))
    secret_quarter = forms.ChoiceField(label=_("Quarter"))

    def __init__(self, provinces: Sequence[str], quarters: Sequence[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_choices(self.fields["secret_province"], [(name, name) for name in provinces])
        offer_choices(self.fields["secret_quarter"], [(quarter_text(one), quarter_text(one)) for one in quarters])
        for question in Question:
            self.fields[f"secret_{question}"] = forms.ChoiceField(
                label=str(QUESTIONS[question]), choices=[("yes", _("Yes")), ("no", _("No"))], widget=forms.RadioSelect
            )

    def questions(self) -> list[forms.BoundField]:
        """The questions, in order."""
        return [self[f"secret_{question}"] for question in Question]

    def filled(self) -> dict[str, Any]:
        """The province, the quarter, and what was said."""
        given = self.cleaned_data
        return {
            "province": given["secret_province"],
            "quarter": quarter_read(given["secret_quarter"]),
            "said": {str(question): given[f"secret_{question}"] == "yes" for question in Question},
        }
