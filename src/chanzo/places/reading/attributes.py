"""What an area is called and what it is, by the column names of those who publish them. (places)"""

from collections.abc import Mapping
from typing import Any

from chanzo.core.names import fold

# In order of preference; folded. Protected Planet, national agencies in French and English, forest atlases.
NAME = (
    "NAME", "NOM", "NOM_AP", "NOM_AIRE", "NAME_AP", "NAME_ENG", "ORIG_NAME", "NAME_FR", "NOM_FR", "NOM_OFF",
    "SITE_NAME", "NAME_PA", "PA_NAME", "NOM_PARC", "NOM_SITE", "DENOM", "DENOMINATION", "TOPONYME", "LIBELLE",
    "AREA_NAME", "AIRE_PROT",
)  # fmt: skip
DESIGNATION = ("DESIG", "DESIG_ENG", "DESIGNATIO", "DESIGNATION", "TYPE", "TYPE_AP", "STATUT", "CATEGORIE", "DESIG_FR")
CATEGORY = ("IUCN_CAT", "IUCN", "UICN", "CAT_UICN", "CAT_IUCN")
CODE = ("SITE_ID", "WDPAID", "WDPA_ID", "SITE_PID", "WDPA_PID", "CODE", "ID")
SQUARE_KM = ("REP_AREA", "GIS_AREA", "AREA_KM2", "SUP_KM2", "SUPERF_KM2")
HECTARES = ("SUP_HA", "AREA_HA", "SUPERF_HA", "SUPERFICIE", "SUP_OFF_HA", "HECTARES")
LONGEST = 200


class Columns:
    """The columns of one file, found once."""

    def __init__(self, names: list[str]) -> None:
        self._of = {fold(name).replace(" ", "_"): name for name in reversed(names)}

    def name(self, row: Mapping[str, Any]) -> str:
        """What the area is called; empty when no column says."""
        if found := self._text(row, NAME):
            return found
        like = [column for folded, column in self._of.items() if "NOM" in folded or "NAM" in folded]
        return next((text for column in like if (text := _clean(row.get(column)))), "")

    def designation(self, row: Mapping[str, Any]) -> str:
        """What sort of area it is, in the publisher's words."""
        return self._text(row, DESIGNATION)

    def category(self, row: Mapping[str, Any]) -> str:
        """Its category of the conservation union."""
        return self._text(row, CATEGORY)

    def code(self, row: Mapping[str, Any]) -> str:
        """The publisher's number of it."""
        return self._text(row, CODE)

    def reported_ha(self, row: Mapping[str, Any]) -> int:
        """Its reported extent in whole hectares; 0 when nobody reported one."""
        for names, factor in ((SQUARE_KM, 100), (HECTARES, 1)):
            for folded in names:
                if folded in self._of and (extent := _number(row.get(self._of[folded]))) > 0:
                    return max(1, round(extent * factor))
        return 0

    def _text(self, row: Mapping[str, Any], names: tuple[str, ...]) -> str:
        return next((t for folded in names if folded in self._of and (t := _clean(row.get(self._of[folded])))), "")


def _clean(value: Any) -> str:
    if value is None or isinstance(value, bool | dict | list | bytes):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = " ".join(str(value).split())[:LONGEST]
    return "" if text.casefold() in ("0", "null", "none", "not reported", "not applicable", "n/a", "nan") else text


def _number(value: Any) -> float:
    try:
        number = float(str(value).replace(",", "."))
    except ValueError:
        return 0.0
    # No area is larger than the land of the earth.
    return number if 0 < number < 2e10 else 0.0
