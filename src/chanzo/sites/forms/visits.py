"""Forms of visits: one that was made, one that could not be, one taken back. (sites)"""

import re
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import from_day, to_day
from chanzo.core.quantities import grams, kg_text

from ..models import Visit
from ..types.visits import Report, Weighing
from ..visit_words import ACTIVITIES, ARMED, HINDRANCES, PURPOSES, ROADS

# Bags that a form has room for, one more than were weighed once the room is used up.
BAGS = 3
DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y"]
NO_NAMES = _("Write codes, no names of persons.")
_UNSAID = ("", _("Not said"))


def _choice(label: Any, words: dict[str, Any], first: tuple[str, Any] = _UNSAID, **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=[first, *words.items()], **more)


def _number(label: Any, most: int, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(
        label=label, required=False, min_value=0, max_value=most,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}), **more,
    )  # fmt: skip


def _text(label: Any, rows: int = 2, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": rows}), **more
    )


class ThousandthsField(forms.CharField):
    """Kilograms or kilometres with point or comma, kept as grams or metres."""

    def __init__(self, **more: Any) -> None:
        super().__init__(required=False, max_length=12, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **more)

    def clean(self, value: Any) -> int | None:
        text = re.sub(r"[\s\u202f]|k[gm]", "", str(super().clean(value))).replace(",", ".")
        if not text:
            return None
        thousandths = -1
        with suppress(ValueError):
            thousandths = int(grams(text))
        if not 0 <= thousandths <= 5_000_000:
            raise forms.ValidationError(_("Write a number such as 50,5."))
        return thousandths


class WentForm(forms.Form):
    """Where, when and who: what visits made and prevented share."""

    site = forms.CharField(
        label=_("Site"),
        max_length=100,
        help_text=_("Its code or a name it bears."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "list": "sites"}),
    )
    day = forms.DateField(
        label=_("Day"), input_formats=DAYS, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    officer = forms.CharField(
        label=_("Person number of the officer"),
        required=False,
        max_length=10,
        help_text=_("Leave it empty if you went yourself."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "P-7F3K2QAB"}),
    )

    def went(self) -> dict[str, Any]:
        """Site, day and officer as the services take them."""
        given = self.cleaned_data
        return {"site": given["site"], "day": to_day(given["day"]), "officer": given["officer"]}

    @staticmethod
    def of_visit(visit: Visit, own: str) -> dict[str, Any]:
        """What these fields say of a visit; ``own`` is the reader's own number, which needs no writing."""
        officer = "" if visit.officer == own else visit.officer
        return {"site": visit.site, "day": from_day(visit.day), "officer": officer}


class PreventedForm(WentForm):
    """A visit that could not be made."""

    reason = forms.ChoiceField(label=_("What prevented it"), choices=list(HINDRANCES.items()))
    note = _text(_("What happened"), help_text=NO_NAMES)


class VisitForm(WentForm):
    """What was seen on a visit; only site and day must be there."""

    purpose = _choice(_("Purpose"), PURPOSES)
    activity = _choice(_("Was the site active?"), ACTIVITIES)
    changed = _text(_("What changed since the last visit"), 3, help_text=NO_NAMES)
    men = _number(_("Men at work"), 100_000)
    women = _number(_("Women at work"), 100_000)
    children = _number(_("Children under 18 seen"), 100_000)
    agent_present = _choice(_("Was a tag agent present?"), {"yes": _("Yes"), "no": _("No")})
    tagging_point = forms.CharField(
        label=_("Tagging point in use"),
        required=False,
        max_length=100,
        help_text=_("Its code, if you saw where the site’s bags are tagged."),
    )
    tags = _text(_("Unused tags seen"), help_text=_("Numbers, parted by spaces, commas or lines."))
    hotline_asked = _number(_("Persons asked about the hotline"), 1000)
    hotline_known = _number(_("Of these, how many know it"), 1000)
    road = _choice(_("Road to the site"), ROADS)
    walked_km = ThousandthsField(label=_("Walked, in km one way"))
    follow_up = _text(_("What must be followed up"), help_text=NO_NAMES)
    armed = forms.MultipleChoiceField(
        label=_("Armed people seen"),
        required=False,
        choices=list(ARMED.items()),
        widget=forms.CheckboxSelectMultiple,
    )
    barriers = _number(_("Roadblocks met"), 100)
    barrier_note = _text(_("Where, and what was asked"), help_text=NO_NAMES)
    confidence = _text(_("Told in confidence"), 3, help_text=NO_NAMES)

    def __init__(self, *args: Any, weighed: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bags = range(1, max(BAGS, weighed + 1) + 1)
        for bag in self.bags:
            self.fields[f"bag_{bag}"] = forms.CharField(label=_("Tag"), required=False, max_length=60)
            self.fields[f"sheet_{bag}"] = ThousandthsField(label=_("Sheet, kg"))
            self.fields[f"seen_{bag}"] = ThousandthsField(label=_("Scale, kg"))

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for bag in self.bags:
            if given.get(f"bag_{bag}") and given.get(f"seen_{bag}") is None and f"seen_{bag}" not in self.errors:
                self.add_error(f"seen_{bag}", _("Write what the scale showed."))
            if not given.get(f"bag_{bag}") and given.get(f"seen_{bag}") is not None:
                self.add_error(f"bag_{bag}", _("Write the tag of the bag that was weighed."))
        if (given.get("hotline_known") or 0) > (given.get("hotline_asked") or 0):
            self.add_error("hotline_known", _("These are more than were asked."))
        return given

    def weighings(self) -> list[list[forms.BoundField]]:
        """The fields of each bag."""
        return [[self[f"{name}_{bag}"] for name in ("bag", "sheet", "seen")] for bag in self.bags]

    def report(self) -> Report:
        """What was written down."""
        given = self.cleaned_data
        plain = {
            name: given[name]
            for name in (
                "purpose", "activity", "men", "women", "children", "hotline_asked", "hotline_known", "road", "barriers"
            )
        }  # fmt: skip
        texts = {
            name: given[name].strip()
            for name in ("changed", "tagging_point", "follow_up", "barrier_note", "confidence")
        }
        return Report(
            **plain,
            **texts,
            tags=tuple(dict.fromkeys(re.split(r"[\s,;]+", given["tags"].strip()))) if given["tags"].strip() else (),
            agent_present={"yes": True, "no": False}.get(given["agent_present"]),
            weighings=tuple(self._weighed()),
            walked_m=given["walked_km"],
            armed=tuple(given["armed"]),
        )

    def _weighed(self) -> Iterable[Weighing]:
        for bag in self.bags:
            tag, seen = self.cleaned_data[f"bag_{bag}"].strip(), self.cleaned_data[f"seen_{bag}"]
            if tag and seen is not None:
                yield Weighing(tag, self.cleaned_data[f"sheet_{bag}"], seen)

    @staticmethod
    def of_report(report: Report) -> dict[str, Any]:
        """The fields as a report fills them."""
        told: dict[str, Any] = {
            name: getattr(report, name)
            for name in (
                "purpose", "activity", "changed", "men", "women", "children", "tagging_point", "hotline_asked",
                "hotline_known", "road", "follow_up", "armed", "barriers", "barrier_note", "confidence",
            )
        }  # fmt: skip
        told["tags"] = "\n".join(report.tags)
        told["agent_present"] = "" if report.agent_present is None else "yes" if report.agent_present else "no"
        told["walked_km"] = "" if report.walked_m is None else kg_text(report.walked_m)
        for bag, weighed in enumerate(report.weighings, 1):
            told[f"bag_{bag}"], told[f"seen_{bag}"] = weighed.tag, kg_text(weighed.seen_g)
            told[f"sheet_{bag}"] = "" if weighed.sheet_g is None else kg_text(weighed.sheet_g)
        return told


class TakeBackForm(forms.Form):
    """Why a visit does not count."""

    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}), help_text=NO_NAMES
    )


class VisitFilter(forms.Form):
    """Filters of the list of visits; all may be empty."""

    site = forms.CharField(label=_("Site"), required=False, max_length=100)
    kind = forms.ChoiceField(
        label=_("Visit"),
        required=False,
        choices=[
            ("", _("Any")),
            ("seen", _("Made")),
            ("inactive", _("Seen inactive")),
            ("prevented", _("Prevented")),
        ],
    )
