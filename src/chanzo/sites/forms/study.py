"""The form of a study as fields: made from its definition, read back as answers. (sites)"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from chanzo.core.days import from_day, to_day
from chanzo.core.quantities import grams, kg_text

from ..rules.answers import MOST, MOST_TEXT
from ..rules.study import without_empty
from ..study_words import YES_NO
from ..types.study import Answers, Question, Section, Sort, StudyForm

_SPACES = re.compile(r"[\s\u00a0\u202f']")
NO_NAMES = gettext_lazy("Write no names of persons.")


class WholeField(forms.CharField):
    """A whole number, however its thousands are grouped."""

    def to_python(self, value: Any) -> Any:
        text = _SPACES.sub("", str(value or ""))
        if not text:
            return None
        if not text.isascii() or not text.isdecimal() or int(text) > MOST:
            raise forms.ValidationError(_("Write a whole number, such as 120."))
        return int(text)


class MassField(forms.CharField):
    """Kilograms with a decimal comma or point, as grams."""

    def to_python(self, value: Any) -> Any:
        text = _SPACES.sub("", str(value or "")).replace(",", ".")
        if not text:
            return None
        if not re.fullmatch(r"\d{1,7}(\.\d{1,3})?", text):
            raise forms.ValidationError(_("Write kilograms, such as 120 or 12,5."))
        return int(grams(text))


class StudyDay(forms.DateField):
    """A day as browsers send it, or day first."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(widget=widget, input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"], **kwargs)


@dataclass(frozen=True)
class Asked:
    """A question as a page asks it: one field, or lines of them under the labels of their columns."""

    question: Question
    field: forms.BoundField | None
    columns: list[str]
    lines: list[list[tuple[str, forms.BoundField]]]


class StudyFields(forms.Form):
    """One field for each question, one for each cell of rows (``stated-1-mass``)."""

    def __init__(self, form: StudyForm, data: Any = None, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        self.asked = form
        for question in form.questions:
            if question.sort is Sort.ROWS:
                for line in range(1, question.rows + 1):
                    for column in question.columns:
                        label = f"{_(question.label)}, {line}: {_(column.label)}"
                        field = _field(column, label=label, required=False)
                        field.widget.attrs["aria-label"] = label
                        self.fields[f"{question.key}-{line}-{column.key}"] = field
            else:
                self.fields[question.key] = _field(question, label=_(question.label), required=question.required)

    def sections(self) -> Iterator[tuple[Section, list[Asked]]]:
        """What the page shows, section by section."""
        for section in self.asked.sections:
            yield section, [self._asked(question) for question in section.questions]

    def _asked(self, question: Question) -> Asked:
        if question.sort is not Sort.ROWS:
            return Asked(question, self[question.key], [], [])
        lines = [
            [(_(column.label), self[f"{question.key}-{line}-{column.key}"]) for column in question.columns]
            for line in range(1, question.rows + 1)
        ]
        return Asked(question, None, [_(column.label) for column in question.columns], lines)

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        for question in self.asked.questions:
            for line in range(1, question.rows + 1):
                names = {column: f"{question.key}-{line}-{column.key}" for column in question.columns}
                if any(given.get(name) not in (None, "") for name in names.values()):
                    for column, name in names.items():
                        if column.required and given.get(name) in (None, "") and name not in self.errors:
                            self.add_error(name, _("This line needs it too."))
        at_work = [given[key] for key in ("men", "women") if given.get(key) is not None]
        if given.get("diggers") is not None and len(at_work) == 2 and given["diggers"] > sum(at_work):
            self.add_error("diggers", _("More people dig than were counted at work."))
        return given

    def answers(self) -> Answers:
        """What was answered, as the ledger keeps it."""
        found: Answers = {}
        for question in self.asked.questions:
            if question.sort is Sort.ROWS:
                found[question.key] = [
                    {
                        column.key: self.cleaned_data[f"{question.key}-{line}-{column.key}"]
                        for column in question.columns
                    }
                    for line in range(1, question.rows + 1)
                ]
            else:
                value = self.cleaned_data[question.key]
                found[question.key] = to_day(value) if isinstance(value, date) else value
        return without_empty(found)


def typed(form: StudyForm, answers: Answers) -> dict[str, Any]:
    """Answers as somebody would type them again, by the names of fields."""
    found: dict[str, Any] = {}
    for question in form.questions:
        value = answers.get(question.key)
        if question.sort is Sort.ROWS:
            for line, row in enumerate(value or [], 1):
                for column in question.columns:
                    found[f"{question.key}-{line}-{column.key}"] = _typed(column, row.get(column.key))
        elif value is not None:
            found[question.key] = _typed(question, value)
    return found


def _typed(question: Question, value: Any) -> Any:
    if value is None:
        return ""
    if question.sort is Sort.DAY:
        return from_day(value).isoformat()
    return kg_text(value) if question.sort is Sort.MASS else value


def _field(question: Question, *, label: str, required: bool) -> forms.Field:
    """The field of a question."""
    told: dict[str, Any] = {"label": label, "required": required, "help_text": _hint(question)}
    match question.sort:
        case Sort.DAY:
            return StudyDay(**told)
        case Sort.COUNT:
            return WholeField(widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 7}), **told)
        case Sort.MASS:
            return MassField(widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 9}), **told)
        case Sort.YES_NO:
            return forms.ChoiceField(choices=[("", "–"), *YES_NO.items()], **told)
        case Sort.CHOICE:
            return forms.ChoiceField(choices=[("", "–"), *_choices(question)], **told)
        case Sort.CHOICES:
            return forms.MultipleChoiceField(choices=_choices(question), widget=forms.CheckboxSelectMultiple, **told)
        case Sort.TEXT:
            return forms.CharField(max_length=MOST_TEXT, widget=forms.Textarea(attrs={"rows": 3}), **told)
    return forms.CharField(max_length=200, **told)


def _hint(question: Question) -> str:
    if question.hint:
        return _(question.hint)
    return str(NO_NAMES) if question.sort is Sort.TEXT else _(question.unit) if question.unit else ""


def _choices(question: Question) -> list[tuple[str, str]]:
    return [(code, _(words)) for code, words in question.choices]
