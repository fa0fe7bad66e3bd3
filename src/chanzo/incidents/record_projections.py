"""What acts on an incident do to its changes, related things, files and who is shut out. (incidents)

incident.described  besides fields: related things in place of those before, each change kept as before and after
incident.attached, incident.file_classed, incident.detached   a file, who may read it, that it was taken back
incident.implicated besides organisations: persons, by number
category.added, category.ended   the installation's own list of categories

This noun stands before the others of the room: what a field said before is read before it changes.
"""

from collections.abc import Iterator
from dataclasses import replace

from chanzo.core.canonical import canonical
from chanzo.ledger.nouns import Noun, Rows, RowTable, Told

from .record_rows import CategoryRow, ChangeRow, FileRow, RelatedRow, ShutOutRow
from .rows import IncidentRow, TextRow
from .types import Audience, Thing

TEAM = Audience.TEAM.value


def began(told: Told, rows: Rows) -> None:
    """What a new incident is related to, and which persons are shut out from the start."""
    _relate(told, rows)
    _shut_out(told, rows)


def described(told: Told, rows: Rows) -> None:
    """Every field that is stated anew, as it was and as it is."""
    for field, audience, before, after in (*_set(told, rows), *_written(told, rows), *_related(told, rows)):
        rows.of(ChangeRow).put(ChangeRow(f"{told.seq}/{field}", told.seq, told.subject, field, audience, before, after))
    _relate(told, rows)


def implicated(told: Told, rows: Rows) -> None:
    """Persons are shut out, or let in again."""
    _shut_out(told, rows)


def attached(told: Told, rows: Rows) -> None:
    """A file is kept with the case."""
    facts = told.facts
    rows.of(FileRow).put(
        FileRow(told.seq, told.subject, facts["sha256"], facts["media"], facts["size"], facts["audience"],
                facts["caption"], told.actor, told.at, None)
    )  # fmt: skip


def classed(told: Told, rows: Rows) -> None:
    """Others may read a file than before."""
    for row in rows.of(FileRow).find("seq", [told.facts["file"]]):
        rows.of(FileRow).put(replace(row, audience=told.facts["audience"]))


def detached(told: Told, rows: Rows) -> None:
    """A file is taken back: that it was there stays."""
    for row in rows.of(FileRow).find("seq", [told.facts["file"]]):
        rows.of(FileRow).put(replace(row, withdrawn=told.seq))


def added(told: Told, rows: Rows) -> None:
    """A category may be given from a day."""
    facts = told.facts
    rows.of(CategoryRow).put(
        CategoryRow(told.seq, told.subject, facts["label"], facts["label_fr"], facts["annex"], facts["suspends"],
                    facts["from"], None, told.actor)
    )  # fmt: skip


def ended(told: Told, rows: Rows) -> None:
    """A category may be given up to a day and no longer."""
    day = told.facts["to"]
    open_ones = [row for row in rows.of(CategoryRow).find("code", [told.subject]) if row.to_day is None]
    for row in open_ones:
        rows.of(CategoryRow).put(replace(row, to_day=day))
    if not open_ones:
        rows.of(CategoryRow).put(
            CategoryRow(told.seq, told.subject, "", "", annex=False, suspends=False, from_day=None, to_day=day,
                        actor=told.actor)
        )  # fmt: skip


Difference = tuple[str, str, str, str]


def _set(told: Told, rows: Rows) -> Iterator[Difference]:
    row = rows.of(IncidentRow).find("number", [told.subject])[0]
    for field, after in told.facts["set"].items():
        yield field, TEAM, canonical(getattr(row, field)), canonical(after)


def _written(told: Told, rows: Rows) -> Iterator[Difference]:
    before = {row.field: row.text for row in rows.of(TextRow).find("incident", [told.subject])}
    for field, (audience, text) in told.facts["texts"].items():
        yield field, audience, before.get(field, ""), text


def _related(told: Told, rows: Rows) -> Iterator[Difference]:
    for sort, keys in told.facts.get("related", {}).items():
        before = sorted(row.key for row in _standing(told, sort, rows))
        yield sort, TEAM, canonical(before), canonical(keys)


def _relate(told: Told, rows: Rows) -> None:
    for sort, keys in told.facts.get("related", {}).items():
        for row in _standing(told, sort, rows):
            rows.of(RelatedRow).drop(row.id)
        for key in keys:
            rows.of(RelatedRow).put(
                RelatedRow(f"{told.subject}/{sort}/{key}", told.subject, Thing(sort).value, key, told.seq)
            )


def _standing(told: Told, sort: str, rows: Rows) -> list[RelatedRow]:
    return [row for row in rows.of(RelatedRow).find("incident", [told.subject]) if row.sort == sort]


def _shut_out(told: Told, rows: Rows) -> None:
    for person, out in told.facts.get("persons", {}).items():
        rows.of(ShutOutRow).put(ShutOutRow(f"{told.subject}/{person}", told.subject, person, out, told.seq))


RECORD = Noun(
    (
        RowTable("incidents_change", ChangeRow, "id", ("incident",)),
        RowTable("incidents_related", RelatedRow, "id", ("incident",)),
        RowTable("incidents_file", FileRow, "seq", ("incident",)),
        RowTable("incidents_shut_out", ShutOutRow, "id", ("incident",)),
        RowTable("incidents_category", CategoryRow, "seq", ("code",)),
    ),
    {
        "incident.reported": began,
        "incident.opened": began,
        "incident.described": described,
        "incident.implicated": implicated,
        "incident.attached": attached,
        "incident.file_classed": classed,
        "incident.detached": detached,
        "category.added": added,
        "category.ended": ended,
    },
)
