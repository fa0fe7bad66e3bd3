"""What acts on sites do to rows, a module a noun; the registers' own rows are custody's to project. (sites)"""

from chanzo.ledger.nouns import Noun, Room

from .study import STUDIES
from .visits import VISITS

NOUNS: tuple[Noun, ...] = (STUDIES, VISITS)
SITES = Room("sites", NOUNS)
