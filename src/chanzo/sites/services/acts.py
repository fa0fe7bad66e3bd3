"""One way for acts on sites: a record, the lines it states for the registers, and what must be judged. (sites)"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from chanzo.ledger.nouns import Rows
from chanzo.ledger.services.acting import acting
from chanzo.people.types import Actor

from ..door import Keys, Settled, door
from ..projections import SITES


@dataclass(frozen=True)
class Deed:
    """What an act records, once it was checked: lines for registers as (table, cells), sites touched from days on."""

    kind: str
    subject: str
    facts: dict[str, Any]
    lines: Sequence[tuple[str, Mapping[str, Any]]] = ()
    touches: Mapping[str, int] = field(default_factory=dict)
    event_time: datetime | None = None


@dataclass(frozen=True)
class Done:
    """An act that stands: its record, and how findings differ since."""

    seq: int
    settled: Settled


def perform(check: Callable[[Rows], Deed], *, by: Actor) -> Done:
    """Check and record one act under the lock, then judge what it touched; ``check`` refuses or says the deed."""
    keys: Keys = frozenset()
    with acting(SITES) as act:
        deed = check(act.rows)
        seq = act.record(deed.kind, subject=deed.subject, actor=by.number, facts=deed.facts, event_time=deed.event_time)
        if deed.lines:
            keys |= door().enter_all(deed.lines, by=by.number, source=f"{deed.kind} {seq}")
        if deed.touches:
            keys |= door().touch(deed.touches)
    return Done(seq, door().settle(keys) if keys else Settled())
