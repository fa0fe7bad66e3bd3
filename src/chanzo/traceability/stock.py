"""Where tags and books are on a day: in stock, allocated, used, dead; by holder and site. (traceability)

Acts on ranges are laid over each other in order of day, those of one day in the order of a tag's life; every stretch
of numbers keeps what was last said of it.

    receive   0001..........................1000    in stock
    allocate       0101......0300                   allocated to a site
    lose                 0250                       dead
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

IN_STOCK, ALLOCATED, DEAD = "in_stock", "allocated", "dead"
STATES = (IN_STOCK, ALLOCATED, DEAD)
STATE_AFTER = {
    "receive": IN_STOCK,
    "return": IN_STOCK,
    "allocate": ALLOCATED,
    "lose": DEAD,
    "steal": DEAD,
    "damage": DEAD,
    "cancel": DEAD,
}
# Paper dates an act by the day: what happened to a number on one day is taken in this order.
TURN = {"receive": 0, "return": 1, "allocate": 2, "hand_over": 3, **dict.fromkeys(("lose", "steal", "damage"), 4),
        "cancel": 5, "count": 6}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RangeAct:
    """One act on an inclusive range of numbers with one prefix and one count of digits.

    ``rank`` orders acts of one sort on one day, so that what arrived first is nothing to them.
    """

    action: str
    type: str
    prefix: str
    digits: int
    first: int
    last: int
    day: int
    holder: str
    site: str
    rank: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring numbers that share state, holder and site since a day; ``used`` of them closed a lot by then."""

    type: str
    prefix: str
    digits: int
    first: int
    last: int
    state: str
    holder: str
    site: str
    action: str
    since: int
    used: int = 0

    @property
    def count(self) -> int:
        return self.last - self.first + 1

    @property
    def left(self) -> int:
        """Numbers that can still be used."""
        return self.count - self.used if self.state == ALLOCATED else 0

    def text(self, number: int) -> str:
        """A number as it is written on the tag."""
        return f"{self.prefix}{number:0{self.digits}}"


# What the last act said of a number: state, holder, site, action, since.
Said = tuple[str, str, str, str, int]


def stretches(acts: Iterable[RangeAct], on: int) -> list[Stretch]:
    """Every stretch of numbers as it stands at the end of day ``on``, by type and number."""
    groups: dict[tuple[str, str, int], list[RangeAct]] = defaultdict(list)
    for act in acts:
        if act.day <= on:
            groups[act.type, act.prefix, act.digits].append(act)
    found = []
    for type_, prefix, digits in sorted(groups):
        for (first, last), said in _laid(groups[type_, prefix, digits]):
            found.append(Stretch(type_, prefix, digits, first, last, *said))
    return found


def _laid(acts: list[RangeAct]) -> list[tuple[tuple[int, int], Said]]:
    """The acts of one series laid over each other; neighbours that came out alike are joined."""
    edges = sorted({edge for act in acts for edge in (act.first, act.last + 1)})
    place = {edge: at for at, edge in enumerate(edges)}
    pieces: list[Said | None] = [None] * len(edges)
    for act in sorted(acts, key=lambda a: (a.day, TURN[a.action], a.rank)):
        for at in range(place[act.first], place[act.last + 1]):
            pieces[at] = _after(act, pieces[at])
    joined: list[tuple[tuple[int, int], Said]] = []
    for at, said in enumerate(pieces):
        if said is None:
            continue
        first, last = edges[at], edges[at + 1] - 1
        if joined and joined[-1][0][1] + 1 == first and joined[-1][1] == said:
            joined[-1] = (joined[-1][0][0], last), said
        else:
            joined.append(((first, last), said))
    return joined


def _after(act: RangeAct, before: Said | None) -> Said | None:
    """What an act makes of a piece; counting changes nothing, a hand-over only the holder."""
    state = STATE_AFTER.get(act.action)
    if state is None and (act.action != "hand_over" or before is None):
        return before
    was, holder, site = before[:3] if before else (IN_STOCK, "", "")
    here = act.site or ("" if state == IN_STOCK else site)
    return state or was, act.holder or holder, here, act.action, act.day
