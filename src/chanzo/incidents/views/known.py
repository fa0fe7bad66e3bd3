"""What the page of an incident says of it: fields, who is involved, what is related, files, what is to be done next.
(incidents)"""

import json
from collections.abc import Collection
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from chanzo.core import clock
from chanzo.sites.story import minerals_told
from chanzo.traceability.views.lots import lot_url
from chanzo.web.formats import NONE, count, moment
from chanzo.web.formats import day as day_words
from chanzo.web.menu import Words

from ..account_forms import words_of_codes
from ..fields import CODED, FIELDS, WRITTEN
from ..models import CaseFile, Change, Incident, Link, MeasureTaken, Party, Step
from ..queries.answers import answers_owed
from ..queries.categories import categories
from ..queries.changes import edits_of, files_of
from ..queries.clocks import clocks_of, day_of
from ..queries.incidents import Seen, incidents_visible_to
from ..queries.shut_out import persons_out
from ..queries.things import related_of, written
from ..rules.tasks import HANDLER, SECOND, Standing, Task, tasks_of
from ..types import Audience, Category, State, Thing, Told
from ..words import AUDIENCES, COLUMNS, PARTICULARS, TASKS, THINGS, category_word

MICRO = 1_000_000


def category_of(incident: Incident) -> Category:
    """The category of an incident, as it was on the day of its report."""
    return categories().of(incident.category, day_of(incident.reported_at))


def known(user: Any, seen: Seen) -> dict[str, Any]:
    """What the reader may read of what is known, each field with who else reads it."""
    incident, linked = seen.incident, [seen.incident.carried_from, seen.incident.carried_to]
    visible = set(incidents_visible_to(user).filter(number__in=linked).values_list("number", flat=True))
    return {
        "texts": [
            (_(one.label), told(name, seen.texts[name]), AUDIENCES[one.audience])
            for name, one in WRITTEN.items()
            if name in seen.texts
        ],
        "minerals": minerals_told(incident.minerals) if incident.minerals else "",
        "point": point_told(incident) if seen.whole else "",
        "carried_from": incident.carried_from if incident.carried_from in visible else "",
        "carried_to": incident.carried_to if incident.carried_to in visible else "",
        "files": [_file(one) for one in files_of(incident.number, seen.audiences)],
    }


def for_team(seen: Seen, parties: list[Party]) -> dict[str, Any]:
    """What the case team reads besides: relations, changes side by side, who is shut out, what comes next."""
    incident = seen.incident
    return {
        "related": _related(incident.number),
        "edits": edits(incident.number, seen.audiences),
        "shut_out": [party.organisation for party in parties if party.implicated]
        + [one.person for one in persons_out(incident.number)],
        "particulars": _particulars(incident.number) if incident.state == State.CLOSED or incident.proposed else [],
        "tasks": tasks(incident, parties),
    }


def told(name: str, text: str) -> str:
    """A field as people read it."""
    return words_of_codes(name, text) if name in CODED else text


def point_told(incident: Incident) -> str:
    """A point with how exact it is."""
    if incident.latitude_udeg is None or incident.longitude_udeg is None:
        return ""
    degrees = f"{incident.latitude_udeg / MICRO:.5f}, {incident.longitude_udeg / MICRO:.5f}"
    return _("%(degrees)s, exact to %(metres)s m") % {"degrees": degrees, "metres": count(incident.precision_m)}


def edits(number: str, audiences: Collection[Audience]) -> list[dict[str, Any]]:
    """Each change of the account: when, by whom, why, and every field before and after."""
    return [
        {
            "when": moment(edit.step.at),
            "actor": edit.step.actor,
            "reason": edit.step.reason,
            "changes": [(_label(one), _side(one, one.before), _side(one, one.after)) for one in edit.changes],
        }
        for edit in edits_of(number, audiences)
    ]


def tasks(incident: Incident, parties: list[Party]) -> list[dict[str, Any]]:
    """What must be done next and by whom, in words."""
    today, heard = clock.today(), [party for party in parties if not party.implicated]
    owed = [one for one in answers_owed([incident], today) if one.answer is None]
    case = Standing(
        State(incident.state),
        None if incident.opened_at is None else day_of(incident.opened_at),
        suspends=category_of(incident).suspends,
        proposed=bool(incident.proposed),
        measured=MeasureTaken.objects.filter(incident=incident.number).exists(),
        untold=sum(party.told == Told.TO_DECIDE for party in heard),
        reviews=[party.review_day for party in heard if party.told == Told.HELD and party.review_day is not None],
        waiting=[(one.organisation, one.due) for one in owed],
        clocks=clocks_of([incident]).get(incident.number, []),
    )
    return [_task(task, today) for task in tasks_of(case)]


def _task(task: Task, today: int) -> dict[str, Any]:
    late = max(0, today - task.due) if task.due is not None else 0
    return {
        "what": TASKS[task.what],
        "who": {HANDLER: _("Incident manager"), SECOND: _("A second person")}.get(task.who, task.who),
        "due": task.due,
        "number": task.number if task.number > 1 else None,
        "late": ngettext("%(days)s day late", "%(days)s days late", late) % {"days": late} if late else "",
    }


def _label(change: Change) -> Words:
    if change.field in FIELDS or change.field in CODED:
        return _(WRITTEN[change.field].label)
    return (THINGS | COLUMNS).get(change.field, change.field)


def _side(change: Change, text: str) -> str:
    """One side of a change as people read it; empty is a dash."""
    if change.field in WRITTEN:
        return told(change.field, text) or NONE
    value, said = json.loads(text), _SAID.get(change.field)
    if change.field in list(Thing):
        value = written(value) if change.field == Thing.LOT else value
        return ", ".join(value) or NONE
    return str(said(value)) if said else str(NONE if value in ("", None) else value)


def _named(code: str) -> str:
    return category_word(categories().of(code, clock.today()))


def _degrees(micro: int | None) -> str:
    return NONE if micro is None else f"{micro / MICRO:.5f}"


_SAID: dict[str, Any] = {
    "category": _named,
    "latitude_udeg": _degrees,
    "longitude_udeg": _degrees,
    "precision_m": lambda metres: NONE if metres is None else f"{count(metres)} m",
    "first_day": day_words,
    "last_day": day_words,
    "about": lambda about: _("Yes") if about else _("No"),
    "minerals": minerals_told,
}


def _related(number: str) -> list[tuple[Words, list[tuple[str, str]]]]:
    """Visits, tags, lots and findings of a case, each with its page."""
    things = related_of(number)
    found: list[tuple[Words, list[tuple[str, str]]]] = [
        (THINGS[thing], [(key, _address(thing, key)) for key in things[thing]]) for thing in Thing if things[thing]
    ]
    findings = list(Link.objects.filter(incident=number).order_by("finding").values_list("finding", flat=True))
    if findings:
        found.append((_("Findings"), [(key, reverse("verification:finding", args=[key])) for key in findings]))
    return found


def _address(thing: Thing, key: str) -> str:
    if thing is Thing.VISIT:
        return reverse("sites:visit", args=[int(key)])
    return lot_url(key) if thing is Thing.LOT else f"{reverse('search')}?q={key}"


def _particulars(number: str) -> list[tuple[Words, str]]:
    """What the last closing, or its proposal, says besides its reason."""
    step = Step.objects.filter(incident=number, what__in=("close", "propose")).order_by("seq").last()
    said = json.loads(step.facts).get("particulars", {}) if step else {}
    return [(word, said[name]) for name, word in PARTICULARS.items() if said.get(name)]


def _file(file: CaseFile) -> dict[str, Any]:
    return {
        "row": file,
        "url": reverse("incidents:file", args=[file.incident, file.seq]),
        "readers": AUDIENCES[file.audience],
        "size": f"{count(-(-file.size // 1024))} kB",
    }
