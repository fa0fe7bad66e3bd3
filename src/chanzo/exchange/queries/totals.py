"""Sums of a release over months and over two releases, read off their frozen files. (exchange)"""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from chanzo.core.days import month_number

from ..models import Release
from .releases import files_of, rows_of


@lru_cache(maxsize=4)
def _months(sha256: str, release: int) -> dict[int, tuple[int, int]]:
    found: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for row in rows_of(files_of(Release.objects.get(seq=release))["production.csv"]):
        found[month_number(row["month"])][row["kind"] == "area"] += int(row["tagged_kg"])
    return {month: (alone, folded) for month, (alone, folded) in sorted(found.items())}


def months_stated(release: Release) -> dict[int, tuple[int, int]]:
    """Kilograms by month: of sites by themselves, and in areas."""
    return _months(files_of(release)["production.csv"].sha256, release.seq)


@dataclass(frozen=True)
class Difference:
    """A row of production in one release and in a later one; None where it is not stated."""

    month: str
    mineral: str
    place: str
    then_kg: int | None
    now_kg: int | None


def differences(before: Release, after: Release) -> list[Difference]:
    """The rows of production that two releases state differently, months first; months of the later alone are news."""
    then, now = _sums(before), _sums(after)
    changed = [key for key in sorted({*then, *now}) if then.get(key) != now.get(key)]
    return [Difference(*key, then.get(key), now.get(key)) for key in changed]


def _sums(release: Release) -> dict[tuple[str, str, str], int]:
    found = {}
    for row in rows_of(files_of(release)["production.csv"]):
        place = row["site"] or " / ".join(row[name] for name in ("country", "province", "territory") if row[name])
        found[row["month"], row["mineral"], place or "–"] = int(row["tagged_kg"])
    return found
