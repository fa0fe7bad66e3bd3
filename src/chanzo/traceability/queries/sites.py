"""Sites as answers need them: the one that a person wrote, and where sites lie. (traceability)"""

from collections.abc import Callable, Iterable

from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.people.types import Place
from chanzo.sites.models import Site
from chanzo.sites.queries import place_of, site_called

from ..image.view import View
from .rows import chunks


def code_called(written: str, view: View) -> str:
    """The site code that a written site means; one that no register knows is known by the bags that name it.

    Refused ID_UNKNOWN when neither a register nor a bag has it.
    """
    site = site_called(written)
    if site is not None:
        return site.code
    for name in (written, fold(written)):
        if name and name in view.sites:
            return name
    raise Refused("ID_UNKNOWN", id=written)


def places_of(codes: Iterable[str]) -> Callable[[str], Place]:
    """Where sites lie; a site that no register knows lies nowhere but at itself."""
    known: dict[str, Place] = {}
    for piece in chunks(sorted(codes)):
        known.update((site.code, place_of(site)) for site in Site.objects.filter(code__in=piece))
    return lambda code: known.get(code, Place(site=code))
