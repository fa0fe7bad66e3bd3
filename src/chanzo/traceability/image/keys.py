"""The keys of the lots in the image: one pool of text, found by number or by hash. (traceability)

pool    m i n e : 1 @ P / 1 0 b a t c h : ...     NUL after each key
start   where the key of each lot begins
hashes  ascending, with the lot that each belongs to
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..lineage import Array

NUL = "\0"


class Collision(Exception):
    """Two keys have one hash under this seed; another seed parts them."""


class Hashing:
    """64-bit hashes of texts: a sum of bytes times random odd words that the seed makes, so nobody can craft equals."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self._words = self._drawn(256)

    def _drawn(self, count: int) -> Array:
        draw = np.random.Generator(np.random.PCG64(self.seed))
        return draw.integers(0, 2**64, size=count, dtype=np.uint64) | np.uint64(1)

    def pooled(self, texts: Sequence[str]) -> tuple[bytes, Array, Array]:
        """The texts as a pool, where each begins in it, and their hashes."""
        pool = (NUL.join(texts) + NUL).encode() if texts else b""
        data = np.frombuffer(pool, np.uint8)
        ends = np.flatnonzero(data == 0)
        if len(ends) != len(texts):
            return self.pooled([text.replace(NUL, "\ufffd") for text in texts])
        start = np.zeros(len(ends), np.int64)
        start[1:] = ends[:-1] + 1
        length = ends - start + 1
        longest = int(length.max()) if len(length) else 0
        if longest > len(self._words):
            self._words = self._drawn(2 * longest)
        place = np.arange(len(data)) - np.repeat(start, length)
        sums = np.add.reduceat(data * self._words[place], start) if len(start) else np.zeros(0, np.uint64)
        return pool, start, sums ^ (sums >> np.uint64(31))

    def hashes(self, texts: Sequence[str]) -> Array:
        """The hashes of texts."""
        return self.pooled(texts)[2]


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of lots 0..n-1."""

    pool: Array
    start: Array
    hashes: Array
    lot: Array
    hashing: Hashing

    def numbers(self, hashes: Array) -> Array:
        """The lots with these key hashes, -1 where there is none."""
        if not len(self.hashes):
            return np.full(len(hashes), -1, np.int64)
        at = np.minimum(np.searchsorted(self.hashes, hashes), len(self.hashes) - 1)
        return np.where(self.hashes[at] == hashes, self.lot[at], -1).astype(np.int64)

    def find(self, keys: Sequence[str]) -> Array:
        """The lots of these keys, -1 for a key that the image does not hold."""
        return self.numbers(self.hashing.hashes(keys)) if keys else np.zeros(0, np.int64)

    def text(self, lot: int) -> str:
        """The key of a lot."""
        start, size = int(self.start[lot]), 128
        while True:
            piece = self.pool[start : start + size].tobytes()
            end = piece.find(0)
            if end >= 0:
                return piece[:end].decode()
            size *= 8

    def texts(self, lots: Array) -> list[str]:
        """The keys of lots."""
        return [self.text(lot) for lot in lots.tolist()]


class Gathering:
    """Keys as they arrive, in chunks, until the image numbers them."""

    def __init__(self, hashing: Hashing) -> None:
        self.hashing = hashing
        self._pools: list[bytes] = []
        self._starts: list[Array] = []
        self._hashes: list[Array] = []
        self._size = 0

    def add(self, keys: Sequence[str]) -> None:
        """Take the next keys."""
        pool, start, hashes = self.hashing.pooled(keys)
        self._pools.append(pool)
        self._starts.append(start + self._size)
        self._hashes.append(hashes)
        self._size += len(pool)

    def keys(self) -> Keys:
        """The keys, numbered as they arrived; Collision when two have one hash."""
        hashes = np.concatenate([np.zeros(0, np.uint64), *self._hashes])
        lot = np.argsort(hashes)
        hashes = hashes[lot]
        if np.any(hashes[1:] == hashes[:-1]):
            raise Collision
        pool = np.frombuffer(b"".join(self._pools), np.uint8)
        self._pools.clear()
        start = np.concatenate([np.zeros(0, np.int64), *self._starts])
        kind = np.uint32 if self._size < 2**32 else np.int64
        return Keys(pool, start.astype(kind), hashes, lot.astype(np.int32), self.hashing)


def renumbered(keys: Keys, order: Array) -> Keys:
    """The same keys under the image's numbers; lot ``order[i]`` becomes i."""
    number = np.empty(len(order), np.int32)
    number[order] = np.arange(len(order), dtype=np.int32)
    return Keys(keys.pool, keys.start[order], keys.hashes, number[keys.lot], keys.hashing)
