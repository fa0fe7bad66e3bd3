"""Visits in words: why, what was seen, what kept one away. (sites)"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from chanzo.web.status import Status, offer_words

from .types.visits import Activity, Armed, Hindrance, Purpose, Road

PURPOSES: dict[str, Promise] = {
    Purpose.ROUTINE: _("Routine visit"),
    Purpose.FOLLOW_UP: _("To follow up an earlier visit"),
    Purpose.INCIDENT: _("Because of an incident"),
    Purpose.JOINT: _("Joint visit with state services"),
    Purpose.TRAINING: _("Training or awareness"),
}
ACTIVITIES: dict[str, Promise] = {
    Activity.ACTIVE: _("People were working"),
    Activity.INACTIVE: _("Nobody was working"),
}
HINDRANCES: dict[str, Promise] = {
    Hindrance.INSECURITY: _("Insecurity"),
    Hindrance.ROAD: _("Road or bridge cut"),
    Hindrance.WEATHER: _("Weather"),
    Hindrance.OTHER: _("Another reason"),
}
ARMED: dict[str, Promise] = {
    Armed.ARMY: _("Army"),
    Armed.POLICE: _("Police, mining police"),
    Armed.PRIVATE: _("Private guards with arms"),
    Armed.NON_STATE: _("Non-state armed group"),
    Armed.UNKNOWN: _("Armed people, not known who"),
}
ROADS: dict[str, Promise] = {
    Road.GOOD: _("Good road"),
    Road.POOR: _("Poor road"),
    Road.TRACK: _("Track, motorbike only"),
}
offer_words(
    "visit",
    {
        "active": Status("good", _("Seen active")),
        "inactive": Status("warning", _("Seen inactive")),
        "seen": Status("note", _("Visited")),
        "prevented": Status("warning", _("Prevented")),
        "replaced": Status("note", _("Corrected since")),
        "withdrawn": Status("note", _("Taken back")),
    },
)


def state_of(state: str, activity: str) -> str:
    """The code, for people, of how a version of a visit stands."""
    return activity if state == "seen" and activity else state
