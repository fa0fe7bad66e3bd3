"""How things stand, shape and word first: ● as it should be, ▲ look at it, ◆ act, ○ a note. (web)"""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from .menu import Words


class Status(NamedTuple):
    """The shape (a class of the stylesheet) and the word."""

    shape: str
    word: Words


WORDS: dict[str, dict[str, Status]] = {
    "severity": {
        "S": Status("serious", _("Serious")),
        "W": Status("warning", _("Warning")),
        "N": Status("note", _("Note")),
        "good": Status("good", _("Nothing found")),
    },
    "state": {
        "candidate": Status("warning", _("To judge")),
        "queried": Status("note", _("Asked")),
        "explained": Status("good", _("Explained")),
        "corrected": Status("good", _("Corrected")),
        "incident": Status("serious", _("Incident")),
        "cleared": Status("note", _("Cleared")),
    },
    "batch": {
        "open": Status("warning", _("Unfinished")),
        "done": Status("good", _("Done")),
        "undone": Status("note", _("Undone")),
    },
    "standing": {
        "integrated": Status("good", _("Integrated")),
        "candidate": Status("warning", _("Candidate")),
        "withdrawn": Status("serious", _("Withdrawn")),
        "green": Status("good", _("Green")),
        "yellow": Status("warning", _("Yellow")),
        "blue": Status("note", _("Blue")),
        "expired": Status("warning", _("Expired")),
        "red": Status("serious", _("Red")),
        "suspended": Status("serious", _("Suspended")),
        "closed": Status("note", _("Closed")),
        "": Status("note", _("None")),
    },
    "account": {
        "active": Status("good", _("Active")),
        "disabled": Status("note", _("Disabled")),
    },
    "factor": {
        "set": Status("good", _("Set up")),
        "missing": Status("serious", _("Missing")),
        "none": Status("warning", _("None")),
    },
}


def offer_words(kind: str, words: dict[str, Status]) -> None:
    """Add the words of a room's own kind of state."""
    WORDS[kind] = words


def status(kind: str, code: str | None) -> Status:
    """A code as people read it; an unknown one as a note with its own text."""
    return WORDS.get(kind, {}).get(code or "", Status("note", code or "–"))
