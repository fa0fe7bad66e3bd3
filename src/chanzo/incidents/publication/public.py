"""What the public reads on a day: accounts and sanctions with every version, and what changed since. (incidents)"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson
from django.db.models import QuerySet

from ..models import MeasureTaken, Step
from ..queries.clocks import day_of
from ..rules.reading import READS, told_to
from ..types import Audience, Measure, Move
from .models import Edition
from .queries import editions_public_on
from .rules.documents import fields_of
from .types import ACCOUNT

LATER = ("level", Move.CLOSE.value, Move.REOPEN.value)


class Later(NamedTuple):
    """What happened to a published incident since: another level, an outcome, opened again. No reason stands here."""

    day: int
    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Version:
    """One version and what the public reads of it."""

    edition: Edition
    told: dict[str, Any]


@dataclass(frozen=True)
class Public:
    """One account or sanction under its public number; versions earliest first, ``lifted`` the day a sanction ended."""

    reference: str
    versions: tuple[Version, ...]
    since: tuple[Later, ...] = ()
    lifted: int | None = None

    @property
    def last(self) -> Version:
        """The version that corrects the others."""
        return self.versions[-1]

    @property
    def level(self) -> str:
        """The level now."""
        changed = [one.after for one in self.since if one.what == "level"]
        return changed[-1] if changed else str(self.last.told["level"])

    @property
    def outcome(self) -> str:
        """How it was closed; empty while it is open."""
        changed = [one for one in self.since if one.what != "level" and one.day >= self.last_day]
        if changed:
            return changed[-1].after if changed[-1].what == Move.CLOSE else ""
        return str(self.last.told["outcome"])

    @property
    def last_day(self) -> int:
        """The day on which the last version was frozen."""
        return day_of(self.last.edition.at)


def references_on(day: int, *, sanctions: bool) -> list[str]:
    """The numbers of the accounts, or of the sanctions, that are public on a day, newest first."""
    editions = editions_public_on(day)
    editions = editions.exclude(measure=ACCOUNT) if sanctions else editions.filter(measure=ACCOUNT)
    first: dict[str, int] = {}
    for reference, from_day in editions.values_list("reference", "from_day"):
        first.setdefault(reference, from_day)
    return sorted(first, key=lambda reference: (first[reference], reference), reverse=True)


def accounts_on(day: int, references: Collection[str] | None = None) -> list[Public]:
    """The accounts that are public on a day, newest first; only some where numbers are given. Two queries."""
    editions = _among(editions_public_on(day).filter(measure=ACCOUNT), references)
    found = _grouped(editions)
    first = {versions[0].edition.incident: versions[0].edition.seq for versions in found.values()}
    since: dict[str, list[Later]] = defaultdict(list)
    for step in Step.objects.filter(incident__in=editions.order_by().values("incident"), what__in=LATER).order_by(
        "seq"
    ):
        if step.seq > first[step.incident] and (step.what != "level" or step.before != step.after):
            since[step.incident].append(_later(step))
    return _newest(
        Public(name, tuple(versions), tuple(since[versions[0].edition.incident])) for name, versions in found.items()
    )


def sanctions_on(day: int, references: Collection[str] | None = None) -> list[Public]:
    """The sanctions that are public on a day, newest first; only some where numbers are given. Two queries."""
    editions = _among(editions_public_on(day).exclude(measure=ACCOUNT), references)
    found = _grouped(editions)
    # What came of a referral is no end of it; that is said in a later version, in words.
    ended = dict(
        MeasureTaken.objects.filter(seq__in=editions.order_by().values("measure"))
        .exclude(sort=Measure.REFERRAL)
        .values_list("seq", "outcome_day")
    )
    return _newest(
        Public(name, tuple(versions), lifted=ended.get(versions[0].edition.measure))
        for name, versions in found.items()
    )  # fmt: skip


def _among(editions: QuerySet[Edition], references: Collection[str] | None) -> QuerySet[Edition]:
    return editions if references is None else editions.filter(reference__in=references)


def _grouped(editions: QuerySet[Edition]) -> dict[str, list[Version]]:
    found: dict[str, list[Version]] = defaultdict(list)
    for edition in editions:
        found[edition.reference].append(Version(edition, told_to(fields_of(edition), READS[Audience.PUBLIC])))
    return found


def _later(step: Step) -> Later:
    if step.what == "level":
        return Later(day_of(step.at), "level", step.before, step.after)
    outcome = orjson.loads(step.facts).get("outcome", "")
    return Later(day_of(step.at), step.what, "", outcome if step.what == Move.CLOSE else "")


def _newest(found: Iterable[Public]) -> list[Public]:
    return sorted(found, key=lambda one: (one.versions[0].edition.from_day, one.reference), reverse=True)
