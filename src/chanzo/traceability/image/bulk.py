"""An image from arrays and chunks of keys, however they came. (traceability)"""

import secrets
from collections.abc import Callable, Sequence

from chanzo.ledger.types import Head

from .columns import Inputs, Lots, arranged
from .files import Image
from .keys import Collision, Gathering, Hashing, Keys, renumbered

# Equal hashes of different keys under so many seeds in a row are no chance: the keys are equal.
SEEDS = 3


def image_of(head: Head, lots: Lots, inputs: Inputs, keys: Keys, sites: Sequence[str]) -> Image:
    """The image of lots whose keys and inputs are numbered as they arrived."""
    columns, order = arranged(lots, inputs, len(sites))
    return Image(head, columns, renumbered(keys, order), tuple(sites))


def gathered(read: Callable[[Gathering], None]) -> Keys:
    """The keys that ``read`` hands over; read again under another seed in the rare case of equal hashes."""
    for _ in range(SEEDS):
        gathering = Gathering(Hashing(secrets.randbits(63)))
        read(gathering)
        try:
            return gathering.keys()
        except Collision:
            continue
    raise ValueError("two lots have one key")
