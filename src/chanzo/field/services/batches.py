"""The workshop side of an import: its batch, what each row stated, what was refused, and the answer. (field)"""

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

from django.db import connection
from django.utils.translation import gettext

from chanzo.core import clock
from chanzo.core.refusals import SENTENCES, Refused, sentence_of

from ..models import ImportBatch, Refusal
from ..types import Counts, Problem, SheetSource

OUTCOMES = {"created": "created", "identical": "identical", "correction": "corrections", "conflict": "conflicts"}


@dataclass(slots=True)
class RowError:
    """One refusal: where, why, and the sentence that says so with its way out."""

    row: int | None
    column: str | None
    code: str
    message: str


@dataclass(slots=True)
class Answer:
    """What became of one table of one file (contracts.md, section 2, ``import``)."""

    id: int | None
    file: str
    table: str | None
    rows: int = 0
    created: int = 0
    identical: int = 0
    corrections: int = 0
    conflicts: int = 0
    refused: int = 0
    skipped: int = 0
    errors: list[RowError] = field(default_factory=list)

    @classmethod
    def of_refused_file(cls, file: str, refused: Refused) -> "Answer":
        """A file that could not be taken: no table, one error without a row."""
        return cls(None, file, None, errors=[RowError(None, None, refused.code, told(refused.code, refused.facts))])

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def told(code: str, facts: dict[str, Any]) -> str:
    """The sentence of a refusal in the reader's language."""
    return sentence_of(code, facts, gettext(SENTENCES[code]) if code in SENTENCES else None)


def open_batch(source: SheetSource, sha256: str, *, by: str, backfill: bool, profile: Any) -> ImportBatch:
    """The batch of a table: an unfinished one of the same file read alike goes on, else a new one."""
    unfinished = ImportBatch.objects.filter(
        sha256=sha256, worksheet=source.worksheet, table=source.table, state=ImportBatch.State.OPEN, backfill=backfill
    ).order_by("pk")
    for batch in unfinished:
        if batch.profile == profile:
            return batch
    now = clock.now()
    return ImportBatch.objects.create(
        file=source.file,
        sha256=sha256,
        worksheet=source.worksheet,
        table=source.table,
        backfill=backfill,
        profile=profile,
        by=by,
        started_at=now,
        received_at=int(now.timestamp()),
    )


def stated_so_far(batch: ImportBatch) -> dict[int, str]:
    """The outcome of every row that earlier chunks of the batch committed."""
    return dict(batch.statements.values_list("row", "outcome"))


def keep_statements(batch: int, stated: Iterable[tuple[int, str, int]]) -> None:
    """What rows stated: (row, outcome, version)."""
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO field_statement (batch_id, row, outcome, version) VALUES (%s, %s, %s, %s)",
            [(batch, row, outcome, version) for row, outcome, version in stated],
        )


def keep_refusals(batch: int, problems: Iterable[Problem]) -> None:
    """Refused rows as they were received; a resumed import writes them again."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM field_refusal WHERE batch_id = %s", [batch])
        cursor.executemany(
            'INSERT INTO field_refusal (batch_id, row, "column", code, facts, raw) VALUES (%s, %s, %s, %s, %s, %s)',
            [(batch, p.row, p.column, p.code, json.dumps(dict(p.facts)), json.dumps(p.raw)) for p in problems],
        )


def keep_counts(batch: ImportBatch, answer: Answer) -> None:
    """Every row was read; the batch stays open until all that it touched is judged."""
    names = ("rows", *OUTCOMES.values(), "refused", "skipped")
    ImportBatch.objects.filter(pk=batch.pk).update(**{name: getattr(answer, name) for name in names})


def close(numbers: Iterable[int | None]) -> None:
    """All that the batches touched is judged: they are done."""
    open_ones = ImportBatch.objects.filter(pk__in=[n for n in numbers if n], state=ImportBatch.State.OPEN)
    open_ones.update(state=ImportBatch.State.DONE)


def count(answer: Answer, outcomes: Counter[str], problems: list[Problem], counts: Counts) -> None:
    """Fill in an answer's counts and errors."""
    for outcome, name in OUTCOMES.items():
        setattr(answer, name, outcomes[outcome])
    answer.refused = len({p.row for p in problems if p.row is not None})
    answer.rows = sum(outcomes.values()) + answer.refused
    answer.skipped = counts.skipped
    answer.errors = [RowError(p.row, p.column, p.code, told(p.code, dict(p.facts))) for p in problems]


def errors_of(batch: ImportBatch) -> list[RowError]:
    """The refusals of a batch as its answer lists them."""
    return [RowError(r.row, r.column, r.code, told(r.code, r.facts)) for r in Refusal.objects.filter(batch=batch)]
