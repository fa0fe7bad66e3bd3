"""What is asked about organisations. (people)"""

from chanzo.core.names import fold

from .models import Alias, Organisation, OrganisationName
from .rules import name_on
from .types import DatedName


def organisation_called(written: str) -> Organisation | None:
    """The organisation that a written code or name means; None when it means none or several."""
    folded = fold(written)
    found = Organisation.objects.filter(folded=folded).first()
    if found is None:
        codes = set(Alias.objects.filter(folded=folded).values_list("code", flat=True))
        found = Organisation.objects.filter(code=codes.pop()).first() if len(codes) == 1 else None
    return found


def organisation_on(code: str, day: int) -> DatedName | None:
    """Name, role and country of an organisation on a day."""
    return name_on([row.facts() for row in OrganisationName.objects.filter(code=code)], day)
