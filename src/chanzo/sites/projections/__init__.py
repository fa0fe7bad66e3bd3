"""What acts on sites do to rows, a module a noun; the registers' own rows are custody's to project. (sites)"""

from chanzo.ledger.nouns import Noun, Room

from .dated import STATUS_ACTS, SUSPENSION_ACTS
from .documents import DOCUMENTS
from .identity import IDENTITY
from .mine_lists import MINE_LISTS
from .observations import OBSERVATIONS
from .requests import REQUESTS
from .screening import SCREENINGS
from .study import STUDIES
from .visits import VISITS

NOUNS: tuple[Noun, ...] = (
    STUDIES,
    REQUESTS,
    IDENTITY,
    STATUS_ACTS,
    SUSPENSION_ACTS,
    VISITS,
    SCREENINGS,
    MINE_LISTS,
    OBSERVATIONS,
    DOCUMENTS,
)
SITES = Room("sites", NOUNS)
