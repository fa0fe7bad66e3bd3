"""Which procedure holds at a place on a day, what of it is not kept, when it must be checked. (government)"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from .types import Applies, Checked, InForce, Reach, Requirement, Sort, Told

SPECIFIC = {reach: at for at, reach in enumerate(Reach)}
# Of these, several may hold at one place beside each other.
BESIDE = frozenset((Sort.OTHER,))


class Procedures:
    """The versions that were put in force, asked about places and days."""

    def __init__(self, versions: Iterable[InForce]) -> None:
        of_procedure: dict[int, list[InForce]] = defaultdict(list)
        self._at: dict[Applies, list[InForce]] = defaultdict(list)
        for one in versions:
            of_procedure[one.procedure].append(one)
            self._at[one.applies].append(one)
        self.until = {
            (one.procedure, one.version): _until(one, several) for several in of_procedure.values() for one in several
        }

    def holds(self, one: InForce, day: int) -> bool:
        """Whether a version is in force on a day: begun, not ended, and none of a later number begun."""
        until = self.until[one.procedure, one.version]
        return one.from_day <= day and (until is None or day <= until)

    def on(self, place: Collection[Applies], day: int) -> list[InForce]:
        """The versions in force at a place on a day, by sort; of one sort the most specific place wins, then the newer.

        ``place`` says everything the place is: its site, its point, its territory, its province. Procedures of the
        sort ``other`` hold beside each other.
        """
        held: dict[tuple[str, int], InForce] = {}
        for one in (one for applies in place for one in self._at.get(applies, ())):
            key = (one.sort, one.procedure if one.sort in BESIDE else 0)
            if self.holds(one, day) and (key not in held or _weight(one) > _weight(held[key])):
                held[key] = one
        return sorted(held.values(), key=lambda one: (one.sort, one.procedure))


def _until(one: InForce, several: Iterable[InForce]) -> int | None:
    """The last day of a version: its own, or the day before one of a later number begins."""
    ends = [other.from_day - 1 for other in several if other.version > one.version]
    return min([*ends, *([] if one.to_day is None else [one.to_day])], default=None)


def _weight(one: InForce) -> tuple[int, int, int]:
    return SPECIFIC[Reach(one.applies.reach)], one.from_day, one.seq


@dataclass(frozen=True, slots=True)
class Failing:
    """A requirement that the last check at a site found not kept: since which day, and how many checks in a row."""

    procedure: int
    version: int
    site: str
    requirement: str
    since: int
    last: int
    times: int
    check: int


def failing(checks: Iterable[Checked]) -> list[Failing]:
    """Requirements not kept when last looked at, by site and procedure; a check that could not tell changes nothing."""
    held: dict[tuple[int, str, str], Failing | None] = {}
    checked: dict[tuple[int, str], int] = {}  # the version that was looked at last
    for check in sorted(checks, key=lambda check: (check.day, check.seq)):
        for requirement, told in check.told.items():
            key = check.procedure, check.site, requirement
            before = held.get(key)
            if told == Told.NO:
                # A new version asks anew: what failed under the old one is not the same requirement.
                goes_on = before is not None and before.version == check.version
                since, times = (before.since, before.times + 1) if before and goes_on else (check.day, 1)
                held[key] = Failing(
                    check.procedure, check.version, check.site, requirement, since, check.day, times, check.seq
                )
            elif told == Told.YES:
                held[key] = None
        checked[check.procedure, check.site] = check.version
    return [one for one in held.values() if one and one.version == checked[one.procedure, one.site]]


@dataclass(frozen=True, slots=True)
class Due:
    """A check that is due: of which procedure, where, when it was done last, and by which day it should be."""

    procedure: int
    version: int
    site: str
    last: int | None
    due: int


def due_checks(
    held: Mapping[str, Sequence[InForce]], every: Mapping[tuple[int, int], int], last: Mapping[tuple[int, str], int]
) -> list[Due]:
    """When each procedure in force at a site (``held``) must be checked next: so many days after its last check, or
    after it came into force; the most pressing first."""
    found = []
    for site, versions in held.items():
        for one in versions:
            before = last.get((one.procedure, site))
            since = one.from_day if before is None else before
            found.append(Due(one.procedure, one.version, site, before, since + every[one.procedure, one.version]))
    return sorted(found, key=lambda due: (due.due, due.site, due.procedure))


@dataclass(frozen=True, slots=True)
class Difference:
    """A requirement of the older text beside what stands in its place in the newer; None where it has no partner."""

    before: Requirement | None
    after: Requirement | None

    @property
    def same(self) -> bool:
        return self.before is not None and self.after is not None and self.before.text == self.after.text


def compared(before: Sequence[Requirement], after: Sequence[Requirement]) -> list[Difference]:
    """Two texts side by side: every requirement of both once, in order."""
    found: list[Difference] = []
    matcher = SequenceMatcher(None, [one.text for one in before], [one.text for one in after], autojunk=False)
    for what, a, b, c, d in matcher.get_opcodes():
        if what == "equal":
            found += [Difference(x, y) for x, y in zip(before[a:b], after[c:d], strict=True)]
            continue
        old, new = list(before[a:b]), list(after[c:d])
        for at in range(max(len(old), len(new))):
            found.append(Difference(old[at] if at < len(old) else None, new[at] if at < len(new) else None))
    return found


def last_checked(checks: Iterable[Checked]) -> dict[tuple[int, str], int]:
    """The day of the last check, by procedure and site."""
    last: dict[tuple[int, str], int] = defaultdict(lambda: -(2**31))
    for check in checks:
        last[check.procedure, check.site] = max(check.day, last[check.procedure, check.site])
    return dict(last)
