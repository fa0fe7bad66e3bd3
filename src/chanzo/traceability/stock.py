"""Where tags and books are on a day: in stock, allocated, used, dead; by holder and site. (traceability)

Acts on ranges are laid over each other in order of day, those of one day in the order of a tag's life; every stretch
of numbers keeps what was last said of it.

    receive   0001..........................1000    in stock
    allocate       0101......0300                   allocated to a site
    lose                 0250                       dead
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

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


Used = Callable[[Stretch], int]


def stretches(acts: Iterable[RangeAct], on: int, used: Used = lambda stretch: 0) -> list[Stretch]:
    """Every stretch of numbers as it stands at the end of day ``on``, by type and number."""
    groups: dict[tuple[str, str, int], list[RangeAct]] = defaultdict(list)
    for act in acts:
        if act.day <= on:
            groups[act.type, act.prefix, act.digits].append(act)
    found = []
    for key in sorted(groups):
        found += [replace(stretch, used=used(stretch)) for stretch in _laid(groups[key])]
    return found


def _laid(acts: list[RangeAct]) -> list[Stretch]:
    """The acts of one series laid over each other; neighbours that came out alike are joined."""
    edges = sorted({edge for act in acts for edge in (act.first, act.last + 1)})
    place = {edge: at for at, edge in enumerate(edges)}
    pieces: list[Stretch | None] = [None] * len(edges)
    for act in sorted(acts, key=lambda a: (a.day, TURN[a.action], a.rank)):
        for at in range(place[act.first], place[act.last + 1]):
            pieces[at] = _after(act, pieces[at], edges[at], edges[at + 1] - 1)
    joined: list[Stretch] = []
    for piece in pieces:
        if piece is None:
            continue
        before = joined[-1] if joined else None
        if before is not None and before.last + 1 == piece.first and _said(before) == _said(piece):
            joined[-1] = replace(before, last=piece.last)
        else:
            joined.append(piece)
    return joined


def _said(stretch: Stretch) -> tuple[str, str, str, str, int]:
    """What a stretch of one series keeps of its last act."""
    return stretch.state, stretch.holder, stretch.site, stretch.action, stretch.since


def _after(act: RangeAct, before: Stretch | None, first: int, last: int) -> Stretch | None:
    """What an act makes of a piece; counting changes nothing, a hand-over only the holder."""
    state = STATE_AFTER.get(act.action)
    if state is None and (act.action != "hand_over" or before is None):
        return before
    kept = before or Stretch(act.type, act.prefix, act.digits, first, last, IN_STOCK, "", "", act.action, act.day)
    return replace(
        kept,
        state=state or kept.state,
        holder=act.holder or kept.holder,
        site=act.site or ("" if state == IN_STOCK else kept.site),
        action=act.action,
        since=act.day,
    )
