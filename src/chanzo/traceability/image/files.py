"""The image on disk: a folder of plain arrays, switched by rename, safe to delete at any time. (traceability)

CHANZO_HOME/image/current                     text: the name of the folder in use
CHANZO_HOME/image/<head>-<chain>-<layout>/    *.npy and about.json
"""

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from chanzo.ledger.types import Head

from ..lineage import Array
from .columns import COLUMNS, Columns
from .keys import Hashing, Keys

# Raised whenever the meaning of a file changes: an image of another layout is not opened but built anew.
LAYOUT = 1
KEY_FILES = ("pool", "start", "hashes", "lot")


@dataclass(frozen=True, slots=True)
class Image:
    """An opened image; site 0 is the empty name of untraced material."""

    head: Head
    columns: Columns
    keys: Keys
    sites: tuple[str, ...]


def folder_name(head: Head) -> str:
    """The folder of an image, by head and layout."""
    return f"{head.seq}-{head.chain.hex()[:16]}-{LAYOUT}"


def write(home: Path, image: Image) -> Path:
    """Write an image and make it the current one; others, finished or not, go, so one process writes at a time."""
    folder = home / folder_name(image.head)
    making = home / f".{folder.name}-{os.getpid()}"
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    for name in COLUMNS:
        _save(making / f"{name}.npy", getattr(image.columns, name))
    for name in KEY_FILES:
        _save(making / f"key_{name}.npy", getattr(image.keys, name))
    about = {
        "head": image.head.seq,
        "chain": image.head.chain.hex(),
        "layout": LAYOUT,
        "seed": image.keys.hashing.seed,
        "sites": image.sites,
    }
    (making / "about.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    making.rename(folder)
    pointer = home / f".current-{os.getpid()}"
    pointer.write_text(folder.name, encoding="utf-8")
    pointer.replace(home / "current")
    for old in home.iterdir():
        if old.is_dir() and old != folder:
            shutil.rmtree(old, ignore_errors=True)  # readers that have it open keep it until they let go
    return folder


def current(home: Path) -> Image | None:
    """The current image, opened without reading it; None where there is none of this layout."""
    try:
        return opened(home / (home / "current").read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError):
        return None


def opened(folder: Path) -> Image:
    """The image in a folder, memory-mapped."""
    about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
    if about["layout"] != LAYOUT:
        raise ValueError("an image of another layout")
    columns = Columns(**{name: _mapped(folder / f"{name}.npy") for name in COLUMNS})
    pool, start, hashes, lot = (_mapped(folder / f"key_{name}.npy") for name in KEY_FILES)
    keys = Keys(pool, start, hashes, lot, Hashing(about["seed"]))
    return Image(Head(about["head"], bytes.fromhex(about["chain"])), columns, keys, tuple(about["sites"]))


def _save(path: Path, values: Array) -> None:
    """On the disk before the pointer names it: a power cut must not leave an image that opens and is wrong."""
    with path.open("wb") as file:
        np.save(file, values)
        file.flush()
        os.fsync(file.fileno())


def _mapped(path: Path) -> Array:
    """A memory-mapped array as a plain one; the subclass would slow every small operation down."""
    return np.asarray(np.load(path, mmap_mode="r"))
