"""Forms of publications: a draft, asking for comment, a reply, the approval. (incidents)"""

from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.core.days import from_day, to_day

from .rules.replying import USUAL_DAYS
from .types import Precision, Written
from .words import PRECISIONS

_DATE = {"type": "date"}


def _long(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _listed(text: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in text.split(",") if code.strip())


class DraftForm(forms.Form):
    """What others may read; of an account where and when, of a measure whom it concerns and by which act."""

    public = forms.CharField(
        label=_("What the public reads"),
        widget=_long(6),
        max_length=8000,
        help_text=_("Write it anew: what happened, what was done. No names of persons, no days, no tag numbers."),
    )
    members = forms.CharField(
        label=_("What members read besides"), required=False, widget=_long(3), max_length=8000,
        help_text=_("Empty where it is the same for all."),
    )  # fmt: skip
    precision = forms.ChoiceField(label=_("Place as exactly as"))
    month = forms.CharField(
        label=_("Month in which it happened"), required=False, max_length=7,
        help_text=_("As 2026-03; empty where even the month could lead to somebody."),
    )  # fmt: skip
    about = forms.CharField(label=_("Whom or what it concerns"), max_length=150)
    legal_act = forms.CharField(
        label=_("By which act"), required=False, max_length=300,
        help_text=_("The law, statute or decision on which it rests, with its number."),
    )  # fmt: skip
    result = forms.CharField(label=_("What came of it"), required=False, widget=_long(2), max_length=4000)
    named = forms.CharField(
        label=_("Organisations named on purpose"), required=False, max_length=500,
        help_text=_("Codes, separated by commas. Each is asked to comment before anything is published."),
    )  # fmt: skip
    not_meant = forms.CharField(
        label=_("Organisations that only seem to be named"), required=False, max_length=500,
        help_text=_("Codes that the check found in a word that means something else. They are not asked."),
    )  # fmt: skip
    not_before = forms.DateField(
        label=_("Not before"), required=False, widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d")
    )
    delay_reason = forms.CharField(label=_("Why it waits"), required=False, widget=_long(2), max_length=2000)

    def __init__(self, places: Mapping[Precision, str], *args: Any, measure: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if measure:
            del self.fields["precision"], self.fields["month"]
        else:
            for name in ("about", "legal_act", "result"):
                del self.fields[name]
            choices = [
                (one.value, f"{PRECISIONS[one]}: {name}" if name else PRECISIONS[one]) for one, name in places.items()
            ]
            self.fields["precision"].choices = choices  # type: ignore[attr-defined]

    @staticmethod
    def initial_of(draft: Any) -> dict[str, Any]:
        """What the form shows of a draft."""
        same = ("public", "members", "precision", "month", "about", "legal_act", "result", "delay_reason")
        known = {name: getattr(draft, name) for name in same}
        codes = {name: ", ".join(orjson.loads(getattr(draft, name))) for name in ("named", "not_meant")}
        return known | codes | {"not_before": from_day(draft.not_before)}

    def written(self) -> Written:
        """The draft as the service takes it."""
        given = self.cleaned_data
        return Written(
            public=given["public"], members=given["members"],
            precision=Precision(given.get("precision", Precision.NOWHERE)), month=given.get("month", ""),
            not_before=to_day(given["not_before"]) if given["not_before"] else None,
            delay_reason=given["delay_reason"],
            named=_listed(given["named"]),
            not_meant=_listed(given["not_meant"]),
            about=given.get("about", ""), legal_act=given.get("legal_act", ""), result=given.get("result", ""),
        )  # fmt: skip


class AskForm(forms.Form):
    """Until when whom the draft names may comment on it."""

    due = forms.DateField(label=_("Reply due"), widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["due"].initial = from_day(clock.today() + USUAL_DAYS)

    def day(self) -> int:
        """The day as a number."""
        return to_day(self.cleaned_data["due"])


class ReplyForm(forms.Form):
    """What an organisation says of a draft that names it."""

    text = forms.CharField(
        label=_("What you say of it"), widget=_long(5), max_length=8000,
        help_text=_("It is published beside the account, as you write it. Name no persons."),
    )  # fmt: skip


class LetterForm(forms.Form):
    """A reply that came by letter, entered by staff."""

    organisation = forms.ChoiceField(label=_("From whom"))
    text = forms.CharField(label=_("The reply, word for word"), widget=_long(4), max_length=8000)
    reference = forms.CharField(label=_("Reference of the letter"), max_length=150)

    def __init__(self, organisations: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].choices = [(code, code) for code in organisations]  # type: ignore[attr-defined]


class ApproveForm(forms.Form):
    """Freezing the draft: why warnings may stand, why replies are not waited for, which reply is kept back."""

    passing_over = forms.CharField(label=_("Why what the check warns of may stand"), widget=_long(2), max_length=2000)
    override = forms.CharField(
        label=_("Why the replies are not waited for"), widget=_long(2), max_length=2000,
        help_text=_("Only a second person may, who neither wrote the draft nor asked for comment."),
    )  # fmt: skip
    kept_back = forms.MultipleChoiceField(
        label=_("Replies whose text could endanger somebody"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("That they replied is published, their text is not."),
    )  # fmt: skip

    def __init__(self, *args: Any, warned: bool, early: bool, replied: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(replied)
        if not warned:
            del self.fields["passing_over"]
        if not early:
            del self.fields["override"]
        if known:
            self.fields["kept_back"].choices = [(code, code) for code in known]  # type: ignore[attr-defined]
        else:
            del self.fields["kept_back"]


class RecallForm(forms.Form):
    """A version that waits for its day is taken back."""

    reason = forms.CharField(label=_("Why it is taken back"), widget=_long(2), max_length=2000)
