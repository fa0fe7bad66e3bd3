"""The image and its changes read from the tables of lots and inputs, in streams. (traceability)

Nothing is locked: the head is read first, so a row that changed while the streams ran is newer than the head and
is read again with the changes since.
"""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

import numpy as np

from chanzo.core.days import NO_DAY
from chanzo.ledger.types import Head

from ..lineage import Array
from ..models import Gone, Input, Lot
from .bulk import gathered, image_of
from .columns import CODE, GONE, Inputs, Lots
from .delta import Change
from .files import Image
from .keys import Gathering, Keys
from .view import Numbering

CHUNK = 20_000
LOT = ("key", "kind", "mass_g", "day", "site")
INPUT = ("src", "dst", "mass_g")


def image_from_tables(head: Head) -> Image:
    """A new image of every lot and input, true up to ``head``."""
    sites: dict[str, int] = {"": 0}
    parts: list[Lots] = []

    def read(into: Gathering) -> None:
        parts.clear()
        for key, *cells in _columns(Lot.objects.values_list(*LOT).iterator(chunk_size=CHUNK)):
            into.add(key)
            parts.append(_lots(cells, sites))

    with _uncollected():
        keys = gathered(read)
        inputs = _inputs(keys)
    return image_of(head, _joined(parts), inputs, keys, list(sites))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles: it would look again and again at millions of rows that hold none."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _inputs(keys: Keys) -> Inputs:
    hashes = keys.hashing.hashes
    pieces = []
    for src, dst, mass_g in _columns(Input.objects.values_list(*INPUT).iterator(chunk_size=CHUNK)):
        pieces.append((hashes(src), hashes(dst), _numbers(mass_g, -1)))
    if not pieces:
        return Inputs(*(np.zeros(0, np.int64) for _ in range(3)))
    sources, lots, grams = (np.concatenate(column) for column in zip(*pieces, strict=True))
    # A source is unknown where it is empty; no key is, so an empty one is not found.
    return Inputs(_found(keys, sources), _found(keys, lots), grams)


def _found(keys: Keys, hashes: Array) -> Array:
    """The lots of hashes, looked up in ascending order: neighbours lie together in memory."""
    order = np.argsort(hashes)
    lots = np.empty(len(hashes), np.int32)
    lots[order] = keys.numbers(hashes[order])
    return lots


def keys_changed_since(seq: int) -> int:
    """How many lots changed or went after record ``seq``."""
    return Lot.objects.filter(seq__gt=seq).count() + Gone.objects.filter(seq__gt=seq).count()


def change_since(seq: int, numbering: Numbering, sites: dict[str, int]) -> Change:
    """Every lot that changed or went after record ``seq``, with its inputs.

    ``numbering`` gives a lot number for each key and makes one for a new key; new sites are added to ``sites``.
    """
    changed = Lot.objects.filter(seq__gt=seq)
    keys, *cells = list(zip(*changed.values_list(*LOT), strict=True)) or [()] * len(LOT)
    gone = sorted(set(Gone.objects.filter(seq__gt=seq).values_list("key", flat=True)) - set(keys))
    lots = _joined([_lots(cells, sites), _gone(len(gone))])
    ids = numbering.made([*keys, *gone])
    rows = Input.objects.filter(dst__in=changed.values("key")).values_list(*INPUT)
    src, dst, mass_g = list(zip(*rows, strict=True)) or [()] * len(INPUT)
    inputs = Inputs(numbering.found(src), numbering.found(dst), _numbers(mass_g, -1))
    inputs = Inputs(*(column[inputs.dst >= 0] for column in (inputs.src, inputs.dst, inputs.mass_g)))
    order = np.argsort(ids)
    return Change(ids[order], Lots(*(c[order] for c in (lots.kind, lots.mass_g, lots.day, lots.site))), inputs)


def _columns(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[tuple[Any, ...], ...]]:
    """The columns of each chunk of rows."""
    rows = iter(rows)
    while chunk := list(islice(rows, CHUNK)):
        yield tuple(zip(*chunk, strict=True))


def _lots(cells: Sequence[Iterable[Any]], sites: dict[str, int]) -> Lots:
    kind, mass_g, day, site = cells
    return Lots(
        np.array([CODE[k] for k in kind], np.int8),
        _numbers(mass_g, -1),
        _numbers(day, NO_DAY).astype(np.int32),
        np.array([sites.setdefault(s, len(sites)) for s in site], np.int32),
    )


def _gone(count: int) -> Lots:
    none = np.zeros(count, np.int64)
    return Lots(none + GONE, none - 1, none + NO_DAY, none)


def _joined(parts: list[Lots]) -> Lots:
    if not parts:
        return _gone(0)
    return Lots(*(np.concatenate([getattr(p, name) for p in parts]) for name in ("kind", "mass_g", "day", "site")))


def _numbers(values: Iterable[int | None], missing: int) -> Array:
    return np.array([missing if v is None else v for v in values], np.int64)
