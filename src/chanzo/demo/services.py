"""Brings a made-up programme in through the same door as real sheets. (demo)"""

from datetime import date
from pathlib import Path

from django.conf import settings

from chanzo.core import clock
from chanzo.core.days import to_day
from chanzo.field.services.imports import Taken, files_under, import_files
from chanzo.field.services.watching import Watch
from chanzo.findings.queries import standing, visible_to
from chanzo.people.scopes import EVERYTHING

from .deliveries import FOLDERS
from .generate import write_programme
from .story import STORIES
from .truth import Precision, precision

SEED = 1


def import_programme(
    scale: str, seed: int, *, watch: Watch | None = None, today: date | None = None
) -> tuple[Taken, Precision]:
    """Write a programme under CHANZO_HOME/demo and import its deliveries one after the other, as history.

    Returns what was taken in and how well the findings met what was planted.
    """
    folder = Path(settings.HOME) / "demo" / f"{scale}-{seed}"
    truth = write_programme(folder, scale, seed, today=today or clock.now().date())
    taken = Taken()
    for delivery in FOLDERS:
        if (folder / delivery).is_dir():
            part = import_files(files_under([folder / delivery]), by="demo", backfill=True, watch=watch)
            taken.batches += part.batches
            for rule, number in part.findings.items():
                taken.findings[rule] = taken.findings.get(rule, 0) + number
    # What the stories raise was not planted among the sheets.
    met = precision(truth, standing(visible_to(EVERYTHING, ())).values("rule", "subject_type", "subject"))
    for tell in STORIES:
        tell(today=to_day(today or clock.now().date()), seed=seed)
    return taken, met
