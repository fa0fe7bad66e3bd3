"""What is asked about imports. (field)"""

from collections import Counter
from typing import Any

from django.db.models import Q, QuerySet

from chanzo.findings.models import Event
from chanzo.people.models import Person
from chanzo.people.policies import may
from chanzo.people.types import Act

from .models import Delivery, ImportBatch, Job
from .tables import LISTS

UNDER_WAY = (Job.State.RUNNING, Job.State.WAITING)


def imports_visible_to(user: Any) -> QuerySet[ImportBatch]:
    """Every import, newest first; an account bound to areas sees its own, for a file may hold rows of any place.

    Files that list incidents are seen by who sent them, and by who may read how a thing is known.
    """
    imports = ImportBatch.objects.order_by("-pk")
    if not user.scope.everything:
        return imports.filter(by=user.number)
    if may(user, Act.READ_SOURCES):
        return imports
    # A file holds all of its worksheets: where one lists incidents, the whole file may say how a thing is known.
    of_lists = ImportBatch.objects.filter(table__in=LISTS).values("sha256")
    return imports.filter(Q(by=user.number) | ~Q(sha256__in=of_lists))


def jobs_visible_to(user: Any) -> QuerySet[Job]:
    """Every job, newest first; an account bound to areas sees its own, and lists of incidents are seen by few."""
    jobs = Job.objects.select_related("delivery", "batch").order_by("-pk")
    if not user.scope.everything:
        return jobs.filter(by=user.number)
    if may(user, Act.READ_SOURCES):
        return jobs
    of_lists = Q(batch__table__in=LISTS) | Q(delivery__batches__table__in=LISTS)
    for table in LISTS:
        of_lists |= Q(delivery__sheets__icontains=f'"{table}"') | Q(result__icontains=f'"{table}"')
    return jobs.filter(Q(by=user.number) | ~Q(pk__in=Job.objects.filter(of_lists).values("pk")))


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
