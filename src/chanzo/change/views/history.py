"""What was done with a part of the theory and with its links, and by which records. (change)"""

from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from chanzo.people.policies import may, require
from chanzo.people.types import ROLE_LABELS, Act
from chanzo.web.pages import page

from ..queries.theory import history_of, last_stood, theory_on
from ..rows import EditRow, Part
from ..rules.edits import part_called
from ..rules.history import Difference, differences
from ..rules.overlay import stated
from ..shipped import shipped_theory
from ..words import DEGREES, GROUPS, SORTS
from .editing import part_url, sort_of

FACTS: dict[str, Promise] = {
    "en": _("In English"),
    "fr": _("In French"),
    "indicators": _("Indicators"),
    "under": _("Statements that rest on it"),
    "threatens": _("Statements that it threatens"),
    "owner": _("Who answers for it"),
    "trigger": _("Trigger"),
    "likelihood": _("Likelihood"),
    "impact": _("Impact"),
    "mitigation_en": _("What is done about it, in English"),
    "mitigation_fr": _("What is done about it, in French"),
}


class Event(NamedTuple):
    """One act as the page tells it."""

    edit: EditRow
    what: str
    other: str
    reason: str
    changed: list[tuple[str, tuple[str, ...], tuple[str, ...]]]


@page("GET", "HEAD")
def history(request: HttpRequest, key: str) -> HttpResponseBase:
    """How a part came to read as it does, newest first."""
    require(request.user, Act.SEE_LEDGER)
    last = last_stood(key)
    if last is None:
        raise Http404
    now, language = part_called(theory_on(), key), get_language() or "en"
    context = {
        "key": key, "text": (now or last).text.in_language(language), "ended": now is None,
        "cell": f"{SORTS[sort_of(last)]} · {GROUPS[last.group]}", "events": _events(key),
        "shipped": part_called(shipped_theory(), key), "edition": shipped_theory().edition,
        "edit": part_url(key) if may(request.user, Act.EDIT_THEORY) else "",
    }  # fmt: skip
    return render(request, "change/history.html", context)


def _events(key: str) -> list[Event]:
    before, events = part_called(shipped_theory(), key), []
    for edit in reversed(history_of(key)):
        facts, changed, what = edit.facts, [], "ended" if edit.ended else "stated"
        if edit.part == Part.LINK:
            what = "unlinked" if edit.ended else "linked"
            if not edit.ended:
                changed = [_said(Difference(fact, (), (facts[fact],))) for fact in ("en", "fr")]
        elif not edit.ended:
            after = stated(key, facts)
            what = "reworded" if before is not None else "stated"
            changed = [_said(one) for one in differences(before, after)]
            before = after
        events.append(Event(edit, what, _other(edit, key), facts.get("reason", ""), changed))
    return events[::-1]


def _other(edit: EditRow, key: str) -> str:
    """The statement at the other end of a link."""
    return next((end for end in edit.subject.split(">") if end != key), "")


def _said(one: Difference) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return str(FACTS[one.fact]), tuple(map(_word, one.gone)), tuple(map(_word, one.come))


def _word(value: str) -> Any:
    return DEGREES.get(value) or _role(value) or value


def _role(value: str) -> str:
    return next((gettext(label) for role, label in ROLE_LABELS.items() if role == value), "")
