"""The right of reply: who is asked, until when, and whether a draft may be published. (incidents)"""

from collections.abc import Collection, Iterable
from enum import StrEnum
from typing import Any

# Nobody is asked to answer sooner than this.
LEAST_DAYS = 7
USUAL_DAYS = 14


class Standing(StrEnum):
    """How an organisation stands to a draft."""

    TO_ASK = "to_ask"
    WAITED_FOR = "waited_for"
    REPLIED = "replied"
    SILENT = "silent"  # no reply by the day it was due


def required(implicated: Collection[str], named: Collection[str], *, account: bool) -> list[str]:
    """Who has the right of reply: whom a draft names, and to an account every implicated organisation too."""
    return sorted({*named, *(implicated if account else ())})


def standing_of(asked: Any, today: int) -> Standing:
    """How one organisation stands; ``asked`` is an AskedRow, None where nobody asked it."""
    if asked is None:
        return Standing.TO_ASK
    if asked.replied_day is not None:
        return Standing.REPLIED
    return Standing.SILENT if today > asked.due else Standing.WAITED_FOR


def standings(required: Collection[str], asked: Iterable[Any], today: int) -> dict[str, Standing]:
    """Every organisation that has the right of reply to a draft, and how it stands."""
    known = {one.organisation: one for one in asked}
    return {code: standing_of(known.get(code), today) for code in sorted({*required, *known})}


def may_override(actor: str, drafted_by: str, asked: Iterable[Any]) -> bool:
    """Whether a person may publish before a reply is due: one who neither wrote the draft nor asked for comment."""
    return actor != drafted_by and all(one.asked_by != actor for one in asked)
