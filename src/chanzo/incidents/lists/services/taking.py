"""The door of lists of incidents: rows become alerts and cases, come again, are corrected, are taken back. (incidents)

It answers as the door of custody does, so that one import desk serves both; a rehearsal writes nothing anywhere.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from chanzo.core import clock
from chanzo.core.days import from_day
from chanzo.core.refusals import Refused
from chanzo.ledger.nouns import Rows, Told
from chanzo.ledger.queries import head_of_ledger
from chanzo.ledger.services.acting import acting
from chanzo.ledger.services.rows import Database
from chanzo.people.policies import may
from chanzo.people.types import Act, Actor
from chanzo.traceability.plan import Arrival, Planned, SheetRows
from chanzo.traceability.types import VERSIONS, Line, cells_of
from chanzo.traceability.versions import Stated

from ...projections import INCIDENTS
from ...queries.areas import place_named
from ...queries.numbering import last_number
from ...rows import IncidentRow, StepRow
from ...rules.numbers import area_code, number_text
from ...services.opening import Account, facts_of
from ..lines import line_of
from ..queries import actor_behind
from ..rules import (
    area_in,
    days_of,
    fault_of,
    gravest,
    in_force,
    key_of,
    level_in,
    standing_of,
    steps_skipped,
    texts_in,
    turns_back,
)
from ..types import NOBODYS, ListedRow, Standing, Turned

_NOON_S = 43_200


class Deed(Protocol):
    """Records what a row does and lets the rows of incidents follow."""

    @property
    def rows(self) -> Rows: ...

    def record(self, kind: str, *, subject: str, actor: str, facts: dict[str, Any]) -> int: ...


@dataclass
class Rehearsed:
    """Lets rows follow and records nothing."""

    rows: Rows
    seq: int

    def record(self, kind: str, *, subject: str, actor: str, facts: dict[str, Any]) -> int:
        self.seq += 1
        INCIDENTS.apply(Told(self.seq, kind, subject, actor, int(clock.now().timestamp()), facts), self.rows)
        return self.seq


@dataclass(slots=True)
class Taken(Planned):
    """What a chunk of rows became; besides, the rows that are turned back."""

    turned: list[Turned] = field(default_factory=list)


@dataclass
class Listing:
    """One delivery of lists going through the door."""

    by: str
    rehearsal: bool = False
    waiting: int = 0
    _aside: Rehearsed | None = None
    _numbers: dict[tuple[str, int], int] = field(default_factory=dict)

    def take(
        self, sheets: Sequence[SheetRows], arrival: Arrival, after: Callable[[Planned], None] | None = None
    ) -> Taken:
        """Take in rows; ``after`` writes what must stand or fall with them."""
        actor = actor_behind(self.by)
        taken = Taken()
        with self._deed() as deed:
            for sheet in sheets:
                for row in sheet.rows:
                    self._row(deed, actor, cells_of(row.text), row.row, arrival, taken)
            if after:
                after(taken)
        return taken

    @contextmanager
    def _deed(self) -> Iterator[Deed]:
        if self.rehearsal:
            self._aside = self._aside or Rehearsed(INCIDENTS.rows(Database()), head_of_ledger())
            yield self._aside
            return
        self._numbers.clear()
        with acting(INCIDENTS) as deed:
            yield deed

    def _row(
        self, deed: Deed, actor: Actor, cells: Mapping[str, Any], row: int, arrival: Arrival, taken: Taken
    ) -> None:
        line = line_of(cells, batch=arrival.batch, received_at=arrival.received_at)
        first, _slot = arrival.stated(line, row)
        if first is not None:
            taken.turned.append(Turned(row, None, "ROW_TWICE", {"first_row": first}))
            return
        versions = deed.rows.of(ListedRow).find("key", [key_of(cells["reference"])])
        stands = in_force(versions)
        if stands is not None and stands.content == line.content:
            taken.stated.append((row, Stated("identical", stands.version)))
            return
        try:
            facts, number = self._facts(deed.rows, actor, cells, versions, stands)
        except Refused as refused:
            taken.turned.append(Turned(row, refused.facts.pop("column", None), refused.code, refused.facts))
            return
        facts |= {"content": line.content, "cells": line.text, "batch": arrival.batch, "row": row,
                  "file": arrival.file}  # fmt: skip
        version = deed.record("incident.listed", subject=number, actor=actor.number, facts=facts) * VERSIONS
        outcome = "correction" if stands else "created"
        taken.stated.append((row, Stated(outcome, version, stands.version if stands else None)))
        taken.lines.append(replace(line, version=version, replaces=stands.version if stands else None))
        if stands:
            taken.lines.append(shown_line(stands))

    def _facts(
        self, rows: Rows, actor: Actor, cells: Mapping[str, Any], versions: list[ListedRow], stands: ListedRow | None
    ) -> tuple[dict[str, Any], str]:
        """What the record of a row states, and of which incident; Refused where the row is turned back."""
        today = clock.today()
        standing = standing_of(cells)
        known = rows.of(IncidentRow).find("number", [stands.incident])[0] if stands else None
        worst = gravest(versions, level_in(cells), known.worst if known else level_in(cells))
        if fault := fault_of(cells, worst, today):
            raise _turned(*fault)
        if stands and known:
            if worked_on(rows, stands.incident):
                raise _turned("reference", "LIST_WORKED_ON", {"number": stands.incident})
            if turns_back(stands.standing, standing):
                raise _turned("state", "LIST_TURNS_BACK", {"number": stands.incident})
            if known.level != level_in(cells) and not cells.get("reason"):
                raise _turned("reason", "LIST_LEVEL_REASON", {"number": stands.incident, "level": known.level})
        elif rows.of(IncidentRow).find("number", [cells["reference"].strip().upper()]):
            raise _turned("reference", "LIST_OWN_NUMBER", {"reference": cells["reference"]})
        account = Account(
            category=cells["category"], level=level_in(cells), high_risk=cells.get("high_risk") == "yes",
            site=cells.get("site", ""), area=area_in(cells), province=cells.get("province", ""),
            first_day=cells.get("from"), last_day=cells.get("to"), minerals=cells.get("mineral", ""),
            texts=texts_in(cells), implicated=cells.get("implicated", ()),
        )  # fmt: skip
        facts = facts_of(account)
        here = place_named(facts["site"], facts["area"], facts["province"])
        if not may(actor, Act.REPORT_ALERT if standing is Standing.ALERT else Act.HANDLE_INCIDENT, here):
            raise _turned("state", "LIST_NOT_YOURS", {"role": str(actor.role)})
        reported, opened, closed = days_of(cells, today)
        facts |= {
            "key": key_of(cells["reference"]), "reference": cells["reference"], "standing": standing.value,
            "reported_at": _seconds(reported), "opened_at": None if opened is None else _seconds(opened),
            "closed_at": None if closed is None else _seconds(closed), "skipped": steps_skipped(cells),
            "outcome": cells["outcome"] if standing is Standing.CLOSED else "", "reason": cells.get("reason", ""),
            "worst": int(worst),
        }  # fmt: skip
        # An incident that was taken back gets its own number again, and nobody else's.
        earlier = max(versions, key=lambda one: one.version, default=None)
        return facts, earlier.incident if earlier else self._number(facts["province"], reported)

    def _number(self, province: str, day: int) -> str:
        code, year = area_code(province), from_day(day).year
        last = max(self._numbers.get((code, year), 0), last_number(code, year))
        self._numbers[code, year] = last + 1
        return number_text(code, year, last + 1)

    def settle(self, progress: Callable[[int], object] | None = None) -> None:
        """Nothing waits: what incidents touch is reckoned by the worker's rounds."""


def worked_on(rows: Rows, number: str) -> bool:
    """Whether somebody took a step in an incident since its list came in."""
    steps = rows.of(StepRow).find("incident", [number])
    listed = {one.version // VERSIONS for one in rows.of(ListedRow).find("incident", [number])}
    return any(step.what not in NOBODYS and step.seq not in listed for step in steps)


def _turned(column: str | None, code: str, facts: Mapping[str, Any]) -> Refused:
    return Refused(code, column=column, **facts)


def _seconds(day: int) -> int:
    return day * 86_400 + _NOON_S


def shown_line(row: ListedRow) -> Line:
    """A version of a row as the desk shows lines."""
    return replace(line_of(cells_of(row.cells), batch=row.batch, received_at=0), version=row.version)
