"""Gives a received file back with a verdict and a reason beside every row. (field)"""

from collections.abc import Callable
from pathlib import Path

from chanzo.core.refusals import sentence_of
from chanzo.ledger.services.files import place_of

from ..annotate import annotate
from ..models import ImportBatch
from ..profiles import Profile
from ..reading import read_file

Translate = Callable[[str], str]


def answered_file(batch: ImportBatch, target: Path, translate: Translate = str) -> None:
    """Write the file of a batch to ``target`` with two more columns: what each row became, and why it was refused.

    Worksheets of the same file that other batches took are answered too, each by its latest live batch.
    """
    verdicts: dict[tuple[str, int], tuple[str, str]] = {}
    beside = ImportBatch.objects.filter(sha256=batch.sha256).exclude(state=ImportBatch.State.UNDONE).order_by("pk")
    for taken in [*beside, batch]:
        for row, outcome in taken.statements.values_list("row", "outcome"):
            verdicts[taken.worksheet, row] = (translate(outcome), "")
        for refusal in taken.refusals.exclude(row=None):
            reason = sentence_of(refusal.code, refusal.facts)
            said = verdicts.get((taken.worksheet, refusal.row), ("", ""))[1]
            verdicts[taken.worksheet, refusal.row] = (translate("refused"), f"{said} {reason}".strip())
    kept = place_of(batch.sha256)
    profile = Profile.from_dict(batch.profile) if batch.profile else None
    annotate(kept, target, verdicts, read_file(kept, profile, name=batch.file))
