"""What organisations are, in the reader's language. (people)"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ORGANISATION_ROLES: dict[str, Promise] = {
    "cooperative": _("Cooperative"),
    "negociant": _("Négociant"),
    "processor": _("Processor"),
    "exporter": _("Exporter"),
    "smelter": _("Smelter"),
    "state_service": _("State service"),
    "transporter": _("Transporter"),
}


def role_word(role: str) -> str:
    """The word for the role of an organisation; a role without one as the register writes it."""
    return str(ORGANISATION_ROLES.get(role, role))
