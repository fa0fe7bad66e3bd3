"""What is asked about imports. (field)"""

from collections import Counter
from typing import Any

from django.db.models import QuerySet

from chanzo.findings.models import Event
from chanzo.people.models import Person

from .models import Delivery, ImportBatch, Job

UNDER_WAY = (Job.State.RUNNING, Job.State.WAITING)


def imports_visible_to(user: Any) -> QuerySet[ImportBatch]:
    """Every import, newest first; an account bound to areas sees its own, for a file may hold rows of any place."""
    imports = ImportBatch.objects.order_by("-pk")
    return imports if user.scope.everything else imports.filter(by=user.number)


def jobs_visible_to(user: Any) -> QuerySet[Job]:
    """Every job, newest first; an account bound to areas sees its own."""
    jobs = Job.objects.select_related("delivery", "batch").order_by("-pk")
    return jobs if user.scope.everything else jobs.filter(by=user.number)


def deliveries_waiting(user: Any) -> QuerySet[Delivery]:
    """What this account sent and neither imported nor threw away, newest first."""
    return Delivery.objects.filter(by=user.number, imported_at=None).order_by("-sent_at")


def jobs_under_way(user: Any) -> QuerySet[Job]:
    """The jobs that run or wait for their turn, in that order."""
    return jobs_visible_to(user).filter(state__in=UNDER_WAY).order_by("pk")


def deliveries_under_way() -> QuerySet[Job, str]:
    """The deliveries that jobs run on or wait for."""
    jobs = Job.objects.filter(state__in=UNDER_WAY, delivery__isnull=False).order_by()
    return jobs.values_list("delivery", flat=True)


def names_of(numbers: set[str]) -> dict[str, str]:
    """What the persons behind numbers are called; an erased one, or a program, by the number itself."""
    return {person.pk: str(person) for person in Person.objects.filter(pk__in=numbers)}


def raised_since(head: int) -> dict[str, int]:
    """How many findings of each rule were raised behind a record."""
    raised = Event.objects.filter(what="raised", seq__gt=head).values_list("finding", flat=True)
    return dict(sorted(Counter(finding.partition(":")[0] for finding in raised.iterator()).items()))
