"""What is asked of published lists of mines, and of the sites that their rows may mean. (sites)"""

import json
from collections import defaultdict
from dataclasses import dataclass, fields

from django.db.models import Count, F, Q

from ..models import ListedRow, MineList, Site, SiteVersion
from ..types.mine_lists import Choice, KnownMine, MineRow, Outcome

ROW = tuple(column.name for column in fields(MineRow))

WAITING = Q(outcome=Outcome.DOUBTED, choice="")
PROPOSED = Q(outcome=Outcome.NEW, choice="")


@dataclass(frozen=True)
class Counts:
    """How many rows of a list became what; they add up to its rows."""

    matched: int = 0
    proposed: int = 0
    accepted: int = 0
    twins: int = 0
    waiting: int = 0
    ignored: int = 0
    refused: int = 0

    @property
    def rows(self) -> int:
        return sum(getattr(self, column.name) for column in fields(self))


def known_mines() -> list[KnownMine]:
    """Every site of the register under the code it bears now, with all names its lines ever gave it."""
    names: dict[str, set[str]] = defaultdict(set)
    for code, name, aliases in SiteVersion.objects.values_list("code", "name", "aliases"):
        names[code] |= {name, *json.loads(aliases)}
    means = dict(Site.objects.exclude(means=F("code")).values_list("code", "means"))
    for old, now in means.items():
        names[now] |= {old, *names[old]}
    places = Site.objects.filter(means=F("code")).values_list("code", "longitude_udeg", "latitude_udeg")
    return [
        KnownMine(code, tuple(sorted({code, *names[code]})), *(place if None not in place else (None, None)))
        for code, *place in places.order_by("code")
    ]


def list_of_file(sha256: str) -> MineList | None:
    """The list that this very file was received as."""
    return MineList.objects.filter(sha256=sha256).first()


def rows_waiting() -> int:
    """How many rows of all lists wait for a person."""
    return ListedRow.objects.filter(WAITING).count()


def counts_of(lists: list[MineList]) -> dict[int, Counts]:
    """What became of the rows of some lists, one query."""
    found: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    grouped = ListedRow.objects.filter(received__in=[each.seq for each in lists]).order_by()
    for received, outcome, choice, number in grouped.values_list("received", "outcome", "choice").annotate(
        n=Count("id")
    ):
        found[received][_became(outcome, choice)] += number
    return {each.seq: Counts(**found[each.seq]) for each in lists}


def _became(outcome: str, choice: str) -> str:
    if choice:
        return {Choice.SAME: "matched", Choice.NEW: "accepted", Choice.IGNORED: "ignored"}[Choice(choice)]
    return {
        Outcome.MATCHED: "matched",
        Outcome.NEW: "proposed",
        Outcome.TWIN: "twins",
        Outcome.DOUBTED: "waiting",
        Outcome.REFUSED: "refused",
    }[Outcome(outcome)]
