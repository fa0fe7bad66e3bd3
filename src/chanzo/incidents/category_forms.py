"""Forms of the list of categories: one is added from a day, or ends with a day. (incidents)"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import to_day

from .account_forms import DAY
from .queries.categories import categories
from .types import Category
from .words import category_word


class AddForm(forms.Form):
    """A category that may be given from a day."""

    code = forms.CharField(label=_("Code"), max_length=40, help_text=_("Small letters and underscores."))
    label = forms.CharField(label=_("Label in English"), max_length=100)
    label_fr = forms.CharField(label=_("Label in French"), max_length=100)
    annex = forms.BooleanField(label=_("Annex II of the OECD guidance names it"), required=False)
    suspends = forms.BooleanField(label=_("It calls for suspension at once"), required=False)
    first = forms.DateField(label=_("From"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))

    def category(self) -> Category:
        """The category as the service takes it."""
        given = self.cleaned_data
        return Category(
            given["code"], given["label"], given["annex"], given["suspends"], to_day(given["first"]),
            label_fr=given["label_fr"],
        )  # fmt: skip


class EndForm(forms.Form):
    """A category that ends with a day."""

    category = forms.ChoiceField(label=_("Category"))
    last = forms.DateField(label=_("Last day"), widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = [one for one in categories().every if one.to_day is None]
        self.fields["category"].choices = [(one.code, category_word(one)) for one in standing]  # type: ignore[attr-defined]
