"""Countries and lakes as people call them. (places)"""

from django.utils.translation import gettext_lazy as _

COUNTRIES = {
    "AO": _("Angola"),
    "BI": _("Burundi"),
    "CD": _("DR Congo"),
    "CF": _("Central African Republic"),
    "CG": _("Congo"),
    "KE": _("Kenya"),
    "MW": _("Malawi"),
    "RW": _("Rwanda"),
    "SS": _("South Sudan"),
    "TZ": _("Tanzania"),
    "UG": _("Uganda"),
    "ZM": _("Zambia"),
}
LAKES = {
    "Lake Albert": _("Lake Albert"),
    "Lake Edward": _("Lake Edward"),
    "Lake George": _("Lake George"),
    "Lake Kivu": _("Lake Kivu"),
    "Lake Mweru": _("Lake Mweru"),
    "Lake Tanganyika": _("Lake Tanganyika"),
    "Lake Victoria": _("Lake Victoria"),
}


def country(code: str) -> str:
    """The name of a country by its code; an unknown code as it is."""
    return str(COUNTRIES.get(code, code))
