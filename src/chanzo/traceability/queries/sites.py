"""Sites as answers need them: the one that a person wrote, and where sites lie. (traceability)"""

from collections.abc import Callable, Iterable

from chanzo.core.names import fold
from chanzo.core.refusals import Refused
from chanzo.ledger.services.rows import Database
from chanzo.people.types import Place
from chanzo.sites.models import Site

from ..derive.book import Book
from ..image.view import View
from ..services.sheets import names_in_force
from .rows import chunks


def code_called(written: str, view: View) -> str:
    """The site code that a written site means now; one that no register knows is known by the bags that name it.

    Refused ID_UNKNOWN when neither a register nor a bag has it.
    """
    code = names_in_force(Book(Database())).site(fold(written))
    if code and (code in view.sites or Site.objects.filter(code=code).exists()):
        return code
    raise Refused("ID_UNKNOWN", id=written)


def places_of(codes: Iterable[str]) -> Callable[[str], Place]:
    """Where sites lie; a site that no register knows lies nowhere but at itself."""
    known: dict[str, Place] = {}
    for piece in chunks(sorted(codes)):
        lying = Site.objects.filter(code__in=piece).values_list("code", "territory", "province")
        known.update((place[0], Place(*place)) for place in lying)
    return lambda code: known.get(code, Place(site=code))
