"""Forms of monitoring: values, teams, plans, filters. (monitoring)"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from chanzo.core.days import from_day, to_day

from ..types.settings import DEFAULTS, GROUPS, Settings
from ..types.teams import Team
from ..words import GROUP_WORDS, SETTINGS

DAYS = ["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%y"]
WEEKDAYS = [
    ("0", _("Monday")),
    ("1", _("Tuesday")),
    ("2", _("Wednesday")),
    ("3", _("Thursday")),
    ("4", _("Friday")),
    ("5", _("Saturday")),
    ("6", _("Sunday")),
]


def _day(label: Any, **more: Any) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, input_formats=DAYS, widget=widget, **more)


class SiteFilter(forms.Form):
    """Which sites to list."""

    province = forms.ChoiceField(label=_("Province"), required=False)
    time = forms.ChoiceField(
        label=_("When due"),
        required=False,
        choices=[("", _("Any")), ("late", _("Overdue")), ("soon", _("Due within 30 days")), ("fine", _("On time"))],
    )
    grade = forms.ChoiceField(
        label=_("Risk"),
        required=False,
        choices=[("", _("Any")), ("high", _("High")), ("medium", _("Medium")), ("low", _("Low"))],
    )

    def __init__(self, data: Any, provinces: Iterable[str]) -> None:
        super().__init__(data)
        known = sorted({province for province in provinces if province})
        self.fields["province"].choices = [("", _("Any")), *((p, p) for p in known)]  # type: ignore[attr-defined]


class SettingsForm(forms.Form):
    """Every value, from which day, and why."""

    from_day = _day(_("In force from"))
    reason = forms.CharField(label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, now: Settings, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in DEFAULTS:
            self.fields[name] = forms.IntegerField(
                label=str(SETTINGS[name]), min_value=0, max_value=1_000_000, initial=now[name]
            )

    def groups(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields under their headings."""
        return [(GROUP_WORDS[group], [self[name] for name in names]) for group, names in GROUPS.items()]

    def values(self) -> dict[str, int]:
        """The values by name."""
        return {name: self.cleaned_data[name] for name in DEFAULTS}


class TeamForm(forms.Form):
    """A team, its base, days and vehicle."""

    code = forms.CharField(label=_("Code"), max_length=20, help_text=_("Letters, digits and hyphens."))
    name = forms.CharField(label=_("Name"), max_length=100, help_text=_("Of the team, never of a person."))
    base = forms.CharField(label=_("Base"), max_length=100)
    latitude = forms.DecimalField(label=_("Latitude"), min_value=-90, max_value=90, decimal_places=6, localize=True)
    longitude = forms.DecimalField(label=_("Longitude"), min_value=-180, max_value=180, decimal_places=6, localize=True)
    days = forms.IntegerField(label=_("Field days a month"), min_value=0, max_value=31)
    weekdays = forms.MultipleChoiceField(
        label=_("Days of the week"), choices=WEEKDAYS, widget=forms.CheckboxSelectMultiple
    )
    km_good = forms.IntegerField(label=_("Kilometres a day on good road"), min_value=1, max_value=1000)
    km_poor = forms.IntegerField(label=_("Kilometres a day on poor road"), min_value=1, max_value=1000)
    km_track = forms.IntegerField(label=_("Kilometres a day on tracks"), min_value=1, max_value=1000)
    litres_100km = forms.IntegerField(label=_("Litres for 100 km"), min_value=0, max_value=100)
    fuel_l = forms.IntegerField(label=_("Litres a month"), min_value=0, max_value=100_000)
    areas = forms.CharField(
        label=_("Areas"),
        required=False,
        max_length=500,
        help_text=_("Such as province:Maniema; territory:Kalehe. Empty: everywhere."),
    )
    active = forms.BooleanField(label=_("Goes to the field"), required=False, initial=True)

    def team(self) -> Team:
        """The team as the service takes it."""
        given = self.cleaned_data
        plain = {name: given[name] for name in ("days", "km_good", "km_poor", "km_track", "litres_100km", "fuel_l")}
        return Team(
            code=given["code"].strip().upper(),
            name=given["name"].strip(),
            base=given["base"].strip(),
            latitude_udeg=int(given["latitude"] * 1_000_000),
            longitude_udeg=int(given["longitude"] * 1_000_000),
            weekdays=tuple(sorted(int(day) for day in given["weekdays"])),
            areas=tuple(area.strip() for area in given["areas"].split(";") if area.strip()),
            **plain,
        )

    @staticmethod
    def of(team: Team) -> dict[str, Any]:
        """The fields as a team fills them."""
        told = team.facts()
        told |= {"latitude": team.latitude_udeg / 1e6, "longitude": team.longitude_udeg / 1e6}
        return told | {"weekdays": [str(day) for day in team.weekdays], "areas": "; ".join(team.areas)}


class PlanForm(forms.Form):
    """Which period, area and teams a plan is for."""

    first = _day(_("From"))
    last = _day(_("To"))
    area = forms.ChoiceField(label=_("Area"), required=False)
    teams = forms.MultipleChoiceField(label=_("Teams"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, data: Any, areas: Iterable[str], teams: Iterable[Team], initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        named = [(area, area.partition(":")[2]) for area in areas]
        self.fields["area"].choices = [("", _("Every area of mine")), *named]  # type: ignore[attr-defined]
        self.fields["teams"].choices = [(team.code, f"{team.code} {team.name}") for team in teams]  # type: ignore[attr-defined]

    def asked(self) -> dict[str, Any]:
        """The period, area and teams as the services take them."""
        given = self.cleaned_data
        first, last = to_day(given["first"]), to_day(given["last"])
        return {"first": first, "last": last, "area": given["area"], "teams": given["teams"]}


def next_month(today: int) -> tuple[date, date]:
    """The first and last day of the month after a day's."""
    here = from_day(today)
    first = date(here.year + here.month // 12, here.month % 12 + 1, 1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return first, from_day(to_day(after) - 1)
