"""Forms on which the theory is edited: a part stated, two statements linked, something ended. (change)"""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from chanzo.core.indicators import registered
from chanzo.government.agents.forms import ActForm
from chanzo.people.types import ROLE_LABELS

from ..rows import Part
from ..rules.edits import MOST
from ..rules.links import leads_on
from ..rules.overlay import Stated
from ..types import Assumption, Degree, Group, Level, Risk, Statement, Theory, Words
from ..words import ABOUT, DEGREES, GROUPS, LEVELS

Choices = list[tuple[Any, Any]]


def _sentence(label: Any, rows: int = 2) -> forms.CharField:
    return forms.CharField(label=label, max_length=MOST, widget=forms.Textarea(attrs={"rows": rows}))


def statement_choices(statements: Iterable[Statement]) -> Choices:
    """Statements under their level and group, in the order of the theory."""
    cells: dict[str, Choices] = {}
    for one in statements:
        text = one.text.in_language(get_language() or "en")
        cells.setdefault(f"{LEVELS[one.level]} · {GROUPS[one.group]}", []).append((one.key, text))
    return list(cells.items())


def indicator_choices() -> Choices:
    """Every indicator under what it is about."""
    about: dict[str, Choices] = {}
    for code, indicator in registered().items():
        about.setdefault(code.split(".")[0], []).append((code, f"{gettext(indicator.name)} ({code})"))
    return sorted((str(ABOUT.get(noun, noun)), choices) for noun, choices in about.items())


class EditForm(ActForm):
    """What edits have in common: the last edit that its editor saw."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class PartForm(EditForm):
    """A statement, an assumption or a risk, in both languages; ``level`` and ``key`` are asked of a new one alone."""

    def __init__(self, sort: str, theory: Theory, *args: Any, of: Stated | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sort, self.of = sort, of
        self.under: dict[str, Choices] = {}  # the choices of many boxes, under their headings
        if of is None:
            begins = {Part.ASSUMPTION: "assume", Part.RISK: "risk"}.get(Part(sort), "activity")
            self.fields["key"] = forms.CharField(
                label=_("Key"), max_length=60,
                help_text=_("Short and lasting, like %(begins)s-something-new: it names this in files and addresses.")
                % {"begins": begins},
                widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            )  # fmt: skip
            groups = [(code, word) for code, word in GROUPS.items() if sort == Part.STATEMENT or code != Group.ALL]
            if sort == Part.STATEMENT:
                self.fields["level"] = forms.ChoiceField(label=_("Level"), choices=list(LEVELS.items()))
            self.fields["group"] = forms.ChoiceField(label=_("Group"), choices=groups)
        self.fields["en"], self.fields["fr"] = _sentence(_("In English")), _sentence(_("In French"))
        if sort == Part.RISK:
            self.fields["likelihood"] = forms.ChoiceField(label=_("Likelihood"), choices=list(DEGREES.items()))
            self.fields["impact"] = forms.ChoiceField(label=_("Impact"), choices=list(DEGREES.items()))
            self.fields["mitigation_en"] = _sentence(_("What is done about it, in English"))
            self.fields["mitigation_fr"] = _sentence(_("What is done about it, in French"))
        if sort != Part.STATEMENT:
            self._of_watched(theory)
        self._boxes("indicators", _("Indicators"), indicator_choices())
        if of is not None and not self.is_bound:
            self.initial = {**self.initial, **told(of)}

    def _of_watched(self, theory: Theory) -> None:
        self.fields["owner"] = forms.ChoiceField(label=_("Who answers for it"), choices=list(_roles()))
        self.fields["trigger"] = forms.CharField(
            label=_("Trigger"), max_length=MOST, required=False,
            help_text=_(
                "When these figures are so, the owner is told. Written like: visits.made < 0.5 or "
                "incidents.repeats > 0.2; shares run from 0 to 1."
            ),
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        )  # fmt: skip
        asked = _("Statements that rest on it") if self.sort == Part.ASSUMPTION else _("Statements that it threatens")
        self._boxes("about", asked, statement_choices(theory.statements.values()))

    def _boxes(self, name: str, label: Any, under: Choices) -> None:
        self.under[name] = under
        self.fields[name] = forms.MultipleChoiceField(label=label, choices=under, widget=forms.CheckboxSelectMultiple)

    @property
    def boxed(self) -> list[tuple[forms.BoundField, list[tuple[str, list[Any], int]]]]:
        """The fields of many boxes: each box under its heading, with how many are ticked there."""
        found = []
        for name, under in self.under.items():
            boxes = iter(self[name])
            groups = [(str(label), [next(boxes) for _ in choices]) for label, choices in under]
            found.append((self[name], [(label, all_, _ticked(all_)) for label, all_ in groups]))
        return found

    def plain(self) -> list[forms.BoundField]:
        """Every other field that is seen."""
        return [field for field in self.visible_fields() if field.name not in self.under]

    def filled(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"part": self._part(given), "new": self.of is None, "seen": given["seen"]}

    def _part(self, given: dict[str, Any]) -> Stated:
        of = self.of
        key, group = (of.key, of.group) if of is not None else (given["key"].strip(), Group(given["group"]))
        text = Words(given["en"].strip(), given["fr"].strip())
        before = told(of) if of is not None else {}
        indicators = _kept(given["indicators"], before.get("indicators", []))
        if self.sort == Part.STATEMENT:
            level = of.level if isinstance(of, Statement) else Level(given["level"])
            return Statement(key, level, group, text, indicators)
        about, owner, trigger = _kept(given["about"], before.get("about", [])), given["owner"], given["trigger"].strip()
        if self.sort == Part.ASSUMPTION:
            return Assumption(key, group, text, about, owner, indicators, trigger)
        degrees = Degree(given["likelihood"]), Degree(given["impact"])
        done = Words(given["mitigation_en"].strip(), given["mitigation_fr"].strip())
        return Risk(key, group, text, about, *degrees, done, owner, indicators, trigger)


def told(part: Stated) -> dict[str, Any]:
    """A part as its form shows it."""
    shown: dict[str, Any] = {"en": part.text.en, "fr": part.text.fr, "indicators": list(part.indicators)}
    if isinstance(part, Statement):
        return shown
    shown |= {"owner": part.owner, "trigger": part.trigger}
    if isinstance(part, Assumption):
        return shown | {"about": list(part.under)}
    return shown | {
        "about": list(part.threatens),
        "likelihood": part.likelihood,
        "impact": part.impact,
        "mitigation_en": part.mitigation.en,
        "mitigation_fr": part.mitigation.fr,
    }


class LinkForm(EditForm):
    """What a statement brings about, and why."""

    def __init__(self, cause: Statement, theory: Theory, *args: Any, effect: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not effect:
            taken = {cause.key, *(link.effect for link in theory.links if link.cause == cause.key)}
            open_ = [s for s in theory.statements.values() if leads_on(cause.level, s.level) and s.key not in taken]
            choices: Choices = [("", "–"), *statement_choices(open_)]
            self.fields["effect"] = forms.ChoiceField(label=_("Brings about"), choices=choices)
        self.fields["en"] = _sentence(_("Why, in English"))
        self.fields["fr"] = _sentence(_("Why, in French"))

    def filled(self) -> dict[str, Any]:
        given = super().filled()
        return given | {"because": Words(given.pop("en").strip(), given.pop("fr").strip())}


class EndForm(ActForm):
    """Why something stands no more."""

    reason = forms.CharField(label=_("Why"), max_length=MOST, widget=forms.Textarea(attrs={"rows": 3}))


def _roles() -> Iterator[tuple[str, str]]:
    return ((role.value, gettext(label)) for role, label in ROLE_LABELS.items())


def _ticked(boxes: list[Any]) -> int:
    return sum(1 for box in boxes if box.data["selected"])


def _kept(chosen: list[str], before: list[str]) -> tuple[str, ...]:
    """What was chosen: what stood before in its order, then what joins."""
    return (*(one for one in before if one in chosen), *(one for one in chosen if one not in before))
