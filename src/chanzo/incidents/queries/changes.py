"""The history of a description: what each field said before and after, for those who may read the field. (incidents)"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from ..models import CaseFile, Change, Step
from ..types import Audience


@dataclass(frozen=True)
class Edit:
    """One description: when, by whom, why, and each field that it changed."""

    step: Step
    changes: list[Change]


def edits_of(number: str, audiences: Collection[Audience]) -> list[Edit]:
    """Every description of an incident, newest first, with the changes of fields that the audiences read."""
    seen = Change.objects.filter(incident=number, audience__in=[one.value for one in audiences])
    changes: dict[int, list[Change]] = defaultdict(list)
    for change in seen.order_by("field"):
        changes[change.seq].append(change)
    steps = Step.objects.filter(incident=number, what="described", seq__in=changes).order_by("-seq")
    return [Edit(step, changes[step.seq]) for step in steps]


def files_of(number: str, audiences: Collection[Audience]) -> list[CaseFile]:
    """The files of a case that stand and that the audiences read, oldest first."""
    read = CaseFile.objects.filter(incident=number, audience__in=[one.value for one in audiences])
    return list(read.filter(withdrawn=None).order_by("seq"))
