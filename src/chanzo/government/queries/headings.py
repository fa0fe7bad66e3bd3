"""The heading of an act: of the service it names, else the installation's, else the service's own name. (government)"""

from collections.abc import Sequence

from chanzo.core.names import fold
from chanzo.people.models import Organisation
from chanzo.web.paper import Head

from ..models import Heading

STATE_SERVICE = "state_service"


def head_of(organisations: Sequence[str], language: str) -> Head:
    """The heading in French or English."""
    known = {fold(heading.organisation): heading for heading in Heading.objects.all()}
    for name in (*organisations, ""):
        if heading := known.get(fold(name)):
            french = language.startswith("fr")
            return Head(
                heading.country_fr if french else heading.country_en,
                heading.ministry_fr if french else heading.ministry_en,
                heading.service_fr if french else heading.service_en,
                heading.place,
            )
    service = Organisation.objects.filter(code__in=list(organisations), role=STATE_SERVICE).first()
    return Head(service=service.name if service else "")
