"""Forms of what is said of an incident: at first, and stated anew. (incidents)"""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core import clock
from chanzo.core.days import from_day, to_day
from chanzo.sites.story import MINERALS

from .fields import CODED, FIELDS, Field
from .models import Incident
from .queries.categories import categories
from .services.describing import Description
from .services.opening import Account
from .types import Audience, Thing
from .words import AUDIENCES, CODES, LEVELS, category_word

DAY = {"type": "date"}
MICRO = 1_000_000


class PlacedForm(forms.Form):
    """What sort of incident, where and when, who was involved, what is written of it field by field."""

    category = forms.ChoiceField(label=_("Category"))
    site = forms.CharField(label=_("Site"), required=False, max_length=100, help_text=_("Its code or its name."))
    area = forms.CharField(
        label=_("Or an area"),
        required=False,
        max_length=150,
        help_text=_("province:NAME or territory:NAME, where no single site is meant."),
    )
    latitude = forms.DecimalField(
        label=_("Or a point: latitude in degrees"), required=False, localize=True, decimal_places=6, min_value=-90,
        max_value=90,
    )  # fmt: skip
    longitude = forms.DecimalField(
        label=_("Longitude in degrees"), required=False, localize=True, decimal_places=6, min_value=-180, max_value=180
    )
    precision = forms.IntegerField(
        label=_("Exact to how many metres"), required=False, min_value=1, max_value=500_000,
        help_text=_("A map shows the point no more exactly than this."),
    )  # fmt: skip
    first = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"),
        help_text=_("Material tagged from this day on is looked for."),
    )  # fmt: skip
    last = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs=DAY, format="%Y-%m-%d"))
    about = forms.BooleanField(label=_("The days are known only about"), required=False)
    minerals = forms.MultipleChoiceField(
        label=_("Minerals"), required=False, widget=forms.CheckboxSelectMultiple, choices=list(MINERALS.items())
    )

    PLACE: tuple[str, ...] = (
        "category",
        "site",
        "area",
        "latitude",
        "longitude",
        "precision",
        "first",
        "last",
        "about",
        "minerals",
    )

    def __init__(self, *args: Any, audiences: Collection[Audience], standing: str = "", **kwargs: Any) -> None:
        """``audiences`` are those whose fields this person writes; ``standing`` the category that it bears already."""
        super().__init__(*args, **kwargs)
        self.fields["category"].choices = category_choices(clock.today(), standing)  # type: ignore[attr-defined]
        self.written = [name for name, one in FIELDS.items() if one.audience in audiences]
        self.coded = [name for name, one in CODED.items() if one.audience in audiences]
        for name in self.written:
            self.fields[name] = _text_field(FIELDS[name], required=name == "summary")
        for name in self.coded:
            one = CODED[name]
            self.fields[name] = forms.MultipleChoiceField(
                label=_(one.label), help_text=_(one.help), required=False, widget=forms.CheckboxSelectMultiple,
                choices=list(CODES[name].items()),
            )  # fmt: skip

    def place(self) -> list[forms.BoundField]:
        """Sort, place and days."""
        return [self[name] for name in self.PLACE]

    def readers(self) -> list[tuple[forms.BoundField, Any]]:
        """What is written and chosen, each with who will read it."""
        return [(self[name], AUDIENCES[(FIELDS | CODED)[name].audience]) for name in (*self.written, *self.coded)]

    def columns(self) -> dict[str, Any]:
        """Sort, place, days and minerals as records state them."""
        given = self.cleaned_data
        return {
            "category": given["category"], "site": given["site"].strip(), "area": given["area"].strip(),
            "latitude_udeg": _micro(given["latitude"]), "longitude_udeg": _micro(given["longitude"]),
            "precision_m": given["precision"], "about": given["about"], "minerals": "+".join(given["minerals"]),
            "first_day": to_day(given["first"]) if given["first"] else None,
            "last_day": to_day(given["last"]) if given["last"] else None,
        }  # fmt: skip

    def texts(self) -> dict[str, str]:
        """What is written and chosen, by field."""
        chosen = {name: "+".join(self.cleaned_data[name]) for name in self.coded}
        return {name: self.cleaned_data[name] for name in self.written} | chosen


class AccountForm(PlacedForm):
    """What is first said of an incident. Whoever reports may say how it is known, though others will read that."""

    level = forms.TypedChoiceField(
        label=_("Level"),
        coerce=int,
        choices=[(str(n), word) for n, word in reversed(LEVELS.items())],
        help_text=_("1: serious abuse, armed groups, illegal taxes. 2: intermediate, repeated. 3: mistake, training."),
    )
    high_risk = forms.BooleanField(
        label=_("High risk"), required=False, help_text=_("A flag of its own, whatever the level.")
    )
    implicated = forms.CharField(
        label=_("Implicated organisations"),
        required=False,
        max_length=500,
        help_text=_("Codes, separated by commas. They and their accounts are shut out of the case."),
    )

    PLACE = ("category", "level", "high_risk", *PlacedForm.PLACE[1:])

    def account(self) -> Account:
        """The account as services take it."""
        given = self.cleaned_data
        return Account(
            level=given["level"], high_risk=given["high_risk"], texts=self.texts(),
            implicated=listed(given["implicated"]), **self.columns(),
        )  # fmt: skip


class DescribeForm(PlacedForm):
    """What is said of an incident, stated anew with the reason."""

    seen_at = forms.IntegerField(widget=forms.HiddenInput)
    visit = forms.CharField(
        label=_("Visits"), required=False, max_length=2000, help_text=_("Their numbers, separated by commas.")
    )
    tag = forms.CharField(label=_("Tags"), required=False, max_length=4000, help_text=_("Separated by commas."))
    lot = forms.CharField(label=_("Lots"), required=False, max_length=4000, help_text=_("Separated by commas."))
    findings = forms.CharField(
        label=_("Findings that join the case"),
        required=False,
        max_length=4000,
        help_text=_("Their codes, separated by commas; those that are here stay."),
    )
    reason = forms.CharField(
        label=_("Why"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=4000,
        help_text=_("Stays beside the change, read by the case team. Nothing here may lead to who spoke."),
    )

    def things(self) -> list[forms.BoundField]:
        """What is related."""
        return [self[name] for name in (*Thing, "findings")]

    def description(self) -> Description:
        """The description as the service takes it."""
        given = self.cleaned_data
        related = {thing.value: listed(given[thing.value]) for thing in Thing}
        return Description(self.columns(), self.texts(), related, listed(given["findings"]))


def initial_of(incident: Incident, texts: dict[str, str], related: dict[str, list[str]]) -> dict[str, Any]:
    """What stands now, as the form asks it."""
    return {
        "category": incident.category, "site": incident.site, "area": incident.area, "about": incident.about,
        "latitude": _degrees(incident.latitude_udeg), "longitude": _degrees(incident.longitude_udeg),
        "precision": incident.precision_m,
        "first": None if incident.first_day is None else from_day(incident.first_day),
        "last": None if incident.last_day is None else from_day(incident.last_day),
        "minerals": incident.minerals.split("+"), "seen_at": incident.seq,
        **{name: text.split("+") if name in CODED else text for name, text in texts.items()},
        **{sort: ", ".join(keys) for sort, keys in related.items()},
    }  # fmt: skip


def category_choices(day: int | None = None, standing: str = "") -> list[tuple[str, Any]]:
    """The categories in words; those in force on a day where one is given, and one that stands already."""
    known = categories()
    found = known.every if day is None else known.on(day)
    choices = {one.code: category_word(one) for one in found}
    if standing and standing not in choices and (last := known.last(standing)):
        choices[standing] = category_word(last)
    return list(choices.items())


def listed(text: str) -> list[str]:
    """Names separated by commas or lines."""
    return [name for part in text.replace("\n", ",").split(",") if (name := part.strip())]


def words_of_codes(name: str, text: str) -> str:
    """Chosen codes in words."""
    return "; ".join(str(CODES[name].get(code, code)) for code in text.split("+") if code)


def _text_field(one: Field, *, required: bool) -> forms.CharField:
    return forms.CharField(
        label=_(one.label),
        help_text=_(one.help),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=required,
        max_length=8000,
    )


def _micro(degrees: Decimal | None) -> int | None:
    return None if degrees is None else int(degrees * MICRO)


def _degrees(micro: int | None) -> Decimal | None:
    return None if micro is None else Decimal(micro) / MICRO
