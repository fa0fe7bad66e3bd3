"""Refused rows as a page shows them: the sentence and the way out in the reader's language. (field)"""

from collections.abc import Iterator
from dataclasses import dataclass

from .models import ImportBatch
from .words import refusal as told


@dataclass(frozen=True)
class ErrorRow:
    """One refusal of a batch."""

    pk: int
    row: int | None
    column: str
    code: str
    sentence: str
    way_out: str


def errors_of(batch: ImportBatch, *, behind: int = 0, most: int | None = None) -> Iterator[ErrorRow]:
    """The refusals of a batch in the order they were met, from behind a key."""
    refusals = batch.refusals.order_by("pk").filter(pk__gt=behind)
    for refusal in refusals[:most] if most else refusals.iterator():
        sentence, way_out = told(refusal.code, refusal.facts)
        yield ErrorRow(refusal.pk, refusal.row, refusal.column or "", refusal.code, sentence, way_out)
