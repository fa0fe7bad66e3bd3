"""Who speaks first: incidents that miners and communities raised. (incidents)"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from chanzo.core.indicators import Asked, Case, Cases, Noun, Reckoning, register, register_noun
from chanzo.people.policies import may
from chanzo.people.types import Act

from ..types import KnownBy
from .cases import COUNTED, known_on, readable

N_ = str  # marks a word for the catalogues; it is translated where it is shown

COMMUNITY = frozenset((KnownBy.HOTLINE.value, KnownBy.COMMITTEE.value, KnownBy.CIVIL_SOCIETY.value))


def raised(asked: Asked) -> Cases:
    """The incidents opened in the period; unknown where nobody wrote by what sort of channel one is known."""
    known = known_on(asked.last)
    rows: list[Case] = []
    for one in known.opened_in(asked):
        channels = known.channels.get(one.row.number, "").split("+")
        part = int(not COMMUNITY.isdisjoint(channels))
        rows.append(one.opening(part, known=channels != [""])._replace(by=()))
    return Cases(known.begun, rows)


def _readable(user: Any, keys: Sequence[str]) -> set[str]:
    """Being counted tells the channel, which alone can lead to who spoke."""
    return readable(user, keys) if may(user, Act.READ_SOURCES) else set()


register_noun(Noun("incident_channel", N_("Incident"), lambda key: f"/incidents/{key}", _readable))

register(
    replace(
        COUNTED,
        code="incidents.raised_by_community",
        name=N_("Incidents raised by communities"),
        definition=N_(
            "Of the incidents opened in the period, those known by the hotline, a committee or civil society, alone or "
            "with other channels."
        ),
        unit=N_("share"),
        reckoning=Reckoning.SHARE,
        silent=False,
        part=N_("incidents raised by communities"),
        whole=N_("incidents whose sort of channel is written down"),
        quality=N_("Which incidents these are is read by incident managers alone; no area is told."),
        noun="incident_channel",
        breakdowns=(),
        cases=raised,
    ),
)
