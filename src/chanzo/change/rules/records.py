"""Lists of records, written short, and the one hash that stands for what they say. (change)"""

import hashlib
from collections.abc import Iterable, Mapping


def spans(seqs: Iterable[int]) -> str:
    """Ascending sequences as text: ``3-7 9 12-13``."""
    written: list[str] = []
    first = last = None
    for seq in sorted(set(seqs)):
        if last is not None and seq == last + 1:
            last = seq
            continue
        if first is not None:
            written.append(str(first) if first == last else f"{first}-{last}")
        first = last = seq
    if first is not None:
        written.append(str(first) if first == last else f"{first}-{last}")
    return " ".join(written)


def seqs_in(text: str) -> list[int]:
    """The sequences that ``spans`` wrote."""
    found: list[int] = []
    for span in text.split():
        first, _, last = span.partition("-")
        found.extend(range(int(first), int(last or first) + 1))
    return found


def last_in(text: str) -> int | None:
    """The last sequence that ``spans`` wrote; None for none."""
    return int(text.rpartition(" ")[2].rpartition("-")[2]) if text else None


def hash_of(seqs: Iterable[int], contents: Mapping[int, bytes]) -> str:
    """SHA-256 over every record's sequence (8 bytes) and content hash (32), ascending; hexadecimal."""
    hashed = hashlib.sha256()
    for seq in sorted(set(seqs)):
        hashed.update(seq.to_bytes(8, "big"))
        hashed.update(contents[seq])
    return hashed.hexdigest()
