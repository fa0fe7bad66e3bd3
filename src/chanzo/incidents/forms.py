"""Forms of incidents: a step, another level, telling holders, deciding, measures. (incidents)"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import to_day

from .rules.moves import moves_from, outcomes_from
from .services.deciding import Given
from .services.moving import Particulars
from .types import Decision, Ground, Move, Outcome, State
from .words import DECISIONS, GROUNDS, LEVELS, MEASURES, MOVES, OUTCOMES, PARTICULARS

_DATE = {"type": "date"}


def _long(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class PeriodForm(forms.Form):
    """Any period; without one, the last twelve months."""

    first = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"))
    last = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"))

    def days(self, today: int) -> tuple[int, int]:
        """The first and the last day."""
        given = self.cleaned_data if self.is_bound else {}
        last = to_day(given["last"]) if given.get("last") else today
        return (to_day(given["first"]) if given.get("first") else last - 365), last


class StepForm(forms.Form):
    """The next step of an incident, with its reason; closing says how."""

    move = forms.ChoiceField(label=_("Next step"), widget=forms.RadioSelect)
    outcome = forms.ChoiceField(label=_("Closed as"), required=False)
    reason = forms.CharField(label=_("Why"), widget=_long(), max_length=4000)
    passing_over = forms.CharField(
        label=_("Why steps may be passed over"),
        required=False,
        widget=_long(2),
        max_length=2000,
        help_text=_("Only where closing skips a step; that it was skipped stays on record."),
    )
    transferred_to = forms.CharField(
        label=_("Transferred to"),
        required=False,
        max_length=200,
        help_text=_("Where the case is closed as transferred: the body that takes it on, no person's name."),
    )
    reference = forms.CharField(
        label=_("Under which reference"), required=False, max_length=100, help_text=_("Where it is transferred.")
    )
    examined = forms.CharField(
        label=_("What was examined"),
        required=False,
        widget=_long(2),
        max_length=4000,
        help_text=_("Where the case is closed as unsubstantiated: what was looked at, who was asked."),
    )

    def __init__(self, state: State, *args: Any, second: bool = False, **kwargs: Any) -> None:
        """``second`` where only a second person closes."""
        super().__init__(*args, **kwargs)
        moves = [move for move in moves_from(state) if second or move is not Move.PROPOSE]
        self.fields["move"].choices = [(move.value, MOVES[move]) for move in moves]  # type: ignore[attr-defined]
        outcomes = [(outcome.value, OUTCOMES[outcome]) for outcome in outcomes_from(state)]
        self.fields["outcome"].choices = [("", "–"), *outcomes]  # type: ignore[attr-defined]
        if state is State.CLOSED:
            for name in ("outcome", "passing_over", *PARTICULARS):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if cleaned.get("move") in (Move.CLOSE, Move.PROPOSE) and not cleaned.get("outcome"):
            self.add_error("outcome", _("Say how the case is closed."))
        return cleaned

    def chosen_move(self) -> Move:
        """The move chosen."""
        return Move(self.cleaned_data["move"])

    def chosen_outcome(self) -> Outcome:
        """The outcome chosen."""
        return Outcome(self.cleaned_data["outcome"])

    def particulars(self) -> Particulars:
        """What the outcome says besides its reason."""
        return Particulars(**{name: self.cleaned_data[name] for name in PARTICULARS})


class LevelForm(forms.Form):
    """Another level or flag, with the reason."""

    level = forms.TypedChoiceField(label=_("Level"), coerce=int, choices=[(str(n), word) for n, word in LEVELS.items()])
    high_risk = forms.BooleanField(label=_("High risk"), required=False)
    reason = forms.CharField(label=_("Why"), widget=_long(2), max_length=4000)


class TellForm(forms.Form):
    """Which holders are told what, or that telling them is held back until a day."""

    holders = forms.MultipleChoiceField(label=_("Holders"), widget=forms.CheckboxSelectMultiple)
    decision = forms.ChoiceField(
        label=_("Decision"), widget=forms.RadioSelect, choices=[("told", _("Tell them")), ("held", _("Hold it back"))]
    )
    text = forms.CharField(
        label=_("What they are told"),
        required=False,
        widget=_long(),
        max_length=4000,
        help_text=_("They read this beside the summary and their own lots; nothing else."),
    )
    reason = forms.CharField(label=_("Why it is held back"), required=False, widget=_long(2), max_length=2000)
    review = forms.DateField(
        label=_("Look again on"), required=False, widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d")
    )

    def __init__(self, holders: Iterable[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["holders"].choices = list(holders)  # type: ignore[attr-defined]

    def review_day(self) -> int | None:
        """The day on which holding back is looked at again."""
        return to_day(self.cleaned_data["review"]) if self.cleaned_data["review"] else None


class DecisionForm(forms.Form):
    """A company's own assessment and decision, as an auditor will ask for it."""

    organisation = forms.ChoiceField(label=_("For whom"))
    decision = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect, choices=list(DECISIONS.items()))
    assessment = forms.CharField(
        label=_("Your own assessment"),
        widget=_long(),
        max_length=8000,
        help_text=_("What you know of it, what it means for your lots. The programme's account does not stand for it."),
    )
    no_risk = forms.BooleanField(label=_("We see no risk in it"), required=False)
    reasons = forms.CharField(label=_("What you do, and why"), required=False, widget=_long(), max_length=8000)
    deadline = forms.DateField(
        label=_("Done by"), required=False, widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d")
    )
    ground = forms.ChoiceField(label=_("Ground of disengaging"), required=False, choices=[("", "–"), *GROUNDS.items()])
    tried = forms.CharField(
        label=_("What mitigation was tried"),
        required=False,
        widget=_long(2),
        max_length=4000,
        help_text=_("Leaving without trying hurts those who dig; an auditor will ask."),
    )
    evidence = forms.CharField(label=_("Evidence"), required=False, widget=_long(2), max_length=4000)

    def __init__(self, organisations: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = list(organisations)
        self.fields["organisation"].choices = [(code, code) for code in named]  # type: ignore[attr-defined]
        if len(named) == 1:
            self.fields["organisation"].widget = forms.HiddenInput()
            self.fields["organisation"].initial = named[0]

    def given(self) -> Given:
        """The decision as the service takes it."""
        told = self.cleaned_data
        return Given(
            Decision(told["decision"]),
            told["assessment"],
            told["reasons"],
            no_risk=told["no_risk"],
            ground=Ground(told["ground"]) if told["ground"] else None,
            tried=told["tried"],
            evidence=told["evidence"],
            deadline=to_day(told["deadline"]) if told["deadline"] else None,
        )


class MeasureForm(forms.Form):
    """A measure of the programme: what, about whom or where, from when, why."""

    sort = forms.ChoiceField(label=_("Measure"), choices=list(MEASURES.items()))
    about = forms.CharField(
        label=_("Whom or what it concerns"),
        required=False,
        max_length=150,
        help_text=_("A suspension concerns the site or area of the case, where nothing else is written."),
    )
    first = forms.DateField(label=_("From"), widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"))
    last = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"))
    reason = forms.CharField(label=_("Why"), widget=_long(2), max_length=4000)


class EndForm(forms.Form):
    """What came of a measure."""

    what = forms.TypedChoiceField(label=_("Of what"), coerce=int)
    day = forms.DateField(label=_("When"), widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"))
    outcome = forms.CharField(label=_("What came of it"), widget=_long(2), max_length=4000)

    def __init__(self, choices: Iterable[tuple[int, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["what"].choices = list(choices)  # type: ignore[attr-defined]
