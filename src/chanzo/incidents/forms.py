"""Forms of incidents: an account, a step, another level, telling holders. (incidents)"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.core.days import to_day

from .fields import FIELDS
from .rules.moves import moves_from, outcomes_from
from .services.deciding import Given
from .services.opening import Account
from .types import CATEGORIES, Decision, Ground, Move, Outcome, State
from .words import AUDIENCES, DECISIONS, GROUNDS, LEVELS, MEASURES, MOVES, OUTCOMES, STATES

_DATE = {"type": "date"}


def _long(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class IncidentFilter(forms.Form):
    """Filters of the list; all may be empty. Without a state, what is not closed is meant."""

    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("Not closed")), ("all", _("Any")), *STATES.items()]
    )
    level = forms.ChoiceField(
        label=_("Level"), required=False, choices=[("", _("Any")), *((str(n), word) for n, word in LEVELS.items())]
    )
    category = forms.ChoiceField(label=_("Category"), required=False)
    site = forms.CharField(label=_("Site"), required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = [("", _("Any")), *category_choices()]  # type: ignore[attr-defined]


def category_choices(day: int | None = None) -> list[tuple[str, Any]]:
    """The categories in words; those in force on a day where one is given."""
    return [(code, _(one.label)) for code, one in CATEGORIES.items() if day is None or one.on(day)]


class PeriodForm(forms.Form):
    """Any period; without one, the last twelve months."""

    first = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"))
    last = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"))

    def days(self, today: int) -> tuple[int, int]:
        """The first and the last day."""
        given = self.cleaned_data if self.is_bound else {}
        last = to_day(given["last"]) if given.get("last") else today
        return (to_day(given["first"]) if given.get("first") else last - 365), last


class AccountForm(forms.Form):
    """What is said of an incident."""

    category = forms.ChoiceField(label=_("Category"))
    level = forms.TypedChoiceField(
        label=_("Level"),
        coerce=int,
        choices=[(str(n), word) for n, word in reversed(LEVELS.items())],
        help_text=_("1: serious abuse, armed groups, illegal taxes. 2: intermediate, repeated. 3: mistake, training."),
    )
    high_risk = forms.BooleanField(
        label=_("High risk"), required=False, help_text=_("A flag of its own, whatever the level.")
    )
    site = forms.CharField(label=_("Site"), required=False, max_length=100, help_text=_("Its code or its name."))
    area = forms.CharField(
        label=_("Or an area"),
        required=False,
        max_length=150,
        help_text=_("province:NAME or territory:NAME, where no single site is meant."),
    )
    first = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"),
        help_text=_("Material tagged from this day on is looked for."),
    )  # fmt: skip
    last = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs=_DATE, format="%Y-%m-%d"))
    about = forms.BooleanField(label=_("The days are known only about"), required=False)
    implicated = forms.CharField(
        label=_("Implicated organisations"),
        required=False,
        max_length=500,
        help_text=_("Codes, separated by commas. They and their accounts are shut out of the case."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = category_choices(clock.today())  # type: ignore[attr-defined]
        for name, one in FIELDS.items():
            self.fields[name] = forms.CharField(
                label=_(one.label), help_text=_(one.help), widget=_long(), required=name == "summary", max_length=8000
            )

    def readers(self) -> list[tuple[forms.BoundField, Any]]:
        """The texts, each with who will read it."""
        return [(self[name], AUDIENCES[one.audience]) for name, one in FIELDS.items()]

    def account(self) -> Account:
        """The account as services take it."""
        given = self.cleaned_data
        return Account(
            category=given["category"], level=given["level"], high_risk=given["high_risk"],
            site=given["site"].strip(), area=given["area"].strip(), about=given["about"],
            first_day=to_day(given["first"]) if given["first"] else None,
            last_day=to_day(given["last"]) if given["last"] else None,
            texts={name: given[name] for name in FIELDS},
            implicated=[code.strip() for code in given["implicated"].split(",") if code.strip()],
        )  # fmt: skip


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

    def __init__(self, state: State, *args: Any, second: bool = False, **kwargs: Any) -> None:
        """``second`` where only a second person closes."""
        super().__init__(*args, **kwargs)
        moves = [move for move in moves_from(state) if second or move is not Move.PROPOSE]
        self.fields["move"].choices = [(move.value, MOVES[move]) for move in moves]  # type: ignore[attr-defined]
        outcomes = [(outcome.value, OUTCOMES[outcome]) for outcome in outcomes_from(state)]
        self.fields["outcome"].choices = [("", "–"), *outcomes]  # type: ignore[attr-defined]
        if state is State.CLOSED:
            del self.fields["outcome"], self.fields["passing_over"]

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
