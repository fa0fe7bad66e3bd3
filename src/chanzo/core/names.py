"""Written names compared: accents, case and spaces do not make two names. (core)"""

import unicodedata
from functools import lru_cache

_ASCII_UPPER = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """The form under which a written name is known: no accents, upper case, single spaces; idempotent."""
    if text.isascii():
        return " ".join(text.translate(_ASCII_UPPER).split())
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    folded = unicodedata.normalize("NFKD", bare.casefold().upper())
    return " ".join("".join(c for c in folded if not unicodedata.combining(c)).split())
