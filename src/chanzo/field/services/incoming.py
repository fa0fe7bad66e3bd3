"""Files sent by a browser wait here until they are imported; a day later they are thrown away.

CHANZO_HOME/incoming/TOKEN/0/NAME     one folder a file, so that names may repeat
"""

import re
import secrets
import shutil
import time
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Protocol

from django.conf import settings

from chanzo.core.refusals import N_, Refused, register_sentences

FOLDER = "incoming"
KEPT_S = 24 * 3600
# In bytes, as file systems count; a letter takes up to four.
LONGEST_NAME = 200

register_sentences({"UPLOAD_GONE": N_("These files wait here no longer. Choose them again.")})

_TOKEN = re.compile(r"[0-9a-f]{32}\Z")


class Sent(Protocol):
    """A file as a form hands it over."""

    @property
    def name(self) -> str | None: ...

    def chunks(self) -> Iterable[bytes]: ...


def hold_files(files: Iterable[Sent]) -> str:
    """Keep the bytes of some files and return the word under which they wait."""
    token = secrets.token_hex(16)
    for at, file in enumerate(files):
        place = _place(token) / str(at) / safe_name(file.name or "")
        place.parent.mkdir(parents=True, mode=0o700)
        with place.open("xb") as kept:
            for piece in file.chunks():
                kept.write(piece)
    return token


def held_files(token: str) -> list[Path]:
    """The files that wait under a word, in the order sent; refused when they wait no longer."""
    place = _place(token) if _TOKEN.match(token) else None
    if place is None or not place.is_dir():
        raise Refused("UPLOAD_GONE")
    return [next(folder.iterdir()) for folder in sorted(place.iterdir(), key=lambda folder: int(folder.name))]


def release_files(token: str) -> None:
    """Throw the files of a word away."""
    if _TOKEN.match(token):
        shutil.rmtree(_place(token), ignore_errors=True)


def throw_old_away(kept: Collection[str] = ()) -> None:
    """Remove what nobody came back for, except the files of some words."""
    place = Path(settings.HOME) / FOLDER
    for folder in place.iterdir() if place.is_dir() else ():
        if folder.name not in kept and time.time() - folder.stat().st_mtime > KEPT_S:
            shutil.rmtree(folder, ignore_errors=True)


def safe_name(name: str) -> str:
    """The file's own name, since tables are recognised by it, without anything that could name another place."""
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(letter for letter in last if letter.isprintable() and letter not in '<>:"|?*').strip(". ")
    stem, dot, ending = kept.rpartition(".")
    if dot and len(ending) < 9:
        return f"{_cut(stem, LONGEST_NAME - len(ending.encode()) - 1)}.{ending}"
    return _cut(kept, LONGEST_NAME) or "file"


def _cut(text: str, most: int) -> str:
    return text.encode()[:most].decode(errors="ignore")


def _place(token: str) -> Path:
    return Path(settings.HOME) / FOLDER / token
