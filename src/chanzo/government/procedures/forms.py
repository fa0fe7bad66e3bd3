"""Forms of procedures: one written, put in force, ended, signed, checked on a site. (government)"""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from chanzo.web.attached import AttachedField

from ..agents.forms import ActForm, day_field, offer_choices
from .models import Version
from .types import Requirement, Signatory, Told, sections_read
from .words import LANGUAGES, PARTIES, REACHES, SORTS

SIGNATORIES = 6
TEXT_HELP = _(
    "A line that begins with # is the title of a section. A line that begins with 1. is a requirement: it gets a "
    "number and is checked by itself. Write each so that one can answer yes or no."
)


def text_field() -> forms.CharField:
    """The text of a procedure."""
    example = gettext("# The lockbox\n1. Three padlocks close it: service, cooperative, holder of the title.")
    widget = forms.Textarea(attrs={"rows": 18, "placeholder": example})
    return forms.CharField(label=_("Text"), max_length=60_000, help_text=TEXT_HELP, widget=widget)


class ProcedureFilter(forms.Form):
    """Which procedures to list; all may be empty."""

    sort = forms.ChoiceField(label=_("Sort"), required=False, choices=[("", _("Any")), *SORTS.items()])
    place = forms.CharField(label=_("Place or site"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("In force and drafts")), ("over", _("No longer in force"))],
    )


class WritingForm(ActForm):
    """A draft of a procedure, or of its next version."""

    sort = forms.ChoiceField(label=_("Sort"), choices=list(SORTS.items()))
    title = forms.CharField(label=_("Title"), max_length=200)
    reach = forms.ChoiceField(label=_("Holds for"), choices=list(REACHES.items()))
    place = forms.CharField(
        label=_("Place"), max_length=100, help_text=_("As the register of sites writes it: code or name.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=list(LANGUAGES.items()))
    every_days = forms.IntegerField(
        label=_("Check at least every (days)"), min_value=1, max_value=3660, initial=90,
    )  # fmt: skip

    def __init__(self, *args: Any, of: Version | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if of is not None:
            for name in ("sort", "reach", "place"):
                del self.fields[name]
        self.fields["text"] = text_field()
        held = of.signed_by if of is not None else []
        for at in range(SIGNATORIES):
            one = held[at] if at < len(held) else Signatory("", "", "")
            self.fields[f"role_{at}"] = forms.ChoiceField(
                label=_("Signs as"), required=False, choices=[("", "–"), *PARTIES.items()], initial=one.role
            )
            self.fields[f"organisation_{at}"] = forms.CharField(
                label=_("Organisation"), required=False, max_length=120, initial=one.organisation
            )
            self.fields[f"person_{at}"] = forms.CharField(
                label=_("Person number"), required=False, max_length=10, initial=one.person,
                widget=forms.TextInput(attrs={"placeholder": "P-7F3K2QAB", "autocomplete": "off"}),
            )  # fmt: skip

    def plain(self) -> list[forms.BoundField]:
        """The fields before the signatories."""
        return [field for field in self if not field.name.endswith(tuple(f"_{at}" for at in range(SIGNATORIES)))]

    def signers(self) -> list[tuple[forms.BoundField, ...]]:
        """The fields of each signatory."""
        return [(self[f"role_{at}"], self[f"organisation_{at}"], self[f"person_{at}"]) for at in range(SIGNATORIES)]

    def filled(self) -> dict[str, Any]:
        filled = super().filled()
        rows = [tuple(filled.pop(f"{n}_{at}") for n in ("role", "organisation", "person")) for at in range(SIGNATORIES)]
        return filled | {
            "sections": sections_read(filled.pop("text")),
            "signatories": [row for row in rows if row[0]],
        }


class TranslationForm(ActForm):
    """A version in a further language."""

    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, agreed: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [(code, word) for code, word in LANGUAGES.items() if code != agreed]
        offer_choices(self.fields["language"], others)
        self.fields["text"] = text_field()

    def filled(self) -> dict[str, Any]:
        filled = super().filled()
        return filled | {"sections": sections_read(filled.pop("text"))}


class InForceForm(ActForm):
    """From which day a draft holds."""

    from_day = day_field(_("In force from"))
    to_day = day_field(_("To, if agreed"), required=False)


class EndingForm(ActForm):
    """The last day of a version, and why."""

    day = day_field(_("Last day in force"))
    reason = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))


class CopyForm(ActForm):
    """The scan of the signed paper."""

    scan = AttachedField(
        label=_("Scan of the signed copy"),
        help_text=_("PDF, JPEG or PNG, at most 10 MB. The file is kept as it is, with its hash."),
    )
    signed_on = day_field(_("Signed on"))


class CheckForm(ActForm):
    """Each requirement: kept, not kept, or not applicable, with a remark."""

    site = forms.CharField(label=_("Site"), max_length=100, help_text=_("Its code or name."))
    day = day_field(_("Day of the check"))

    def __init__(self, asked: list[Requirement], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.asked = asked
        choices = [(Told.YES, _("Yes")), (Told.NO, _("No")), (Told.NOT_APPLICABLE, _("Does not apply"))]
        for one in asked:
            self.fields[f"told_{one.number}"] = forms.ChoiceField(
                label=f"{one.number} {one.text}", choices=choices, widget=forms.RadioSelect
            )
            self.fields[f"remark_{one.number}"] = forms.CharField(
                label=_("Remark on %(number)s") % {"number": one.number}, required=False, max_length=500,
            )  # fmt: skip

    def requirements(self) -> list[tuple[Requirement, forms.BoundField, forms.BoundField]]:
        """Each requirement with its answer and remark."""
        return [(one, self[f"told_{one.number}"], self[f"remark_{one.number}"]) for one in self.asked]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for one in self.asked:
            if given.get(f"told_{one.number}") == Told.NO and not given.get(f"remark_{one.number}"):
                self.add_error(f"remark_{one.number}", _("Say what is not kept."))
        return given

    def filled(self) -> dict[str, Any]:
        given = super().filled()
        told = {one.number: (given[f"told_{one.number}"], given[f"remark_{one.number}"]) for one in self.asked}
        return {"site": given["site"], "day": given["day"], "told": told}
