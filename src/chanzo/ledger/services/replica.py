"""The ledger as it was known at a record: copied to a throw-away home, and derived there anew. (ledger)

Nothing of the workshop comes along, so what is asked there can only be told from records.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from ..models import Record
from ..types import Stored
from .files import FOLDER
from .recording import COLUMNS

INSERT = f"INSERT INTO ledger_record ({COLUMNS}) VALUES ({', '.join('?' * len(Stored._fields))})"
RUN = "import sys; from chanzo.config.cli import main; main(sys.argv[1:])"


class Replica:
    """A home of its own on SQLite; commands are asked there as one asks them at a terminal."""

    def __init__(self, home: Path) -> None:
        self._home = home

    def ask(self, *words: str, fails: Sequence[int] = ()) -> str:
        """What a command answers there; a status other than 0 and ``fails`` is an error with what it said."""
        place = {**os.environ, "CHANZO_HOME": str(self._home)}
        place.pop("DATABASE_URL", None)
        done = subprocess.run(
            [sys.executable, "-c", RUN, *words], env=place, capture_output=True, text=True, check=False
        )
        if done.returncode not in (0, *fails):
            raise RuntimeError(f"{words[0]}: {done.stderr.strip()[-500:]}")
        return done.stdout


@contextmanager
def as_known_at(head: int) -> Iterator[Replica]:
    """The records up to ``head`` with every projection made from them; received files are seen, never written."""
    with tempfile.TemporaryDirectory(prefix=".replica-", dir=settings.HOME) as name:
        home = Path(name)
        replica = Replica(home)
        replica.ask("migrate")
        kept = Path(settings.HOME) / FOLDER
        if kept.is_dir():
            (home / FOLDER).symlink_to(kept)
        _copy(home / "chanzo.sqlite3", head)
        # Status 1 tells that the projections were not yet as the records make them.
        replica.ask("rebuild", "--json", fails=(1,))
        yield replica


def _copy(place: Path, head: int) -> None:
    rows = Record.objects.filter(seq__lte=head).order_by("seq").values_list(*Stored._fields)
    with closing(sqlite3.connect(place)) as database, database:
        database.executemany(INSERT, (tuple(map(_stored, row)) for row in rows.iterator(chunk_size=2_000)))


def _stored(value: object) -> object:
    """A value as SQLite keeps it: times as text in UTC."""
    return str(value.astimezone(UTC).replace(tzinfo=None)) if isinstance(value, datetime) else value
