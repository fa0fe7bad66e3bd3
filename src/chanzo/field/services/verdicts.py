"""The file of an import given back with a verdict on each row. (field)"""

import tempfile
from pathlib import Path
from typing import Any

from chanzo.core.refusals import SENTENCES, Refused, sentence_of
from chanzo.ledger.services.files import place_of

from ..annotate import annotate
from ..codes import KNOWN
from ..models import ImportBatch, Refusal, Statement
from ..profiles import Profile
from ..reading import read_file


def annotated(batch: ImportBatch, words: dict[str, str], translated: Any) -> Path:
    """A copy of the batch's file, every worksheet of it, with two more columns; the caller removes it.

    ``words`` names each outcome; ``translated`` turns an English sentence into the reader's.
    """
    source = place_of(batch.sha256)
    if not source.is_file():
        raise Refused("NOT_FOUND")
    together = list(ImportBatch.objects.filter(sha256=batch.sha256, started_at__gte=batch.started_at).order_by("-pk"))
    together = [one for one in together if one.state == batch.state] or [batch]
    worksheets = {one.pk: one.worksheet for one in together}
    verdicts: dict[tuple[str, int], tuple[str, str]] = {}
    for number, row, outcome in Statement.objects.filter(batch__in=worksheets).values_list(
        "batch_id", "row", "outcome"
    ):
        verdicts[worksheets[number], row] = (words.get(outcome, outcome), "")
    for refusal in Refusal.objects.filter(batch__in=worksheets, row__isnull=False):
        place = (worksheets[refusal.batch_id], refusal.row or 0)
        reason = _reason(refusal, translated)
        earlier = verdicts.get(place, ("", ""))[1]
        verdicts[place] = (words["refused"], f"{earlier} {reason}".strip())
    profile = Profile.from_dict(batch.profile) if batch.profile else None
    readings = read_file(source, profile, name=batch.file)
    handle, target = tempfile.mkstemp(suffix=Path(batch.file).suffix)
    with open(handle, "wb"):
        pass
    annotate(source, Path(target), verdicts, readings)
    return Path(target)


def _reason(refusal: Refusal, translated: Any) -> str:
    known = KNOWN.get(refusal.code)
    if known:
        parts = [translated(known.sentence), translated(known.way_out)]
    elif refusal.code in SENTENCES:
        parts = [translated(SENTENCES[refusal.code])]
    else:
        return refusal.code
    told = " ".join(sentence_of(refusal.code, refusal.facts, part) for part in parts)
    return f"{refusal.column}: {told}" if refusal.column else told
