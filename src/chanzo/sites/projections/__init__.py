"""What acts on sites do to rows, a module a noun; the registers' own rows are custody's to project. (sites)"""

from chanzo.ledger.nouns import Noun, Room

from .mine_lists import MINE_LISTS
from .observations import OBSERVATIONS
from .screening import SCREENINGS
from .study import STUDIES

NOUNS: tuple[Noun, ...] = (STUDIES, SCREENINGS, MINE_LISTS, OBSERVATIONS)
SITES = Room("sites", NOUNS)
