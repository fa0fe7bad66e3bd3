"""Which column of a published list is which, by the headers that publishers use. (field)"""

import re
from collections.abc import Sequence

from chanzo.core.names import fold

# Folded, punctuation as spaces; the first that a header row has is taken.
WORDS: dict[str, tuple[str, ...]] = {
    "name": (
        "NAME", "NOM", "SITE NAME", "NOM DU SITE", "NOM SITE", "MINE NAME", "NOM DE LA MINE", "NOM MINE", "MINE",
        "SITE", "SITE MINIER", "NOM DU SITE MINIER", "MINE SITE", "DENOMINATION",
    ),
    "code": ("PCODE", "CODE", "SITE CODE", "CODE SITE", "CODE DU SITE", "MINE CODE", "CODE MINE", "SITE ID", "ID"),
    "latitude": (
        "LATITUDE", "LAT", "LAT DD", "LATITUDE DD", "COORD Y", "Y", "GPS LATITUDE", "LATITUDE Y", "LATITUDE S",
        "LATITUDE WGS84",
    ),
    "longitude": (
        "LONGITUDE", "LONG", "LON", "LNG", "LON DD", "LONG DD", "LONGITUDE DD", "COORD X", "X", "GPS LONGITUDE",
        "LONGITUDE X", "LONGITUDE E", "LONGITUDE WGS84",
    ),
    "country": ("COUNTRY", "PAYS", "COUNTRY CODE", "ISO"),
    "province": ("PROVINCE", "ADMIN1"),
    "territory": ("TERRITOIRE", "TERRITORY", "DISTRICT", "COMMUNE", "ADMIN2"),
}  # fmt: skip
_MINERAL = re.compile(r"(MINERAL|MINERAI|MINERAUX|SUBSTANCE|COMMODITY|PRODUIT)S?( \d)?\Z")
_SIGNS = re.compile(r"[^0-9A-Z]+")
_DIGIT = re.compile(r"(?<=[A-Z])(?=\d)")


def columns_of(header: Sequence[object]) -> dict[str, int]:
    """Columns by what they hold; minerals as ``mineral 0``, ``mineral 1`` and so on."""
    forms = [_form(cell) for cell in header]
    found: dict[str, int] = {}
    for column, words in WORDS.items():
        at = next((forms.index(word) for word in words if word in forms), None)
        if at is not None:
            found[column] = at
    minerals = [at for at, form in enumerate(forms) if _MINERAL.match(_DIGIT.sub(" ", form))]
    return found | {f"mineral {number}": at for number, at in enumerate(minerals)}


def _form(cell: object) -> str:
    return _SIGNS.sub(" ", fold(cell if isinstance(cell, str) else "")).strip()
