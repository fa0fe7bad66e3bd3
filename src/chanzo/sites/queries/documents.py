"""Which files of a request a reader may open. (sites)"""

from collections import defaultdict
from typing import Any

from chanzo.people.policies import only_own
from chanzo.people.types import Act

from ..models import AreaRequest, KeptDocument, RequestStep
from ..types.request import Step

# What was found at the desk and on site names people, places and armed men: a company reads how it came out, no more.
FOUND = (Step.CHECK, Step.EVALUATE)


def reads_found(user: Any) -> bool:
    """Whether a reader of a request may also read what was found at the desk and on site."""
    return not only_own(user, Act.SEE_REQUESTS)


def documents_visible_to(user: Any, request: AreaRequest) -> dict[int, list[KeptDocument]]:
    """The files of a request that the reader may see, by the step they belong to, in turn.

    Who reads for one organisation sees neither what was found nor what was withdrawn.
    """
    kept = KeptDocument.objects.filter(request=request.number).order_by("seq")
    if not reads_found(user):
        found = RequestStep.objects.filter(request=request.number, step__in=FOUND).values("seq")
        kept = kept.filter(withdrawn_by=None).exclude(step__in=found)
    documents: dict[int, list[KeptDocument]] = defaultdict(list)
    for row in kept:
        documents[row.step].append(row)
    return documents
