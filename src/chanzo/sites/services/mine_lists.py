"""Published lists of mines are received, matched with the register, and their doubtful rows decided. (sites)"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chanzo.core import clock
from chanzo.core.refusals import Refused
from chanzo.ledger.services.acting import Acting, acting
from chanzo.people.policies import require
from chanzo.people.types import Act, Actor

from ..door import Settled, door
from ..projections import SITES
from ..projections.mine_lists import DECIDED, PLACED, RECEIVED, facts_of
from ..queries.mine_lists import known_mines
from ..rules.matching import place
from ..types.mine_lists import Choice, ListedMine, ListRow, MineRow, Outcome, Placed

AT_ONCE = 500
"""Rows of one record."""


@dataclass(frozen=True)
class Told:
    """What its sender says of a list."""

    title: str
    source: str
    licence: str


@dataclass(frozen=True)
class Accepted:
    """What became of rows that were accepted as new: entered, found to be known meanwhile, doubted now."""

    entered: int
    known: int
    doubted: int
    settled: Settled


def receive_list(rows: Sequence[ListedMine], told: Told, *, sha256: str, skipped: int, by: Any) -> tuple[int, bool]:
    """Record a list and what matching makes of every row; its record, and whether it is new.

    A file that came before is that list: nothing is recorded.
    """
    actor = require(by, Act.MATCH_MINES)
    title, source, licence = (" ".join(text.split())[:300] for text in (told.title, told.source, told.licence))
    if not title or not source:
        raise Refused("MINE_LIST_UNNAMED")
    if not rows:
        raise Refused("MINE_LIST_EMPTY")
    with acting(SITES) as act:
        for before in act.rows.of(ListRow).find("sha256", [sha256]):
            return before.seq, False
        facts = {"title": title, "source": source, "licence": licence, "sha256": sha256, "rows": len(rows)}
        seq = act.record(RECEIVED, subject=title, actor=actor.number, facts=facts | {"skipped": skipped})
        _record_placed(act, seq, place(rows, known_mines()), actor)
    return seq, True


def decide_row(*, received: int, row: int, choice: Choice, site: str = "", by: Any) -> Accepted:
    """What a person says of a row: the same as a site, a new mine, or nothing for us."""
    actor = require(by, Act.MATCH_MINES)
    with acting(SITES) as act:
        found = _undecided(act, received, row)
        if choice == Choice.NEW and not found.mine.placed:
            raise Refused("MINE_NO_PLACE")
        if choice == Choice.SAME and site not in {mine.site for mine in known_mines()}:
            raise Refused("MINE_SITE_UNKNOWN", site=site)
        if choice != Choice.NEW:
            rows = [[row, str(choice), site if choice == Choice.SAME else ""]]
            act.record(DECIDED, subject=f"{received}/{row}", actor=actor.number, facts={"list": received, "rows": rows})
            return Accepted(0, 0, 0, Settled())
        entered = _enter(act, received, [found.mine], actor)
    return Accepted(1, 0, 0, door().settle(entered))


def accept_new(*, received: int, by: Any) -> Accepted:
    """Enter every row that is still proposed as a candidate site; what the register knows by now is matched anew."""
    actor = require(by, Act.MATCH_MINES)
    with acting(SITES) as act:
        rows = [r for r in act.rows.of(MineRow).find("received", [received]) if r.outcome == Outcome.NEW]
        proposed = sorted((r.mine for r in rows if not r.choice), key=lambda mine: mine.row)
        if not proposed:
            raise Refused("MINE_NONE_PROPOSED")
        again = place(proposed, known_mines())
        other = [found for found in again if found.outcome != Outcome.NEW]
        _record_placed(act, received, other, actor)
        fresh = [found.mine for found in again if found.outcome == Outcome.NEW]
        keys = _enter(act, received, fresh, actor)
    doubted = sum(found.outcome == Outcome.DOUBTED for found in other)
    return Accepted(len(fresh), len(other) - doubted, doubted, door().settle(keys))


def _record_placed(act: Acting, received: int, found: Sequence[Placed], actor: Actor) -> None:
    for start in range(0, len(found), AT_ONCE):
        rows = [facts_of(each) for each in found[start : start + AT_ONCE]]
        act.record(PLACED, subject=f"list {received}", actor=actor.number, facts={"list": received, "rows": rows})


def _undecided(act: Acting, received: int, row: int) -> MineRow:
    found = next(iter(act.rows.of(MineRow).find("id", [f"{received}/{row}"])), None)
    if found is None:
        raise Refused("NOT_FOUND")
    if found.choice:
        raise Refused("MINE_DECIDED", seq=found.decided)
    if found.outcome not in (Outcome.DOUBTED, Outcome.NEW):
        raise Refused("MINE_NOT_DOUBTED")
    return found


def _enter(act: Acting, received: int, mines: Sequence[ListedMine], actor: Actor) -> Any:
    """Enter mines as candidate sites by the door of registers, and record that these rows are they."""
    if not mines:
        return frozenset()
    codes = {mine.row: f"ML{received}-{mine.row}" for mine in mines}
    for start in range(0, len(mines), AT_ONCE):
        rows = [[mine.row, str(Choice.NEW), codes[mine.row]] for mine in mines[start : start + AT_ONCE]]
        act.record(DECIDED, subject=f"list {received}", actor=actor.number, facts={"list": received, "rows": rows})
    source = f"{RECEIVED} {received}"
    sites = [_site_cells(mine, codes[mine.row]) for mine in mines]
    day = clock.today()
    given = [
        {"site": codes[mine.row], "scheme": "programme", "status": "candidate", "from": day, "act": f"list {received}"}
        for mine in mines
    ]
    lines = [("sites", cells) for cells in sites] + [("site_status", cells) for cells in given]
    return door().enter_all(lines, by=actor.number, source=source)


def _site_cells(mine: ListedMine, code: str) -> Mapping[str, Any]:
    cells = {
        "site": code,
        "name": mine.name or mine.code,
        "aliases": [mine.code] if mine.code else [],
        "country": mine.country,
        "province": mine.province,
        "territory": mine.territory,
        "minerals": mine.minerals,
        "longitude": mine.longitude,
        "latitude": mine.latitude,
    }
    return {cell: value for cell, value in cells.items() if value not in (None, "", [])}
