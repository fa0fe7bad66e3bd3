"""Forms of mitigation: a recommendation and its moves, a plan, improvement, suspending, a clock stopped. (incidents)"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import to_day
from chanzo.web.attached import AttachedField

from ..rules.limits import DAYS, LAST
from ..types import Clock
from ..words import CLOCKS, LEVELS
from .rules.moves import WITHOUT_WORDS
from .services.planning import Planned
from .services.recommending import Asking
from .types import Choice, Move, Side, Sort
from .words import CHOICES, MOVES, SORTS, STATES

_DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def _long(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _attached(**more: Any) -> AttachedField:
    return AttachedField(
        required=False,
        help_text=_("PDF, JPEG or PNG, at most 10 MB. Pictures lose place, time and device before they are kept."),
        **more,
    )


class RecommendationFilter(forms.Form):
    """Filters of the list; all may be empty. Without a state, what is not done or dropped is meant."""

    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("Open ones")), ("late", _("Past their day")), ("all", _("Any")), *STATES.items()],
    )
    party = forms.CharField(label=_("Given to"), required=False, max_length=150)


class GiveForm(forms.Form):
    """A recommendation: to whom, what, by when, what will show it, who verifies."""

    sort = forms.ChoiceField(label=_("Given to"), choices=list(SORTS.items()))
    party = forms.CharField(
        label=_("Which"),
        max_length=150,
        help_text=_("The code of an organisation, or what a service or an office is called; no person’s name."),
    )
    owner = forms.CharField(
        label=_("Who there answers for it"),
        required=False,
        max_length=150,
        help_text=_("A function, such as head of the depot; no person’s name."),
    )
    text = forms.CharField(
        label=_("What is recommended"),
        widget=_long(),
        max_length=4000,
        help_text=_("The party reads this and nothing else of the case."),
    )
    evidence = forms.CharField(label=_("What will show that it is done"), widget=_long(2), max_length=2000)
    due = forms.DateField(label=_("Done by"), widget=_DATE)
    verifier_sort = forms.ChoiceField(
        label=_("Verified by"), choices=list(SORTS.items()), initial=Sort.OFFICE.value,
        help_text=_("Never by the side that it is given to."),
    )  # fmt: skip
    verifier = forms.CharField(label=_("Which one verifies"), max_length=150)

    def asking(self) -> Asking:
        """The recommendation as the service takes it."""
        given = self.cleaned_data
        return Asking(
            Side(Sort(given["sort"]), given["party"]), given["text"], given["evidence"], to_day(given["due"]),
            Side(Sort(given["verifier_sort"]), given["verifier"]), given["owner"],
        )  # fmt: skip


class MoveForm(forms.Form):
    """The next move of a recommendation, with what is said of it and what shows it."""

    move = forms.ChoiceField(label=_("Next step"), widget=forms.RadioSelect)
    text = forms.CharField(label=_("What was done or seen, or why"), required=False, widget=_long(), max_length=4000)
    file = _attached(label=_("What shows it"))
    due = forms.DateField(label=_("New day"), required=False, widget=_DATE)

    def __init__(self, moves: Iterable[Move], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = list(moves)
        self.fields["move"].choices = [(move.value, MOVES[move]) for move in allowed]  # type: ignore[attr-defined]
        if len(allowed) == 1:
            self.fields["move"].initial = allowed[0].value
        if Move.GIVE_AGAIN not in allowed:
            del self.fields["due"]

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        move = cleaned.get("move")
        if move and move not in WITHOUT_WORDS and not str(cleaned.get("text", "")).strip():
            self.add_error("text", _("Say why, what was done or what was seen."))
        if move == Move.GIVE_AGAIN and not cleaned.get("due"):
            self.add_error("due", _("Say by which day it is to be done now."))
        return cleaned

    def new_day(self) -> int | None:
        """The day by which it is to be done when it is given again."""
        due = self.cleaned_data.get("due")
        return to_day(due) if due else None


class PlanForm(forms.Form):
    """A plan of mitigation: what is done, and what is measured from where to where."""

    text = forms.CharField(label=_("What is done"), widget=_long(), max_length=4000)
    measure = forms.CharField(
        label=_("What is measured"), max_length=300, help_text=_("Such as: barriers met on the road in a month.")
    )
    baseline = forms.CharField(label=_("Where it stands today"), max_length=150)
    target = forms.CharField(label=_("Where it shall stand"), max_length=150)

    def planned(self) -> Planned:
        """The plan as the service takes it."""
        given = self.cleaned_data
        return Planned(given["text"], given["measure"], given["baseline"], given["target"])


class ImprovementForm(forms.Form):
    """What was measured after the plan, and what shows it."""

    found = forms.CharField(label=_("What was found"), widget=_long(2), max_length=2000)
    day = forms.DateField(label=_("Measured on"), widget=_DATE)
    recommendation = forms.ChoiceField(label=_("Shown by a recommendation that was verified"), required=False)
    file = _attached(label=_("Or by a file"))

    def __init__(self, verified: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["recommendation"].choices = [("", "–"), *((one, one) for one in verified)]  # type: ignore[attr-defined]


class SuspendForm(forms.Form):
    """Suspend, or go on without, which a second person decides."""

    choice = forms.ChoiceField(label=_("Decision"), widget=forms.RadioSelect)
    until = forms.DateField(label=_("Until"), required=False, widget=_DATE)
    about = forms.CharField(
        label=_("Whom or what it concerns"),
        required=False,
        max_length=150,
        help_text=_("A suspension concerns the site or area of the case, where nothing else is written."),
    )
    reason = forms.CharField(label=_("Why"), widget=_long(2), max_length=4000)

    def __init__(self, of: Clock, choices: Iterable[Choice], *args: Any, **kwargs: Any) -> None:
        """``of`` says which clock asks for the decision."""
        super().__init__(*args, **kwargs)
        self.of = of
        self.fields["choice"].choices = [(one.value, CHOICES[one]) for one in choices]  # type: ignore[attr-defined]

    def until_day(self) -> int | None:
        """The last day of a suspension, or on which going on without is looked at again."""
        until = self.cleaned_data["until"]
        return to_day(until) if until else None


class StopForm(forms.Form):
    """A clock that stands still until a day, or runs again."""

    clock = forms.ChoiceField(label=_("Clock"))
    until = forms.DateField(
        label=_("Runs again on"),
        required=False,
        widget=_DATE,
        help_text=_("At most 30 days from now; by itself it runs again then."),
    )
    reason = forms.CharField(label=_("Why"), widget=_long(2), max_length=2000)

    def __init__(self, running: Iterable[str], stopped: Iterable[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(f"stop {one}", _("Stop: %(clock)s") % {"clock": CLOCKS[one]}) for one in running]
        choices += [(f"start {one}", _("Let run again: %(clock)s") % {"clock": CLOCKS[one]}) for one in stopped]
        self.fields["clock"].choices = choices  # type: ignore[attr-defined]


class LimitForm(forms.Form):
    """How many days a step may take at a level, from a day on."""

    clock = forms.ChoiceField(label=_("Step"), choices=[(one.value, CLOCKS[one]) for one in DAYS])
    level = forms.TypedChoiceField(label=_("Level"), coerce=int, choices=[(str(n), word) for n, word in LEVELS.items()])
    days = forms.IntegerField(label=_("Days"), min_value=1, max_value=LAST)
    first = forms.DateField(
        label=_("In force from"),
        widget=_DATE,
        help_text=_("Tomorrow at the earliest. Cases opened before keep the limits that they have."),
    )
    reason = forms.CharField(label=_("Why"), widget=_long(2), max_length=2000)
