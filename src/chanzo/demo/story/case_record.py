"""The record of the first made-up incident: its account stated anew, what it is related to, a document. (demo)"""

from collections.abc import Iterable

from chanzo.incidents.models import Incident
from chanzo.incidents.services.attaching import attach_file
from chanzo.incidents.services.describing import Description, describe_incident
from chanzo.incidents.types import Audience
from chanzo.sites.models import Visit
from chanzo.traceability.models import Lot
from chanzo.traceability.types import Kind

from .incidents import MANAGER

LETTER = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""


class Letter:
    """A document as a form hands it over."""

    def chunks(self) -> Iterable[bytes]:
        yield LETTER


def tell(*, today: int, seed: int) -> None:
    """State the account anew once the field team was there, and join what it saw."""
    incident = Incident.objects.filter(category="security_forces", level=1).order_by("number").first()
    if incident is None:
        return
    bags = Lot.objects.filter(kind=Kind.MINE, site=incident.site).order_by("key").values_list("name", flat=True)
    visits = Visit.objects.filter(site=incident.site).order_by("-day").values_list("visit", flat=True)
    describe_incident(
        number=incident.number,
        description=Description(
            fields={"about": False, "minerals": "cassiterite"},
            texts={
                "account": "Five négociants paid at the bridge on three market days; one turned back and told of it.",
                "actor_sorts": "armed_state+unarmed_state",
                "known_by": "From several people at the site; the market's receipts agree.",
                "known_sorts": "field+hotline",
            },
            related={"tag": list(bags[:3]), "visit": [str(visit) for visit in visits[:1]]},
        ),
        reason="The field team asked along the road.",
        by=MANAGER,
    )
    attach_file(
        number=incident.number, file=Letter(), audience=Audience.GOVERNMENT, by=MANAGER,
        caption="Letter to the service that holds the bridge",
    )  # fmt: skip
