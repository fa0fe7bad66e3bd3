"""Which messages an incident brought about. (incidents)"""

from collections.abc import Iterator
from typing import Any

from .models import Contact, Matter


def deliveries_of(number: str) -> Iterator[dict[str, Any]]:
    """The messages about an incident, newest first; persons by their numbers, telephones not at all."""
    matters = Matter.objects.filter(incident=number).select_related("notice").order_by("-told", "notice_id")
    for matter in matters:
        notice = matter.notice
        yield {
            "code": notice.code,
            "organisation": matter.organisation,
            "person": notice.person,
            "channel": notice.channel,
            "state": notice.state,
            "tries": notice.tries,
            "tried_at": notice.tried_at,
            "due_at": notice.due_at if notice.state == notice.State.WAITING else None,
            "why": notice.why,
        }


def telephone_of(person: str) -> str:
    """The telephone that a person gave; empty when none."""
    return Contact.objects.filter(person=person).values_list("telephone", flat=True).first() or ""
